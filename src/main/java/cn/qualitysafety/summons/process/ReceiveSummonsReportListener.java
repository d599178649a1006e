package cn.qualitysafety.summons.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.summons.SummonsRoundService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class ReceiveSummonsReportListener implements TaskListener {

  private final SummonsRoundService summonsRounds;

  ReceiveSummonsReportListener(SummonsRoundService summonsRounds) {
    this.summonsRounds = summonsRounds;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    summonsRounds.receiveSummonsReport(
        form.caseNumber(), form.date("收到日期", "receivedOn"), form.text("report"), form.person());
  }
}
