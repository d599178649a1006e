package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.spotcheck.SampleTestService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code spotcheck-test}. */
@Component
public class SpotcheckTest {

  static final String KEY = "spotcheck-test";

  static final String TEST_BLIND_SAMPLE = "userTask_testBlindSample";

  /** What the laboratory enters: number of the report, and a line for each item. */
  static final String REPORT_NUMBER = "reportNumber";

  static final String RESULTS = "results";

  /** What the table says of the sample: pass, fail or unsafe. */
  static final String SAMPLE_VERDICT = "sampleVerdict";

  private final SampleTestService sampleTests;

  SpotcheckTest(SampleTestService sampleTests) {
    this.sampleTests = sampleTests;
  }

  @Step
  public void receiveBlindSample(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    sampleTests.receiveSample(
        form.caseNumber(),
        form.date("收样日期", "receivedOn"),
        form.text("sampleState"),
        form.person());
  }

  @Step
  public void testBlindSample(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    sampleTests.testSample(
        form.caseNumber(), form.text("reportNumber"), form.text("results"), form.person());
  }

  @Step
  public void recordJudgement(DelegateExecution execution) {
    sampleTests.recordJudgement(
        execution.getProcessBusinessKey(), (String) execution.getVariable(SAMPLE_VERDICT));
  }
}
