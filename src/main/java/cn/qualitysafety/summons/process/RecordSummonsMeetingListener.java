package cn.qualitysafety.summons.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.summons.SummonsRoundService;
import java.util.Arrays;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class RecordSummonsMeetingListener implements TaskListener {

  private final SummonsRoundService summonsRounds;

  RecordSummonsMeetingListener(SummonsRoundService summonsRounds) {
    this.summonsRounds = summonsRounds;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    summonsRounds.recordSummonsMeeting(
        form.caseNumber(),
        form.text("attendees"),
        form.text("record"),
        form.text("signature"),
        form.text("refusal"),
        Arrays.asList(
            form.text("commitment1"),
            form.text("commitment2"),
            form.text("commitment3"),
            form.text("commitment4"),
            form.text("commitment5")),
        Arrays.asList(
            form.text("commitmentDue1"),
            form.text("commitmentDue2"),
            form.text("commitmentDue3"),
            form.text("commitmentDue4"),
            form.text("commitmentDue5")),
        form.person());
  }
}
