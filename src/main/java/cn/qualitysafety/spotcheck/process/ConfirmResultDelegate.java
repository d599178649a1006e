package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.SpotCheckService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ConfirmResultDelegate implements JavaDelegate {

  private final SpotCheckService spotChecks;

  ConfirmResultDelegate(SpotCheckService spotChecks) {
    this.spotChecks = spotChecks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        SpotcheckResultProcess.FINAL_VERDICT,
        spotChecks.confirmResult(
            (String) execution.getVariable(SpotcheckResultProcess.BATCH_NUMBER)));
  }
}
