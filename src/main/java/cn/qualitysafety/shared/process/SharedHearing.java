package cn.qualitysafety.shared.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.shared.HearingKind;
import cn.qualitysafety.shared.HearingMatter;
import cn.qualitysafety.shared.HearingService;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code shared-hearing}, and what its callers hand over. */
@Component
public class SharedHearing {

  /** A kind that the decision table knows. */
  static final String HEARING_KIND = "hearingKind";

  /** What the decision table says of the kind, by the names of its columns. */
  static final String HEARING_LAW = "hearingLaw";

  /** The applicant, or the one to be penalised. */
  static final String PARTY = "party";

  /** Names of those whose interests are touched, one on each line; callers may leave it out. */
  static final String THIRD_PARTIES = "thirdParties";

  static final String SUBJECT = "subject";

  /** The decision that is intended; callers of before may leave it out, like what follows. */
  static final String MEASURE_TEXT = "measureText";

  /** The facts and their evidence. */
  static final String FACTS_FOUND = "factsFound";

  /** The articles on which the decision would rest. */
  static final String LEGAL_BASIS = "legalBasis";

  static final String EXCLUDED_PERSONS = "excludedPersons";

  /** Login of whoever decided that the party be told of its right; callers may leave it out. */
  static final String ORDERED_BY = "orderedBy";

  private final HearingService hearings;

  SharedHearing(HearingService hearings) {
    this.hearings = hearings;
  }

  @Step
  public void registerHearing(DelegateExecution execution) {
    hearings.registerHearing(
        execution.getProcessBusinessKey(),
        execution.getTenantId(),
        HearingKind.of(
            (String) execution.getVariable(HEARING_KIND),
            (Map<?, ?>) execution.getVariable(HEARING_LAW)),
        (String) execution.getVariable(PARTY),
        (String) execution.getVariable(THIRD_PARTIES),
        new HearingMatter(
            (String) execution.getVariable(SUBJECT),
            (String) execution.getVariable(MEASURE_TEXT),
            (String) execution.getVariable(FACTS_FOUND),
            (String) execution.getVariable(LEGAL_BASIS)),
        (String) execution.getVariable(EXCLUDED_PERSONS));
    // They are in the register now.
    List.of(HEARING_LAW, MEASURE_TEXT, FACTS_FOUND, LEGAL_BASIS).forEach(execution::removeVariable);
  }

  @Step(apart = true)
  public void issueHearingRights(DelegateExecution execution) {
    hearings.issueHearingRights(
        execution.getProcessBusinessKey(), (String) execution.getVariable(ORDERED_BY));
  }

  /** Of models deployed before each party was served by itself. */
  @Step
  public void deliverHearingNotice(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    hearings.deliverHearingNotice(
        form.caseNumber(),
        form.date("送达日期", "deliveredOn"),
        form.text("receivedBy"),
        form.person());
  }

  @Step
  public void recordHearingRequest(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    hearings.recordHearingRequest(
        CasePlace.of(task), form.approved("申请情况"), form.date("提出日期", "requestedOn"), form.person());
  }

  @Step
  public void scheduleHearing(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    hearings.scheduleHearing(
        form.caseNumber(),
        form.date("听证日期", "hearingOn"),
        form.text("place"),
        form.text("presider"),
        form.person());
  }

  @Step(apart = true)
  public void issueHearingNotice(DelegateExecution execution) {
    hearings.issueHearingNotice(execution.getProcessBusinessKey());
  }

  @Step
  public void publishHearing(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    hearings.publishHearing(
        form.caseNumber(), form.date("公告日期", "publishedOn"), form.text("publishedAt"));
  }

  @Step
  public void holdHearing(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    hearings.holdHearing(
        form.caseNumber(),
        form.text("outcome"),
        form.list("present"),
        minutes(form),
        form.text("signature"),
        form.person());
  }

  /** Of forms from before they were kept in the case record, the key was the name of that. */
  private static String minutes(SubmittedForm form) {
    String minutes = form.text("minutes");
    return minutes == null ? form.text("record") : minutes;
  }

  @Step
  public void closeHearing(DelegateExecution execution) {
    hearings.closeHearing(execution.getProcessBusinessKey());
  }

  @Step
  public void waiveHearing(DelegateExecution execution) {
    hearings.waiveHearing(execution.getProcessBusinessKey());
  }
}
