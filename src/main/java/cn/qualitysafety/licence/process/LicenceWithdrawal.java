package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ApplicationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The step of {@code licence-withdrawal}. */
@Component
public class LicenceWithdrawal {

  private final ApplicationService applications;

  LicenceWithdrawal(ApplicationService applications) {
    this.applications = applications;
  }

  /** Ends the review, with whatever it has called. */
  @Step
  public void withdrawApplication(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    String caseNumber =
        applications.withdrawApplication(
            form.text("caseNumber"),
            form.text("withdrawnOn"),
            form.text("reason"),
            execution.getTenantId(),
            form.person());
    execution
        .getProcessEngineServices()
        .getRuntimeService()
        .createMessageCorrelation(LicenceReview.APPLICATION_WITHDRAWN)
        .processInstanceBusinessKey(caseNumber)
        .correlate();
  }
}
