package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.SpotCheckPlanService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class StartBatchesDelegate implements JavaDelegate {

  private final SpotCheckPlanService plans;

  StartBatchesDelegate(SpotCheckPlanService plans) {
    this.plans = plans;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String plan = (String) execution.getVariable(SpotcheckCityProcess.PLAN_NUMBER);
    String city = (String) execution.getVariable(SpotcheckCityProcess.CITY);
    for (String batch : plans.batchesToStart(plan, city)) {
      execution
          .getProcessEngineServices()
          .getRuntimeService()
          .createMessageCorrelation(SpotcheckSamplingProcess.BATCH_DRAWN)
          .processInstanceBusinessKey(batch)
          .setVariable(SpotcheckSamplingProcess.UNIT_CODE, city)
          .correlateStartMessage();
    }
  }
}
