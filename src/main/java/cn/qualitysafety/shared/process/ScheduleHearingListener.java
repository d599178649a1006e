package cn.qualitysafety.shared.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.shared.HearingService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class ScheduleHearingListener implements TaskListener {

  private final HearingService hearings;

  ScheduleHearingListener(HearingService hearings) {
    this.hearings = hearings;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    hearings.scheduleHearing(
        form.caseNumber(),
        form.date("听证日期", "hearingOn"),
        form.text("place"),
        form.text("presider"),
        form.person());
  }
}
