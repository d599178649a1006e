package cn.qualitysafety.summons.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.summons.SummonsRoundService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class DeliverSummonsNoticeListener implements TaskListener {

  private final SummonsRoundService summonsRounds;

  DeliverSummonsNoticeListener(SummonsRoundService summonsRounds) {
    this.summonsRounds = summonsRounds;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    summonsRounds.deliverSummonsNotice(
        form.caseNumber(),
        form.text("delivery"),
        form.text("deliveredOn"),
        form.text("receivedBy"),
        form.text("newMeetingOn"),
        form.text("newMeetingTime"),
        form.text("reason"),
        form.person());
  }
}
