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
  private static final String ANNOUNCED = "userTask_recordAnnouncement";

  private final FollowUpService followUps;
  private final Clock clock;

  SpotcheckFollowup(FollowUpService followUps, Clock clock) {
    this.followUps = followUps;
    this.clock = clock;
  }

  @Step
  public void openFollowUp(DelegateExecution execution) {
    open(execution.getProcessBusinessKey());
  }

  private void open(String caseNumber) {
    followUps.open(caseNumber, SpotCheckService.batchNumber(caseNumber));
  }

  @Step
  public void signRectificationOrder(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    if (!SpotcheckWarning.RETURNED.equals(form.text(SpotcheckWarning.SIGN_RESULT))) {
      followUps.signRectificationOrder(
          form.caseNumber(), form.text("demands"), task.getTenantId(), form.person());
    }
  }

  @Step(apart = true)
  public void issueRectificationOrder(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    if (followUps.of(caseNumber) == null) {
      // Of models deployed before somebody signed the order.
      open(caseNumber);
    }
    followUps.issueRectificationOrder(caseNumber);
    if (!has(execution, SERVES)) {
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
    String outcome = form.text("outcome");
    if (outcome != null && !outcome.equals("sampled")) {
      followUps.goWithoutRecheckSample(
          form.caseNumber(),
          outcome.equals("refused"),
          form.date("到现场的日期", "sampledOn"),
          form.text("circumstances"));
      return;
    }
    followUps.takeRecheckSample(
        form.caseNumber(),
        form.date("抽样日期", "sampledOn"),
        form.text("samplingSheet"),
        form.text("quantity"),
        form.person(),
        form.text("secondOfficer"));
  }

  @Step
  public void recordResumption(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    followUps.recordResumption(form.caseNumber(), form.date("恢复日期", "resumedOn"));
  }

  @Step
  public void reportRecheckRefused(DelegateExecution execution) {
    followUps.reportRecheckRefused(execution.getProcessBusinessKey());
  }

  @Step
  public void reportOverdue(DelegateExecution execution) {
    followUps.reportOverdue(execution.getProcessBusinessKey());
  }

  @Step(apart = true)
  public void issueRecheckNotice(DelegateExecution execution) {
    followUps.issueRecheckNotice(execution.getProcessBusinessKey());
  }

  @Step
  public void recordRecheckObjection(DelegateTask task) {
    followUps.endRecheckObjection(SubmittedForm.of(task).caseNumber());
  }

  @Step
  public void decideRecheckObjection(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    if ("retest".equals(form.text("recheckAnswer"))) {
      followUps.prepareRecheckRetest(form.caseNumber());
    }
  }

  @Step
  public void closeRectified(DelegateExecution execution) {
    followUps.closeRectified(execution.getProcessBusinessKey());
  }

  @Step
  public void failFollowUp(DelegateExecution execution) {
    // Models deployed before have nobody who waits for the announcement.
    followUps.failFollowUp(execution.getProcessBusinessKey(), has(execution, ANNOUNCED));
  }

  private static boolean has(DelegateExecution execution, String element) {
    return execution.getBpmnModelInstance().getModelElementById(element) != null;
  }

  @Step
  public void recordAnnouncement(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    followUps.recordAnnouncement(form.caseNumber(), form.date("公告日期", "announcedOn"));
  }

  /** Of models deployed before whoever takes the fresh sample gave it its code. */
  @Step
  public void prepareRecheck(DelegateExecution execution) {
    followUps.prepareRecheck(execution.getProcessBusinessKey());
  }
}
