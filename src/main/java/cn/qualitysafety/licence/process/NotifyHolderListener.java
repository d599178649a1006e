package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.RevocationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class NotifyHolderListener implements TaskListener {

  private final RevocationService revocations;

  NotifyHolderListener(RevocationService revocations) {
    this.revocations = revocations;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    revocations.notifyHolder(
        form.caseNumber(),
        form.date("送达日期", "deliveredOn"),
        form.text("receivedBy"),
        form.person());
  }
}
