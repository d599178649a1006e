package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.LaboratoryTestService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code licence-laboratory-test}. */
@Component
public class LicenceLaboratoryTest {

  /** What the caller hands over. */
  static final String PRODUCT = "product";

  static final String SAMPLING_SHEET = "samplingSheet";

  /** Last day for the delivery of the sample, yyyy-MM-dd. */
  static final String DELIVER_BY = "deliverBy";

  /** Login of who took the sample. */
  static final String SAMPLED_BY = "sampledBy";

  private final LaboratoryTestService laboratoryTests;

  LicenceLaboratoryTest(LaboratoryTestService laboratoryTests) {
    this.laboratoryTests = laboratoryTests;
  }

  @Step
  public void openLaboratoryTest(DelegateExecution execution) {
    laboratoryTests.openLaboratoryTest(
        execution.getProcessBusinessKey(),
        execution.getTenantId(),
        (String) execution.getVariable(PRODUCT),
        (String) execution.getVariable(SAMPLING_SHEET),
        (String) execution.getVariable(DELIVER_BY),
        (String) execution.getVariable(SAMPLED_BY));
  }

  @Step
  public void receiveSample(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    laboratoryTests.receiveSample(
        form.caseNumber(),
        form.date("收样日期", "receivedOn"),
        form.text("sampleState"),
        form.person());
  }

  @Step
  public void testSample(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    laboratoryTests.testSample(
        form.caseNumber(),
        form.text("reportNumber"),
        form.text("results"),
        form.text("testVerdict"),
        form.person());
  }

  @Step
  public void recordUndelivered(DelegateExecution execution) {
    laboratoryTests.recordUndelivered(execution.getProcessBusinessKey());
  }
}
