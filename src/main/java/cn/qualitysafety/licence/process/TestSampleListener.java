package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.LaboratoryTestService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class TestSampleListener implements TaskListener {

  private final LaboratoryTestService laboratoryTests;

  TestSampleListener(LaboratoryTestService laboratoryTests) {
    this.laboratoryTests = laboratoryTests;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    laboratoryTests.testSample(
        form.caseNumber(),
        form.text("reportNumber"),
        form.text("results"),
        form.text("testVerdict"),
        form.person());
  }
}
