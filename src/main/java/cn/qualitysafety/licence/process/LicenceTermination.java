package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.TerminationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The steps of {@code licence-termination}. */
@Component
public class LicenceTermination {

  private final TerminationService terminations;

  LicenceTermination(TerminationService terminations) {
    this.terminations = terminations;
  }

  /** Before anything is kept: what cannot be ended is refused to whoever proposes it. */
  @Step
  public void checkApplication(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    terminations.check(
        form.text("applicationNumber"), form.text("ground"), execution.getTenantId());
  }

  /** Ends the review with whatever it has called; it issues the notice itself. */
  @Step
  public void endApplication(DelegateExecution execution) {
    String ended =
        terminations.terminate(execution.getProcessBusinessKey(), execution.getTenantId());
    execution
        .getProcessEngineServices()
        .getRuntimeService()
        .createMessageCorrelation(LicenceReview.APPLICATION_WITHDRAWN)
        .processInstanceBusinessKey(ended)
        .correlate();
  }
}
