package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.SpotCheckPlanService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ClosePlanDelegate implements JavaDelegate {

  private final SpotCheckPlanService plans;

  ClosePlanDelegate(SpotCheckPlanService plans) {
    this.plans = plans;
  }

  @Override
  public void execute(DelegateExecution execution) {
    plans.closePlan(execution.getProcessBusinessKey());
  }
}
