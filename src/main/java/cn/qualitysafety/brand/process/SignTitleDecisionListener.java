package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.SanctionService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class SignTitleDecisionListener implements TaskListener {

  private final SanctionService sanctions;

  SignTitleDecisionListener(SanctionService sanctions) {
    this.sanctions = sanctions;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    sanctions.signTitleDecision(
        form.caseNumber(), form.approved("签发"), form.text("reasons"), form.person());
  }
}
