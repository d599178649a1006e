package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.input.Starter;
import cn.qualitysafety.spotcheck.SpotCheckPlanService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RegisterPlanDelegate implements JavaDelegate {

  private final SpotCheckPlanService plans;

  RegisterPlanDelegate(SpotCheckPlanService plans) {
    this.plans = plans;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setProcessBusinessKey(
        plans.registerPlan(
            execution.getVariable(SpotcheckPlanProcess.CATEGORY),
            execution.getVariable(SpotcheckPlanProcess.PRODUCT),
            execution.getVariable(SpotcheckPlanProcess.PRODUCT_CODE),
            execution.getVariable(SpotcheckPlanProcess.LICENSED_PRODUCT),
            execution.getVariable(SpotcheckPlanProcess.STANDARD),
            execution.getVariable(SpotcheckPlanProcess.ITEMS),
            execution.getVariable(SpotcheckPlanProcess.LABORATORY),
            execution.getVariable(SpotcheckPlanProcess.RETEST_LABORATORY),
            execution.getTenantId(),
            Starter.of(execution)));
  }
}
