package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.RemedyService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The steps of {@code licence-remedy}. */
@Component
public class LicenceRemedy {

  private final RemedyService remedies;
  private final WatchBegins watch;

  LicenceRemedy(RemedyService remedies, WatchBegins watch) {
    this.remedies = remedies;
    this.watch = watch;
  }

  /** Before anything is kept: what is no decision that binds is refused to whoever enters it. */
  @Step
  public void checkDecision(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    remedies.check(
        form.text("challengedCase"), form.text("remedyDecidedOn"), execution.getTenantId());
  }

  @Step
  public void carryOut(DelegateExecution execution) {
    remedies.carryOut(execution.getProcessBusinessKey(), execution.getTenantId());
  }

  /** The watch over the licence, which has ended with it, begins again. */
  @Step
  public void beginWatch(DelegateExecution execution) {
    watch.over(execution, remedies.licenceOf(execution.getProcessBusinessKey()));
  }
}
