package cn.qualitysafety.shared.process;

import cn.qualitysafety.shared.HearingService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueHearingNoticeDelegate implements JavaDelegate {

  private final HearingService hearings;

  IssueHearingNoticeDelegate(HearingService hearings) {
    this.hearings = hearings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    hearings.issueHearingNotice(execution.getProcessBusinessKey());
  }
}
