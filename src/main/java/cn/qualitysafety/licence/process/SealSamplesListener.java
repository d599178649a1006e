package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ProductTestService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class SealSamplesListener implements TaskListener {

  private final ProductTestService productTests;

  SealSamplesListener(ProductTestService productTests) {
    this.productTests = productTests;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    productTests.sealSamples(
        form.caseNumber(),
        form.text("samplingSheet"),
        form.text("quantity"),
        form.date("封样日期", "sealedOn"),
        form.text("laboratory"),
        form.person());
  }
}
