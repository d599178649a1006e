package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.RevocationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class DecideRevocationListener implements TaskListener {

  private final RevocationService revocations;

  DecideRevocationListener(RevocationService revocations) {
    this.revocations = revocations;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    revocations.decideRevocation(
        form.caseNumber(), form.approved("处理决定"), form.text("reasons"), form.person());
  }
}
