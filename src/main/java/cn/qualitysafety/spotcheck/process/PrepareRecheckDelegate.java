package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.FollowUpService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class PrepareRecheckDelegate implements JavaDelegate {

  private final FollowUpService followUps;

  PrepareRecheckDelegate(FollowUpService followUps) {
    this.followUps = followUps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        SpotcheckFollowupProcess.BLIND_CODE,
        followUps.prepareRecheck(execution.getProcessBusinessKey()));
  }
}
