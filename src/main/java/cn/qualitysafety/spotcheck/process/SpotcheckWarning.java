package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.spotcheck.FollowUpService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code spotcheck-warning}. */
@Component
public class SpotcheckWarning {

  /** What the message that starts a warning brings. */
  static final String CITY = "city";

  static final String PRODUCT_CODE = "productCode";
  static final String PRODUCT = "product";
  static final String QUARTER = "quarter";

  /** How many enterprises of the product failed when the case was opened. */
  static final String FAILURES = "failures";

  /** Answer of who signs, there and in {@code spotcheck-followup}; forms of before had none. */
  static final String SIGN_RESULT = "signResult";

  static final String RETURNED = "return";

  private final FollowUpService followUps;

  SpotcheckWarning(FollowUpService followUps) {
    this.followUps = followUps;
  }

  @Step
  public void openWarning(DelegateExecution execution) {
    execution.setProcessBusinessKey(
        followUps.openWarning(
            (String) execution.getVariable(CITY),
            (String) execution.getVariable(PRODUCT_CODE),
            (String) execution.getVariable(PRODUCT),
            (String) execution.getVariable(QUARTER),
            (Integer) execution.getVariable(FAILURES)));
  }

  @Step
  public void draftWarning(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    followUps.draftWarning(
        form.caseNumber(), form.text("analysis"), form.text("measures"), form.person());
  }

  @Step
  public void signWarning(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    if (!RETURNED.equals(form.text(SIGN_RESULT))) {
      followUps.signWarning(form.caseNumber(), form.person());
    }
  }

  @Step(apart = true)
  public void issueWarning(DelegateExecution execution) {
    followUps.issueWarning(execution.getProcessBusinessKey());
  }
}
