package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.FollowUpService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class FailFollowUpDelegate implements JavaDelegate {

  private final FollowUpService followUps;

  FailFollowUpDelegate(FollowUpService followUps) {
    this.followUps = followUps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    followUps.failFollowUp(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(SpotcheckFollowupProcess.SAMPLE_VERDICT));
  }
}
