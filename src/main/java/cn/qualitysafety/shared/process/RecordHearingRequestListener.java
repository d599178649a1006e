package cn.qualitysafety.shared.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.shared.HearingService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class RecordHearingRequestListener implements TaskListener {

  private final HearingService hearings;

  RecordHearingRequestListener(HearingService hearings) {
    this.hearings = hearings;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    hearings.recordHearingRequest(
        form.caseNumber(), form.approved("申请情况"), form.date("提出日期", "requestedOn"), form.person());
  }
}
