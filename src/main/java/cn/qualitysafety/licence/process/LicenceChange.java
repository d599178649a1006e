package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.LicenceChangeService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.platform.record.CaseRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code licence-change}. */
@Component
public class LicenceChange {

  private static final String TESTS = "callActivity_productTest";

  /** Answer of whoever cannot decide in time. */
  private static final String EXTEND = "extend";

  private final LicenceChangeService changes;
  private final CaseRecords records;

  LicenceChange(LicenceChangeService changes, CaseRecords records) {
    this.changes = changes;
    this.records = records;
  }

  @Step
  public void openChange(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    execution.setProcessBusinessKey(
        changes.openChange(
            form.text("licenceNumber"),
            form.text("changeKind"),
            form.text("afterChange"),
            form.text("grounds"),
            form.text("receivedOn"),
            form.text("outcome"),
            form.text("missing"),
            form.text("acceptReasons"),
            execution.getTenantId(),
            form.person()));
  }

  @Step(apart = true)
  public void issueChangeCorrection(DelegateExecution execution) {
    changes.issueChangeCorrection(execution.getProcessBusinessKey());
  }

  @Step
  public void deemChangeAccepted(DelegateExecution execution) {
    changes.deemChangeAccepted(execution.getProcessBusinessKey());
  }

  @Step
  public void receiveChangeCorrection(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    changes.receiveCorrection(
        form.caseNumber(),
        form.date("收到补正材料日期", "correctedOn"),
        form.text("outcome"),
        form.text("acceptReasons"));
  }

  @Step
  public void lapseChange(DelegateExecution execution) {
    changes.lapseChange(execution.getProcessBusinessKey());
  }

  @Step(apart = true)
  public void issueChangeLapse(DelegateExecution execution) {
    changes.issueTermination(execution.getProcessBusinessKey());
  }

  @Step(apart = true)
  public void issueChangeNonAcceptance(DelegateExecution execution) {
    changes.issueChangeNonAcceptance(execution.getProcessBusinessKey());
  }

  @Step(apart = true)
  public void issueChangeAcceptance(DelegateExecution execution) {
    changes.issueChangeAcceptance(execution.getProcessBusinessKey());
  }

  @Step(apart = true)
  public void issueChangeTermination(DelegateExecution execution) {
    changes.issueTermination(execution.getProcessBusinessKey());
  }

  @Step
  public void decideChange(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    if (EXTEND.equals(form.text(SubmittedForm.DECISION))) {
      changes.askForExtension(form.caseNumber(), form.text("reasons"), form.person());
      return;
    }
    changes.decideChange(
        form.caseNumber(),
        form.approved("变更决定"),
        form.text("reasons"),
        form.person(),
        // Not of models deployed before the product was tested again.
        task.getBpmnModelInstance().getModelElementById(TESTS) != null);
  }

  @Step(apart = true)
  public void issueExtension(DelegateExecution execution) {
    changes.issueExtension(execution.getProcessBusinessKey());
  }

  /** What the state's administration has decided, from the case in which that was entered. */
  @Step
  public void takeNationalDecision(DelegateExecution execution) {
    NationalDecision decision = NationalDecision.of(execution, records);
    changes.takeNationalDecision(
        execution.getProcessBusinessKey(),
        decision.approved(),
        decision.words(),
        decision.enteredBy());
  }

  @Step(apart = true)
  public void issueChangeDecision(DelegateExecution execution) {
    changes.issueChangeDecision(execution.getProcessBusinessKey());
  }

  @Step(apart = true)
  public void changeLicence(DelegateExecution execution) {
    changes.changeLicence(execution.getProcessBusinessKey());
  }

  @Step
  public void deliverChangedCertificate(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    changes.deliverChangedCertificate(
        form.caseNumber(),
        form.date("送达日期", "deliveredOn"),
        form.text("receivedName"),
        form.person());
  }

  @Step(apart = true)
  public void issueChangeRefusal(DelegateExecution execution) {
    changes.issueChangeRefusal(execution.getProcessBusinessKey());
  }
}
