package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.SpotCheckService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class PrepareSampleDelegate implements JavaDelegate {

  private final SpotCheckService spotChecks;

  PrepareSampleDelegate(SpotCheckService spotChecks) {
    this.spotChecks = spotChecks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        SpotcheckSamplingProcess.BLIND_CODE,
        spotChecks.prepareSample(execution.getProcessBusinessKey()));
  }
}
