package cn.qualitysafety.summons.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.summons.SummonsService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The steps of {@code summons-enterprise}. */
@Component
public class SummonsEnterprise {

  private final SummonsService summonses;

  SummonsEnterprise(SummonsService summonses) {
    this.summonses = summonses;
  }

  /** What another regime sends has the names of the form's fields. */
  @Step
  public void openSummons(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    execution.setProcessBusinessKey(
        summonses
            .openSummons(
                form.text("holderCode"),
                form.text("product"),
                form.text("cause"),
                form.text("causeCase"),
                form.text("facts"),
                execution.getTenantId(),
                form.person())
            .caseNumber());
  }

  @Step(apart = true)
  public void issueSummonsClose(DelegateExecution execution) {
    summonses.issueSummonsClose(execution.getProcessBusinessKey());
  }

  @Step
  public void dropSummons(DelegateExecution execution) {
    summonses.dropSummons(execution.getProcessBusinessKey());
  }

  @Step
  public void proposeBrandRevocation(DelegateExecution execution) {
    summonses.proposeBrandRevocation(execution.getProcessBusinessKey());
  }
}
