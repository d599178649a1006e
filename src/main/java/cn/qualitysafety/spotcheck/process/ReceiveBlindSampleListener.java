package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.spotcheck.SampleTestService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class ReceiveBlindSampleListener implements TaskListener {

  private final SampleTestService sampleTests;

  ReceiveBlindSampleListener(SampleTestService sampleTests) {
    this.sampleTests = sampleTests;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    sampleTests.receiveSample(
        form.caseNumber(),
        form.date("收样日期", "receivedOn"),
        form.text("sampleState"),
        form.person());
  }
}
