package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.TerminationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The steps of {@code licence-withdrawal}. */
@Component
public class LicenceWithdrawal {

  private final TerminationService terminations;

  LicenceWithdrawal(TerminationService terminations) {
    this.terminations = terminations;
  }

  @Step
  public void withdrawApplication(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    execution.setVariable(
        "caseNumber", // in the form in which the review bears it
        terminations.withdraw(
            form.text("caseNumber"),
            form.text("withdrawnOn"),
            form.text("requestNumber"),
            form.text("reason"),
            execution.getTenantId(),
            form.person()));
  }

  /** Ends the review, with whatever it has called. */
  @Step
  public void endReview(DelegateExecution execution) {
    execution
        .getProcessEngineServices()
        .getRuntimeService()
        .createMessageCorrelation(LicenceReview.APPLICATION_WITHDRAWN)
        .processInstanceBusinessKey(SubmittedForm.of(execution).text("caseNumber"))
        .correlate();
  }
}
