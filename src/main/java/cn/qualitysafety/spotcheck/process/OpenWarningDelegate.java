package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.spotcheck.FollowUpService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenWarningDelegate implements JavaDelegate {

  private final FollowUpService followUps;

  OpenWarningDelegate(FollowUpService followUps) {
    this.followUps = followUps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setProcessBusinessKey(
        followUps.openWarning(
            (String) execution.getVariable(SpotcheckWarningProcess.CITY),
            (String) execution.getVariable(SpotcheckWarningProcess.PRODUCT_CODE),
            (String) execution.getVariable(SpotcheckWarningProcess.PRODUCT),
            (String) execution.getVariable(SpotcheckWarningProcess.QUARTER),
            (Integer) execution.getVariable(SpotcheckWarningProcess.FAILURES)));
  }
}
