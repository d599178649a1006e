package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.Batch;
import cn.qualitysafety.spotcheck.SpotCheckPlanService;
import cn.qualitysafety.spotcheck.SpotCheckService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class DrawReplacementDelegate implements JavaDelegate {

  private final SpotCheckPlanService plans;
  private final SpotCheckService spotChecks;

  DrawReplacementDelegate(SpotCheckPlanService plans, SpotCheckService spotChecks) {
    this.plans = plans;
    this.spotChecks = spotChecks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Batch batch = spotChecks.of(execution.getProcessBusinessKey());
    String replacement = plans.drawReplacement(batch);
    if (replacement == null) {
      spotChecks.closeWithoutResult(batch.caseNumber());
      return;
    }
    execution
        .getProcessEngineServices()
        .getRuntimeService()
        .createMessageCorrelation(SpotcheckSamplingProcess.BATCH_DRAWN)
        .processInstanceBusinessKey(replacement)
        .setVariable(SpotcheckSamplingProcess.UNIT_CODE, batch.city())
        .correlateStartMessage();
  }
}
