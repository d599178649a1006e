package cn.qualitysafety.shared.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.shared.HearingService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class HoldHearingListener implements TaskListener {

  private final HearingService hearings;

  HoldHearingListener(HearingService hearings) {
    this.hearings = hearings;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    hearings.holdHearing(
        form.caseNumber(),
        form.text("outcome"),
        form.text("record"),
        form.text("signature"),
        form.person());
  }
}
