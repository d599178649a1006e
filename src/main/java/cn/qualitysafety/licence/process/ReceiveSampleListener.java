package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.LaboratoryTestService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class ReceiveSampleListener implements TaskListener {

  private final LaboratoryTestService laboratoryTests;

  ReceiveSampleListener(LaboratoryTestService laboratoryTests) {
    this.laboratoryTests = laboratoryTests;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    laboratoryTests.receiveSample(
        form.caseNumber(),
        form.date("收样日期", "receivedOn"),
        form.text("sampleState"),
        form.person());
  }
}
