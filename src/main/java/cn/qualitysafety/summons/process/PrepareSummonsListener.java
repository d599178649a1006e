package cn.qualitysafety.summons.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.summons.SummonsRoundService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class PrepareSummonsListener implements TaskListener {

  private final SummonsRoundService summonsRounds;

  PrepareSummonsListener(SummonsRoundService summonsRounds) {
    this.summonsRounds = summonsRounds;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    summonsRounds.prepareSummons(
        form.caseNumber(),
        form.text("grounds"),
        form.date("约谈日期", "meetingOn"),
        form.text("meetingTime"),
        form.text("place"),
        form.text("presider"),
        form.person());
  }
}
