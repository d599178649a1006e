package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.AnnualReviewService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class DrawVisitDelegate implements JavaDelegate {

  private final AnnualReviewService annualReviews;

  DrawVisitDelegate(AnnualReviewService annualReviews) {
    this.annualReviews = annualReviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    boolean drawn =
        annualReviews.drawVisit(
            execution.getProcessBusinessKey(),
            (Integer) execution.getVariable(LicenceAnnualReviewProcess.VISIT_SHARE));
    execution.setVariable(LicenceAnnualReviewProcess.VISIT_DRAWN, drawn);
  }
}
