package cn.qualitysafety.summons.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.summons.SummonsRoundService;
import java.util.Arrays;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code summons-round}. */
@Component
public class SummonsRound {

  /** Number of the summons that this is a round of, from whoever calls. */
  static final String SUMMONS_NUMBER = "summonsNumber";

  private final SummonsRoundService rounds;

  SummonsRound(SummonsRoundService rounds) {
    this.rounds = rounds;
  }

  @Step
  public void openSummonsRound(DelegateExecution execution) {
    rounds.openSummonsRound(
        execution.getProcessBusinessKey(), (String) execution.getVariable(SUMMONS_NUMBER));
  }

  @Step
  public void prepareSummons(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    rounds.prepareSummons(
        form.caseNumber(),
        form.text("grounds"),
        form.date("约谈日期", "meetingOn"),
        form.text("meetingTime"),
        form.text("place"),
        form.text("presider"),
        form.person());
  }

  @Step
  public void approveSummons(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    rounds.approveSummons(
        form.caseNumber(), form.text("approval"), form.text("opinion"), form.person());
  }

  @Step(apart = true)
  public void issueSummonsNotice(DelegateExecution execution) {
    rounds.issueSummonsNotice(execution.getProcessBusinessKey());
  }

  @Step
  public void deliverSummonsNotice(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    rounds.deliverSummonsNotice(
        form.caseNumber(),
        form.text("delivery"),
        form.text("deliveredOn"),
        form.text("receivedBy"),
        form.text("newMeetingOn"),
        form.text("newMeetingTime"),
        form.text("reason"),
        form.person());
  }

  @Step
  public void recordSummonsAttendance(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    rounds.recordSummonsAttendance(
        form.caseNumber(),
        form.text("attendance"),
        form.text("note"),
        form.text("newMeetingOn"),
        form.text("newMeetingTime"),
        form.person());
  }

  @Step
  public void recordSummonsMeeting(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    rounds.recordSummonsMeeting(
        form.caseNumber(),
        form.text("attendees"),
        form.text("record"),
        form.text("signature"),
        form.text("refusal"),
        Arrays.asList(
            form.text("commitment1"),
            form.text("commitment2"),
            form.text("commitment3"),
            form.text("commitment4"),
            form.text("commitment5")),
        Arrays.asList(
            form.text("commitmentDue1"),
            form.text("commitmentDue2"),
            form.text("commitmentDue3"),
            form.text("commitmentDue4"),
            form.text("commitmentDue5")),
        form.person());
  }

  @Step(apart = true)
  public void issueSummonsRecord(DelegateExecution execution) {
    rounds.issueSummonsRecord(execution.getProcessBusinessKey());
  }

  @Step
  public void receiveSummonsReport(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    rounds.receiveSummonsReport(
        form.caseNumber(), form.date("收到日期", "receivedOn"), form.text("report"), form.person());
  }

  @Step
  public void recordMissingSummonsReport(DelegateExecution execution) {
    rounds.recordMissingSummonsReport(execution.getProcessBusinessKey());
  }

  @Step
  public void verifyCommitments(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    rounds.verifyCommitments(
        form.caseNumber(),
        form.date("核查日期", "verifiedOn"),
        form.text("findings"),
        form.approved("核查结论"),
        form.person());
  }
}
