package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ApplicationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class ReceiveCorrectionListener implements TaskListener {

  private final ApplicationService applications;

  ReceiveCorrectionListener(ApplicationService applications) {
    this.applications = applications;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    applications.receiveCorrection(
        form.caseNumber(), form.date("收到补正材料日期", "correctedOn"), form.text("note"), form.person());
  }
}
