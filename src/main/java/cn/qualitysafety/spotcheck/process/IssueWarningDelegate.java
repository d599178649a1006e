package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.FollowUpService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueWarningDelegate implements JavaDelegate {

  private final FollowUpService followUps;

  IssueWarningDelegate(FollowUpService followUps) {
    this.followUps = followUps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    followUps.issueWarning(execution.getProcessBusinessKey());
  }
}
