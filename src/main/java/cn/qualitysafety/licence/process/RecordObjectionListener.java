package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ProductTestService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class RecordObjectionListener implements TaskListener {

  private final ProductTestService productTests;

  RecordObjectionListener(ProductTestService productTests) {
    this.productTests = productTests;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    productTests.recordObjection(
        form.caseNumber(),
        form.approved("企业意见"),
        form.date("提出日期", "objectedOn"),
        form.text("objection"),
        form.text("laboratory"));
  }
}
