package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.spotcheck.SpotCheckService;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code spotcheck-result}. */
@Component
public class SpotcheckResult {

  private static final String SERVES = "callActivity_serveResultNotice";
  private static final String DECIDES = "userTask_decideObjection";
  private static final String CITY = "lane_city";

  private final SpotCheckService spotChecks;
  private final Clock clock;

  SpotcheckResult(SpotCheckService spotChecks, Clock clock) {
    this.spotChecks = spotChecks;
    this.clock = clock;
  }

  @Step(apart = true)
  public void issueResultNotice(DelegateExecution execution) {
    spotChecks.issueResultNotice(batchOf(execution));
    if (execution.getBpmnModelInstance().getModelElementById(SERVES) == null) {
      // Of models deployed before the notice was served.
      spotChecks.beginObjection(batchOf(execution), LocalDate.now(clock));
    }
  }

  @Step
  public void recordSpotCheckObjection(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    String batch = SpotCheckService.batchNumber(form.caseNumber());
    boolean objects = form.approved("企业意见");
    // Of models deployed before somebody decided on an objection.
    boolean old = task.getBpmnModelInstance().getModelElementById(DECIDES) == null;
    spotChecks.recordObjection(
        batch,
        objects,
        form.date("提出日期", "objectedOn"),
        old ? "result" : form.text("about"),
        old ? "organiser" : form.text("addressee"),
        form.text("objection"));
    if (objects && old) {
      spotChecks.prepareRetest(batch);
    }
  }

  @Step
  public void decideObjection(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    spotChecks.decideObjection(
        SpotCheckService.batchNumber(form.caseNumber()),
        form.text("answer"),
        form.text("ground"),
        form.text("answerReason"),
        form.person());
  }

  /** There is no re-test. */
  @Step
  public void keepResult(DelegateExecution execution) {
    spotChecks.confirmResult(batchOf(execution));
  }

  @Step
  public void voidResult(DelegateExecution execution) {
    spotChecks.voidResult(batchOf(execution));
  }

  @Step(apart = true)
  public void issueObjectionReply(DelegateExecution execution) {
    String batch = batchOf(execution);
    // In models deployed before whoever carried the check out decided, the city did.
    boolean old = execution.getBpmnModelInstance().getModelElementById(CITY) == null;
    spotChecks.issueObjectionReply(
        batch, old ? execution.getTenantId() : spotChecks.objectionUnit(spotChecks.of(batch)));
  }

  @Step
  public void confirmResult(DelegateExecution execution) {
    spotChecks.confirmResult(batchOf(execution));
  }

  @Step
  public void finaliseRetest(DelegateExecution execution) {
    spotChecks.finaliseRetest(batchOf(execution));
  }

  /** Of models deployed before the reserve sample got its code with the objection. */
  @Step
  public void prepareRetest(DelegateExecution execution) {
    spotChecks.prepareRetest(batchOf(execution));
  }

  private static String batchOf(DelegateExecution execution) {
    return SpotCheckService.batchNumber(execution.getProcessBusinessKey());
  }
}
