package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.AnnualReviewService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code licence-annual-review}. */
@Component
public class LicenceAnnualReview {

  /** Which licence is reviewed, from the caller. */
  static final String LICENCE_NUMBER = "licenceNumber";

  /** How many of a hundred are visited, from the decision table. */
  static final String VISIT_SHARE = "visitShare";

  private final AnnualReviewService reviews;

  LicenceAnnualReview(AnnualReviewService reviews) {
    this.reviews = reviews;
  }

  @Step
  public void openAnnualReview(DelegateExecution execution) {
    execution.setProcessBusinessKey(
        reviews.openAnnualReview((String) execution.getVariable(LICENCE_NUMBER)));
  }

  @Step
  public void receiveReport(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reviews.receiveReport(
        form.caseNumber(), form.date("收到日期", "receivedOn"), form.text("summary"), form.person());
  }

  @Step(apart = true)
  public void issueReportReminder(DelegateExecution execution) {
    reviews.issueReportReminder(execution.getProcessBusinessKey());
  }

  @Step
  public void receiveLateReport(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reviews.receiveReport(
        form.caseNumber(), form.date("收到日期", "receivedOn"), form.text("summary"), form.person());
  }

  @Step
  public void drawVisit(DelegateExecution execution) {
    reviews.drawVisit(
        execution.getProcessBusinessKey(), (Integer) execution.getVariable(VISIT_SHARE));
  }

  @Step
  public void inspectSite(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reviews.inspectSite(
        form.caseNumber(), form.date("检查日期", "visitedOn"), form.text("findings"), form.person());
  }

  @Step
  public void checkReport(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reviews.checkReport(
        form.caseNumber(), form.approved("年审结论"), form.text("opinion"), form.person());
  }

  /** The licence has ended meanwhile. */
  @Step
  public void stopAnnualReview(DelegateExecution execution) {
    reviews.stop(execution.getProcessBusinessKey());
  }

  @Step
  public void listForInspection(DelegateExecution execution) {
    reviews.listForInspection(execution.getProcessBusinessKey());
  }
}
