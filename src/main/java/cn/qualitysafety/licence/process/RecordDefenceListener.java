package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.RevocationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class RecordDefenceListener implements TaskListener {

  private final RevocationService revocations;

  RecordDefenceListener(RevocationService revocations) {
    this.revocations = revocations;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    revocations.recordDefence(form.caseNumber(), form.text("defence"), form.person());
  }
}
