package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.AnnualReviewService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenAnnualReviewDelegate implements JavaDelegate {

  private final AnnualReviewService annualReviews;

  OpenAnnualReviewDelegate(AnnualReviewService annualReviews) {
    this.annualReviews = annualReviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setProcessBusinessKey(
        annualReviews.openAnnualReview(
            (String) execution.getVariable(LicenceAnnualReviewProcess.LICENCE_NUMBER)));
  }
}
