package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.FollowUpService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueRectificationOrderDelegate implements JavaDelegate {

  private final FollowUpService followUps;

  IssueRectificationOrderDelegate(FollowUpService followUps) {
    this.followUps = followUps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    followUps.issueRectificationOrder(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(SpotcheckFollowupProcess.BATCH_NUMBER));
  }
}
