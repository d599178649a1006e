package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.AnnualReviewService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ListForInspectionDelegate implements JavaDelegate {

  private final AnnualReviewService annualReviews;

  ListForInspectionDelegate(AnnualReviewService annualReviews) {
    this.annualReviews = annualReviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    annualReviews.listForInspection(execution.getProcessBusinessKey());
  }
}
