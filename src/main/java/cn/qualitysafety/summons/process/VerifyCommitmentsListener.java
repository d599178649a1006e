package cn.qualitysafety.summons.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.summons.SummonsRoundService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class VerifyCommitmentsListener implements TaskListener {

  private final SummonsRoundService summonsRounds;

  VerifyCommitmentsListener(SummonsRoundService summonsRounds) {
    this.summonsRounds = summonsRounds;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    summonsRounds.verifyCommitments(
        form.caseNumber(),
        form.date("核查日期", "verifiedOn"),
        form.text("findings"),
        form.approved("核查结论"),
        form.person());
  }
}
