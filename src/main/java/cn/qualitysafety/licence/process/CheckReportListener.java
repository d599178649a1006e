package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.AnnualReviewService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class CheckReportListener implements TaskListener {

  private final AnnualReviewService annualReviews;

  CheckReportListener(AnnualReviewService annualReviews) {
    this.annualReviews = annualReviews;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    annualReviews.checkReport(
        form.caseNumber(), form.approved("年审结论"), form.text("opinion"), form.person());
  }
}
