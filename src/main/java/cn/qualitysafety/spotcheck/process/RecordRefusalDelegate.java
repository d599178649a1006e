package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.SpotCheckService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordRefusalDelegate implements JavaDelegate {

  private final SpotCheckService spotChecks;

  RecordRefusalDelegate(SpotCheckService spotChecks) {
    this.spotChecks = spotChecks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    spotChecks.recordRefusal(execution.getProcessBusinessKey());
  }
}
