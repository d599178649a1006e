package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ApplicationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class DeliverCertificateListener implements TaskListener {

  private final ApplicationService applications;

  DeliverCertificateListener(ApplicationService applications) {
    this.applications = applications;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    applications.deliverCertificate(
        form.caseNumber(),
        form.date("送达日期", "deliveredOn"),
        form.text("receivedName"),
        form.person());
  }
}
