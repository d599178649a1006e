package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.AnnualReviewService;
import cn.qualitysafety.licence.RevocationService;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.delegate.BpmnModelExecutionContext;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code licence-revocation}. */
@Component
public class LicenceRevocation {

  private static final String WATCH_ENDS = "event_endWatch";
  private static final String REVIEW = "callActivity_decisionReview";

  /** The ground of a cancellation that rests on what an inspection has found. */
  private static final String PRODUCTION_STOPPED = "stopped";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  /** What the called case of review and discussion hands back. */
  static final String REVIEW_CASE = "reviewCase";

  static final String REVIEW_OUTCOME = "reviewOutcome";
  static final String REVIEW_TEXT = "reviewText";

  private final RevocationService revocations;
  private final AnnualReviewService reviews;
  private final CaseRecords records;

  LicenceRevocation(
      RevocationService revocations, AnnualReviewService reviews, CaseRecords records) {
    this.revocations = revocations;
    this.reviews = reviews;
    this.records = records;
  }

  /**
   * From the start form; of models deployed before a form was kept, also from another regime's
   * message.
   */
  @Step
  public void openRevocation(DelegateExecution execution) {
    open(execution);
  }

  /** From another regime's message, which says the same. */
  @Step
  public void openReferred(DelegateExecution execution) {
    open(execution);
  }

  private void open(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    String facts = form.text("facts");
    execution.setProcessBusinessKey(
        revocations.openRevocation(
            form.text("licenceNumber"),
            isReviewed(execution)
                ? revocations.onGround(
                    form.text("licenceNumber"), form.text("measure"), form.text("cancelGround"))
                : form.text("measure"),
            isReviewed(execution)
                ? revocations.withGround(
                    form.text("licenceNumber"),
                    form.text("measure"),
                    form.text("cancelGround"),
                    inspection(form),
                    facts)
                : facts,
            form.text("legalBasis"),
            execution.getTenantId(),
            form.person()));
    if (!isReviewed(execution)) {
      revocations.beginLimitOfPenalties(execution.getProcessBusinessKey());
    }
  }

  /** On which day who saw what, as the papers say it; null on grounds that nobody inspects for. */
  private static String inspection(SubmittedForm form) {
    if (!PRODUCTION_STOPPED.equals(form.text("cancelGround"))) {
      return null;
    }
    String found = Entered.required("检查发现的情况", form.text("inspectionFound"), 1000);
    return "%s，检查人员%s、%s到生产地址检查：%s"
        .formatted(
            DAY.format(form.date("检查日期", "inspectedOn")),
            Entered.line("检查人员", form.text("inspector"), 50),
            Entered.line("另一名检查人员", form.text("otherInspector"), 50),
            found.endsWith("。") ? found : found + "。");
  }

  /** Not of models deployed before decisions were reviewed and discussed. */
  private static boolean isReviewed(BpmnModelExecutionContext where) {
    return where.getBpmnModelInstance().getModelElementById(REVIEW) != null;
  }

  /** Besides what is kept of the form: what changes, changes the case. */
  @Step
  public void investigate(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    revocations.investigate(
        form.caseNumber(),
        task.getTenantId(),
        form.text("newFacts"),
        form.text("newLegalBasis"),
        form.text("partyAddress"),
        form.person());
  }

  @Step(apart = true)
  public void issueRevocationNotice(DelegateExecution execution) {
    revocations.issueRevocationNotice(execution.getProcessBusinessKey(), execution.getTenantId());
  }

  /** Of models deployed before papers were served by a model of its own. */
  @Step
  public void notifyHolder(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    revocations.notifyHolder(
        form.caseNumber(),
        form.date("送达日期", "deliveredOn"),
        form.text("receivedBy"),
        form.person());
  }

  @Step
  public void recordDefence(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    revocations.recordDefence(
        form.caseNumber(),
        task.getTenantId(),
        form.text("defence"),
        "silent".equals(form.text("afterDefence")),
        form.person());
  }

  @Step
  public void decideRevocation(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    revocations.decideRevocation(
        form.caseNumber(),
        form.text("decision"),
        form.text("reasons"),
        form.text("transferTo"),
        form.person(),
        isReviewed(task));
  }

  @Step
  public void takeReview(DelegateExecution execution) {
    revocations.takeReview(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(REVIEW_CASE),
        (String) execution.getVariable(REVIEW_OUTCOME),
        (String) execution.getVariable(REVIEW_TEXT));
  }

  @Step(apart = true)
  public void issueSuspension(DelegateExecution execution) {
    revocations.issueSuspension(execution.getProcessBusinessKey(), execution.getTenantId());
  }

  @Step(apart = true)
  public void issueTransfer(DelegateExecution execution) {
    revocations.issueTransfer(execution.getProcessBusinessKey(), execution.getTenantId());
  }

  /** What the state's administration has decided, from the case in which that was entered. */
  @Step
  public void takeNationalDecision(DelegateExecution execution) {
    NationalDecision decision = NationalDecision.of(execution, records);
    if (decision.approved()) {
      revocations.revokeLicence(
          execution.getProcessBusinessKey(), execution.getTenantId(), decision.servedOn());
    } else {
      revocations.dropByNationalDecision(
          execution.getProcessBusinessKey(), decision.words(), decision.enteredBy());
    }
  }

  @Step
  public void revokeLicence(DelegateExecution execution) {
    revocations.revokeLicence(execution.getProcessBusinessKey(), execution.getTenantId());
    if (execution.getBpmnModelInstance().getModelElementById(WATCH_ENDS) == null) {
      endWatch(execution); // of models deployed before it was drawn
    }
  }

  /** The watch over the licence ends with it, and first the yearly reviews that it has begun. */
  @Step
  public void endWatch(DelegateExecution execution) {
    String licenceNumber = revocations.of(execution.getProcessBusinessKey()).licenceNumber();
    for (String review : reviews.openOf(licenceNumber)) {
      tellEnded(execution, review);
      reviews.stop(review); // of models deployed before a review heard of it
    }
    tellEnded(execution, licenceNumber);
  }

  private static void tellEnded(DelegateExecution execution, String caseNumber) {
    execution
        .getProcessEngineServices()
        .getRuntimeService()
        .createMessageCorrelation(LicenceRenewalWatch.LICENCE_ENDED)
        .processInstanceBusinessKey(caseNumber)
        .correlateAll();
  }

  @Step(apart = true)
  public void issueRevocationDecision(DelegateExecution execution) {
    revocations.issueRevocationDecision(execution.getProcessBusinessKey(), execution.getTenantId());
  }

  /** The collective discussion was against it; in models deployed before, whoever decided was. */
  @Step
  public void dropRevocation(DelegateExecution execution) {
    revocations.dropRevocation(execution.getProcessBusinessKey());
  }
}
