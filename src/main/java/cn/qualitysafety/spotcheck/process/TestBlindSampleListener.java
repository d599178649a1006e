package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.spotcheck.SampleTestService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class TestBlindSampleListener implements TaskListener {

  private final SampleTestService sampleTests;

  TestBlindSampleListener(SampleTestService sampleTests) {
    this.sampleTests = sampleTests;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    SampleTestService.Failures failures =
        sampleTests.testSample(
            form.caseNumber(), form.text("reportNumber"), form.text("results"), form.person());
    task.getExecution().setVariable(SpotcheckTestProcess.FAILED_ITEMS, failures.items());
    task.getExecution()
        .setVariable(SpotcheckTestProcess.FAILED_SAFETY_ITEMS, failures.safetyItems());
  }
}
