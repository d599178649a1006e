package cn.qualitysafety.shared.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.shared.HearingService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class DeliverHearingNoticeListener implements TaskListener {

  private final HearingService hearings;

  DeliverHearingNoticeListener(HearingService hearings) {
    this.hearings = hearings;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    hearings.deliverHearingNotice(
        form.caseNumber(),
        form.date("送达日期", "deliveredOn"),
        form.text("receivedBy"),
        form.person());
  }
}
