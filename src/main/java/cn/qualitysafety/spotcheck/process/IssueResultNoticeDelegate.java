package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.SpotCheckService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueResultNoticeDelegate implements JavaDelegate {

  private final SpotCheckService spotChecks;

  IssueResultNoticeDelegate(SpotCheckService spotChecks) {
    this.spotChecks = spotChecks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    spotChecks.issueResultNotice(
        (String) execution.getVariable(SpotcheckResultProcess.BATCH_NUMBER));
  }
}
