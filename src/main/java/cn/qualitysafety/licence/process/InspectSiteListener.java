package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.AnnualReviewService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class InspectSiteListener implements TaskListener {

  private final AnnualReviewService annualReviews;

  InspectSiteListener(AnnualReviewService annualReviews) {
    this.annualReviews = annualReviews;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    annualReviews.inspectSite(
        form.caseNumber(), form.date("检查日期", "visitedOn"), form.text("findings"), form.person());
  }
}
