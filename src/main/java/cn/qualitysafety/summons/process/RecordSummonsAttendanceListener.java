package cn.qualitysafety.summons.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.summons.SummonsRoundService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class RecordSummonsAttendanceListener implements TaskListener {

  private final SummonsRoundService summonsRounds;

  RecordSummonsAttendanceListener(SummonsRoundService summonsRounds) {
    this.summonsRounds = summonsRounds;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    summonsRounds.recordSummonsAttendance(
        form.caseNumber(),
        form.text("attendance"),
        form.text("note"),
        form.text("newMeetingOn"),
        form.text("newMeetingTime"),
        form.person());
  }
}
