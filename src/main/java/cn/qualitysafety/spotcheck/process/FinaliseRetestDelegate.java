package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.SpotCheckService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class FinaliseRetestDelegate implements JavaDelegate {

  private final SpotCheckService spotChecks;

  FinaliseRetestDelegate(SpotCheckService spotChecks) {
    this.spotChecks = spotChecks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        SpotcheckResultProcess.FINAL_VERDICT,
        spotChecks.finaliseRetest(
            (String) execution.getVariable(SpotcheckResultProcess.BATCH_NUMBER),
            (String) execution.getVariable(SpotcheckResultProcess.SAMPLE_VERDICT)));
  }
}
