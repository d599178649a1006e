package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.LicenceChangeService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class DeliverChangedCertificateListener implements TaskListener {

  private final LicenceChangeService changes;

  DeliverChangedCertificateListener(LicenceChangeService changes) {
    this.changes = changes;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    changes.deliverChangedCertificate(
        form.caseNumber(),
        form.date("送达日期", "deliveredOn"),
        form.text("receivedName"),
        form.person());
  }
}
