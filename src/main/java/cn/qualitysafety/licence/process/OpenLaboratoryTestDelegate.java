package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.LaboratoryTestService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenLaboratoryTestDelegate implements JavaDelegate {

  private final LaboratoryTestService laboratoryTests;

  OpenLaboratoryTestDelegate(LaboratoryTestService laboratoryTests) {
    this.laboratoryTests = laboratoryTests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    laboratoryTests.openLaboratoryTest(
        execution.getProcessBusinessKey(),
        execution.getTenantId(),
        (String) execution.getVariable(LicenceLaboratoryTestProcess.PRODUCT),
        (String) execution.getVariable(LicenceLaboratoryTestProcess.SAMPLING_SHEET),
        (String) execution.getVariable(LicenceLaboratoryTestProcess.DELIVER_BY),
        (String) execution.getVariable(LicenceLaboratoryTestProcess.SAMPLED_BY));
  }
}
