package cn.qualitysafety.shared.process;

import cn.qualitysafety.shared.HearingService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueHearingRightsDelegate implements JavaDelegate {

  private final HearingService hearings;

  IssueHearingRightsDelegate(HearingService hearings) {
    this.hearings = hearings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    hearings.issueHearingRights(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(SharedHearingProcess.ORDERED_BY));
  }
}
