package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.AnnualReviewService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class ReceiveLateReportListener implements TaskListener {

  private final AnnualReviewService annualReviews;

  ReceiveLateReportListener(AnnualReviewService annualReviews) {
    this.annualReviews = annualReviews;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    annualReviews.receiveReport(
        form.caseNumber(), form.date("收到日期", "receivedOn"), form.text("summary"), form.person());
  }
}
