package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.SpotCheckService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class PrepareRetestDelegate implements JavaDelegate {

  private final SpotCheckService spotChecks;

  PrepareRetestDelegate(SpotCheckService spotChecks) {
    this.spotChecks = spotChecks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        SpotcheckResultProcess.BLIND_CODE,
        spotChecks.prepareRetest(
            (String) execution.getVariable(SpotcheckResultProcess.BATCH_NUMBER)));
  }
}
