package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.RevocationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code licence-revocation}. */
@Component
public class LicenceRevocation {

  private static final String WATCH_ENDS = "event_endWatch";

  private final RevocationService revocations;

  LicenceRevocation(RevocationService revocations) {
    this.revocations = revocations;
  }

  /** From the start form, or from another regime's message, which says the same. */
  @Step
  public void openRevocation(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    execution.setProcessBusinessKey(
        revocations.openRevocation(
            form.text("licenceNumber"),
            form.text("measure"),
            form.text("facts"),
            form.text("legalBasis"),
            execution.getTenantId(),
            form.person()));
  }

  @Step(apart = true)
  public void issueRevocationNotice(DelegateExecution execution) {
    revocations.issueRevocationNotice(execution.getProcessBusinessKey(), execution.getTenantId());
  }

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
    revocations.recordDefence(form.caseNumber(), form.text("defence"), form.person());
  }

  @Step
  public void decideRevocation(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    revocations.decideRevocation(
        form.caseNumber(), form.approved("处理决定"), form.text("reasons"), form.person());
  }

  @Step
  public void revokeLicence(DelegateExecution execution) {
    revocations.revokeLicence(execution.getProcessBusinessKey(), execution.getTenantId());
    if (execution.getBpmnModelInstance().getModelElementById(WATCH_ENDS) == null) {
      endWatch(execution); // of models deployed before it was drawn
    }
  }

  /** The watch over the licence ends with it. */
  @Step
  public void endWatch(DelegateExecution execution) {
    execution
        .getProcessEngineServices()
        .getRuntimeService()
        .createMessageCorrelation(LicenceRenewalWatch.LICENCE_ENDED)
        .processInstanceBusinessKey(
            revocations.of(execution.getProcessBusinessKey()).licenceNumber())
        .correlateAll();
  }

  @Step(apart = true)
  public void issueRevocationDecision(DelegateExecution execution) {
    revocations.issueRevocationDecision(execution.getProcessBusinessKey(), execution.getTenantId());
  }

  /** Of models deployed before whoever decides against it closed the case. */
  @Step
  public void dropRevocation(DelegateExecution execution) {}
}
