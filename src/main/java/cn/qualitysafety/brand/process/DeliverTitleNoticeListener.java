package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.SanctionService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class DeliverTitleNoticeListener implements TaskListener {

  private final SanctionService sanctions;

  DeliverTitleNoticeListener(SanctionService sanctions) {
    this.sanctions = sanctions;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    sanctions.deliverTitleNotice(
        form.caseNumber(),
        form.date("送达日期", "deliveredOn"),
        form.text("receivedBy"),
        form.person());
  }
}
