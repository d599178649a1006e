package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.spotcheck.FollowUpService;
import cn.qualitysafety.spotcheck.SpotCheckService;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code spotcheck-followup}. */
@Component
public class SpotcheckFollowup {

  private static final String SERVES = "callActivity_serveRectificationOrder";

  private final FollowUpService followUps;
  private final Clock clock;

  SpotcheckFollowup(FollowUpService followUps, Clock clock) {
    this.followUps = followUps;
    this.clock = clock;
  }

  @Step(apart = true)
  public void issueRectificationOrder(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    followUps.issueRectificationOrder(caseNumber, SpotCheckService.batchNumber(caseNumber));
    if (execution.getBpmnModelInstance().getModelElementById(SERVES) == null) {
      // Of models deployed before the order was served.
      followUps.beginRectification(caseNumber, LocalDate.now(clock));
    }
  }

  @Step
  public void recordRectification(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    followUps.recordRectification(
        form.caseNumber(),
        form.text("outcome"),
        form.date("收到日期", "receivedOn"),
        form.text("summary"),
        form.person());
  }

  @Step
  public void takeRecheckSample(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    followUps.takeRecheckSample(
        form.caseNumber(),
        form.date("抽样日期", "sampledOn"),
        form.text("samplingSheet"),
        form.text("quantity"),
        form.person());
  }

  @Step
  public void closeRectified(DelegateExecution execution) {
    followUps.closeRectified(execution.getProcessBusinessKey());
  }

  @Step
  public void failFollowUp(DelegateExecution execution) {
    followUps.failFollowUp(execution.getProcessBusinessKey());
  }

  /** Of models deployed before whoever takes the fresh sample gave it its code. */
  @Step
  public void prepareRecheck(DelegateExecution execution) {
    followUps.prepareRecheck(execution.getProcessBusinessKey());
  }
}
