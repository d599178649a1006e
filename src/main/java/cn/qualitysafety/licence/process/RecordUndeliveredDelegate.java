package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.LaboratoryTestService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordUndeliveredDelegate implements JavaDelegate {

  private final LaboratoryTestService laboratoryTests;

  RecordUndeliveredDelegate(LaboratoryTestService laboratoryTests) {
    this.laboratoryTests = laboratoryTests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        LicenceLaboratoryTestProcess.TEST_VERDICT,
        laboratoryTests.recordUndelivered(execution.getProcessBusinessKey()));
  }
}
