package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.BallotService;
import cn.qualitysafety.brand.SanctionService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code brand-revocation}. */
@Component
public class BrandRevocation {

  private static final String SERVES_DECISION = "callActivity_serveTitleDecision";

  private final SanctionService sanctions;
  private final BallotService ballots;

  BrandRevocation(SanctionService sanctions, BallotService ballots) {
    this.sanctions = sanctions;
    this.ballots = ballots;
  }

  /** What another regime sends has the names of the form's fields, and who proposed it. */
  @Step
  public void openTitleProposal(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    execution.setProcessBusinessKey(
        sanctions.openTitleProposal(
            form.text("titleNumber"),
            form.text("proposedSanction"),
            form.text("ground"),
            form.text("facts"),
            form.text("legalBasis"),
            form.text("incidentNumber"),
            execution.getTenantId(),
            form.person(),
            form.text("proposedBy")));
  }

  @Step(apart = true)
  public void issueTitleNotice(DelegateExecution execution) {
    sanctions.issueTitleNotice(execution.getProcessBusinessKey());
  }

  /** Of models deployed before the notice was served by itself. */
  @Step
  public void deliverTitleNotice(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    sanctions.deliverTitleNotice(
        form.caseNumber(),
        form.date("送达日期", "deliveredOn"),
        form.text("receivedBy"),
        form.person());
  }

  @Step
  public void recordTitleStatement(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    sanctions.recordTitleStatement(
        form.caseNumber(),
        form.text("statement"),
        "silent".equals(form.text("afterStatement")),
        form.person());
  }

  @Step
  public void openBallot(DelegateExecution execution) {
    ballots.openBallot(execution.getProcessBusinessKey());
  }

  /** The sealed entries are the task's own, and leave the engine with it. */
  @Step
  public void castVote(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    ballots.castVote(
        form.caseNumber(), form.text("sealedVote"), form.text("sealedReason"), form.person());
  }

  @Step(apart = true)
  public void countBallot(DelegateExecution execution) {
    ballots.countBallot(execution.getProcessBusinessKey());
  }

  @Step
  public void writeTitleDecision(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    sanctions.writeTitleDecision(
        form.caseNumber(), form.text("reasons"), form.text("currentBasis"), form.person());
  }

  /** Of models deployed before the committee decided alone. */
  @Step
  public void signTitleDecision(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    sanctions.signTitleDecision(
        form.caseNumber(), form.approved("签发"), form.text("reasons"), form.person());
  }

  @Step(apart = true)
  public void issueTitleRevocation(DelegateExecution execution) {
    sanctions.issueTitleRevocation(execution.getProcessBusinessKey());
    if (execution.getBpmnModelInstance().getModelElementById(SERVES_DECISION) == null) {
      // Of models deployed before the decision was served.
      sanctions.revokeTitle(execution.getProcessBusinessKey());
    }
  }

  /** The watch over the title ends with it. */
  @Step
  public void endTitleWatch(DelegateExecution execution) {
    execution
        .getProcessEngineServices()
        .getRuntimeService()
        .createMessageCorrelation(BrandRegister.TITLE_ENDED)
        .processInstanceBusinessKey(sanctions.of(execution.getProcessBusinessKey()).titleNumber())
        .correlateAll();
  }

  @Step(apart = true)
  public void issueTitleCriticism(DelegateExecution execution) {
    sanctions.issueTitleCriticism(execution.getProcessBusinessKey());
  }

  @Step(apart = true)
  public void dropTitleProposal(DelegateExecution execution) {
    sanctions.dropTitleProposal(execution.getProcessBusinessKey());
  }

  /** Of models deployed before the decision itself ended the title. */
  @Step
  public void revokeTitle(DelegateExecution execution) {
    endTitleWatch(execution);
  }

  /** Of models deployed before the decision itself was entered in the title's record. */
  @Step
  public void criticiseHolder(DelegateExecution execution) {}
}
