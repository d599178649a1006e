package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.spotcheck.Batch;
import cn.qualitysafety.spotcheck.SpotCheckPlanService;
import cn.qualitysafety.spotcheck.SpotCheckService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code spotcheck-sampling}. */
@Component
public class SpotcheckSampling {

  /** Message that starts a batch, its number is the business key. */
  static final String BATCH_DRAWN = "spotcheckBatchDrawn";

  /** The city in which it runs. */
  static final String UNIT_CODE = "unitCode";

  /** On the cards of its tasks; the case of the test gets nothing of it. */
  private static final String HOLDER_NAME = "holderName";

  /** Choices of the sampler's form. */
  static final String SAMPLERS = "samplers";

  private final SpotCheckService spotChecks;
  private final SpotCheckPlanService plans;

  SpotcheckSampling(SpotCheckService spotChecks, SpotCheckPlanService plans) {
    this.spotChecks = spotChecks;
    this.plans = plans;
  }

  /** Begins a batch that was drawn. */
  static void start(DelegateExecution execution, String batchNumber, String city) {
    execution
        .getProcessEngineServices()
        .getRuntimeService()
        .createMessageCorrelation(BATCH_DRAWN)
        .processInstanceBusinessKey(batchNumber)
        .setVariable(UNIT_CODE, city)
        .correlateStartMessage();
  }

  @Step(apart = true)
  public void issueSamplingNotice(DelegateExecution execution) {
    String batch = execution.getProcessBusinessKey();
    spotChecks.issueSamplingNotice(batch);
    execution.setVariable(HOLDER_NAME, spotChecks.of(batch).holderName());
  }

  /** Whoever takes the sample is not offered as the other one. */
  @Step
  public void offerSecondSamplers(DelegateTask task) {
    task.setVariable(
        SAMPLERS,
        spotChecks.samplers(task.getExecution().getProcessBusinessKey(), task.getAssignee()));
  }

  @Step
  public void takeSample(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    // Of a task that was claimed in an earlier version of the model; it is no entry.
    task.removeVariableLocal(SAMPLERS);
    spotChecks.takeSample(
        form.caseNumber(),
        form.text("outcome"),
        form.text("secondSampler"),
        form.date("抽样日期", "sampledOn"),
        form.text("samplingSheet"),
        form.text("quantity"),
        form.text("circumstances"),
        form.person());
  }

  @Step
  public void confirmRefusal(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    spotChecks.confirmRefusal(
        form.caseNumber(), form.text("finding"), form.text("reason"), form.person());
  }

  @Step(apart = true)
  public void issueRefusalRecord(DelegateExecution execution) {
    spotChecks.issueRefusalRecord(execution.getProcessBusinessKey());
  }

  @Step
  public void tellRefusal(DelegateExecution execution) {
    spotChecks.tellRefusal(execution.getProcessBusinessKey());
  }

  /** The same of who refuses again, with what is proposed against it. */
  @Step
  public void tellMeasure(DelegateExecution execution) {
    spotChecks.tellRefusal(execution.getProcessBusinessKey());
  }

  @Step(apart = true)
  public void issueRefusalOrder(DelegateExecution execution) {
    spotChecks.issueRefusalOrder(execution.getProcessBusinessKey());
  }

  @Step
  public void recordRefusal(DelegateExecution execution) {
    spotChecks.recordRefusal(execution.getProcessBusinessKey());
  }

  /** What failed, or was refused, is told before it is rectified. */
  @Step
  public void tellOthers(DelegateExecution execution) {
    spotChecks.tellOthers(execution.getProcessBusinessKey());
  }

  @Step
  public void drawReplacement(DelegateExecution execution) {
    Batch batch = spotChecks.of(execution.getProcessBusinessKey());
    String replacement = plans.drawReplacement(batch);
    if (replacement == null) {
      spotChecks.closeWithoutResult(batch.caseNumber());
    } else {
      start(execution, replacement, batch.city());
    }
  }

  /** Of models deployed before whoever takes a sample gave it its code. */
  @Step
  public void prepareSample(DelegateExecution execution) {
    spotChecks.prepareSample(execution.getProcessBusinessKey());
  }

  /** Of models deployed before the case of the test kept its verdict for the batch, too. */
  @Step
  public void recordSampleVerdict(DelegateExecution execution) {}
}
