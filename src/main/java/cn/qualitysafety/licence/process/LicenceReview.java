package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ApplicationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code licence-review}. */
@Component
public class LicenceReview {

  /** Message that ends the review, by the number of the case. */
  static final String APPLICATION_WITHDRAWN = "applicationWithdrawn";

  private static final String WATCH_BEGINS = "event_beginWatch";
  private static final String SERVES_CORRECTION = "callActivity_serveCorrection";
  private static final String SERVES_TERMINATION = "callActivity_serveTermination";

  private final ApplicationService applications;
  private final RefusedRenewals renewals;
  private final WatchBegins watch;
  private final CaseRecords records;
  private final Clock clock;

  LicenceReview(
      ApplicationService applications,
      RefusedRenewals renewals,
      WatchBegins watch,
      CaseRecords records,
      Clock clock) {
    this.applications = applications;
    this.renewals = renewals;
    this.watch = watch;
    this.records = records;
    this.clock = clock;
  }

  @Step
  public void registerApplication(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    execution.setProcessBusinessKey(
        applications.registerApplication(
            form.text("applicationKind"),
            form.text("licenceNumber"),
            form.text("holderCode"),
            form.text("productCode"),
            form.text("contactName"),
            form.text("contactPhone"),
            form.text("receivedOn"),
            execution.getTenantId(),
            form.person()));
  }

  @Step
  public void checkMaterials(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    applications.checkMaterials(
        form.caseNumber(),
        form.text("outcome"),
        form.list("missing"),
        form.text("reasons"),
        form.ticked("falseStatements"),
        form.person());
  }

  @Step
  public void deemAccepted(DelegateExecution execution) {
    applications.deemAccepted(execution.getProcessBusinessKey());
  }

  @Step
  public void superviseSilence(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    applications.superviseSilence(form.caseNumber(), form.text("note"), form.person());
  }

  @Step(apart = true)
  public void issueAcceptance(DelegateExecution execution) {
    applications.issueAcceptance(execution.getProcessBusinessKey());
  }

  @Step(apart = true)
  public void issueCorrectionNotice(DelegateExecution execution) {
    applications.issueCorrectionNotice(execution.getProcessBusinessKey());
    if (execution.getBpmnModelInstance().getModelElementById(SERVES_CORRECTION) == null) {
      // Of models deployed before the notice was served.
      applications.beginCorrection(execution.getProcessBusinessKey(), LocalDate.now(clock));
    }
  }

  @Step
  public void receiveCorrection(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    applications.receiveCorrection(
        form.caseNumber(), form.date("收到补正材料日期", "correctedOn"), form.text("note"), form.person());
  }

  @Step
  public void lapseApplication(DelegateExecution execution) {
    applications.lapseApplication(execution.getProcessBusinessKey());
    renewals.tellOf(execution);
  }

  /** What was missing did not come: the applicant is told that nothing will be decided. */
  @Step(apart = true)
  public void issueLapse(DelegateExecution execution) {
    applications.issueTermination(execution.getProcessBusinessKey());
  }

  @Step(apart = true)
  public void issueNonAcceptance(DelegateExecution execution) {
    applications.issueNonAcceptance(execution.getProcessBusinessKey());
    renewals.tellOf(execution);
  }

  @Step
  public void reviewFile(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    applications.reviewFile(
        form.caseNumber(),
        form.approved("审查建议"),
        form.text("opinion"),
        form.text("hearingNeeded"),
        form.text("thirdParty"),
        form.person());
  }

  @Step
  public void decideApplication(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    applications.decideApplication(
        form.caseNumber(),
        form.approved("许可决定"),
        form.text("reasons"),
        form.text("statements"),
        form.ticked("falseStatements"),
        form.person(),
        // Not of models deployed before what third parties state was asked for.
        task.getBpmnModelInstance().getModelElementById(SERVES_TERMINATION) != null);
  }

  /** What the state's administration has decided, from the case in which that was entered. */
  @Step
  public void takeNationalDecision(DelegateExecution execution) {
    NationalDecision decision = NationalDecision.of(execution, records);
    String caseNumber = execution.getProcessBusinessKey();
    if (decision.approved()) {
      applications.takeNationalGrant(
          caseNumber,
          decision.words(),
          decision.licenceNumber(),
          decision.decidedOn(),
          decision.enteredBy());
    } else {
      applications.takeNationalRefusal(caseNumber, decision.words(), decision.enteredBy());
      renewals.tellOf(execution);
    }
  }

  @Step(apart = true)
  public void issueGrant(DelegateExecution execution) {
    applications.issueGrant(execution.getProcessBusinessKey());
  }

  @Step(apart = true)
  public void issueLicence(DelegateExecution execution) {
    if (!NationalDecision.of(execution, records).approved()) {
      applications.issueLicence(execution.getProcessBusinessKey());
    }
    if (execution.getBpmnModelInstance().getModelElementById(WATCH_BEGINS) == null) {
      beginWatch(execution); // of models deployed before it was drawn
    }
  }

  /** The watch over the licence begins. */
  @Step
  public void beginWatch(DelegateExecution execution) {
    watch.over(execution, applications.of(execution.getProcessBusinessKey()).licenceNumber());
  }

  @Step
  public void deliverCertificate(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    applications.deliverCertificate(
        form.caseNumber(),
        form.date("送达日期", "deliveredOn"),
        form.text("receivedName"),
        form.person());
  }

  @Step
  public void publishLicence(DelegateExecution execution) {
    applications.publishLicence(execution.getProcessBusinessKey());
  }

  @Step(apart = true)
  public void issueRefusal(DelegateExecution execution) {
    applications.issueRefusal(execution.getProcessBusinessKey());
    renewals.tellOf(execution);
  }

  @Step(apart = true)
  public void issueTermination(DelegateExecution execution) {
    applications.issueTermination(execution.getProcessBusinessKey());
    renewals.tellOf(execution);
  }
}
