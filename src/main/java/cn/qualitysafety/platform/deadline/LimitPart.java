package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.engine.UsedInModels;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.NameOf;
import cn.qualitysafety.platform.language.Step;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Legal limits of a whole case, in models: {@code ${limit.begin(execution, 'licence.review')}}, the
 * due date of a task {@code ${limit.dueDate(execution, 'licence.review')}}, the timer of what
 * happens when it is over {@code ${limit.expiry(execution, 'licence.review')}}. While a part of the
 * procedure does not count, the limit stands still by properties of that part: {@link Standstills}.
 */
@Component("limit")
public class LimitPart {

  /** What is entered where somebody approves that a limit is made longer. */
  private static final String REASON = "extensionReason";

  /** Of a form: how many days more the leaders have decided together. */
  private static final String FURTHER = "furtherDays";

  private static final int MOST_FURTHER = 365;

  private final CaseLimits limits;
  private final FactsOfCases facts;
  private final Recounts recounts;

  LimitPart(CaseLimits limits, FactsOfCases facts, Recounts recounts) {
    this.limits = limits;
    this.facts = facts;
    this.recounts = recounts;
  }

  /** Begins a limit with today's event. */
  @Step
  public void begin(DelegateExecution execution, @NameOf(NameKind.LIMIT) String limitName) {
    limits.begin(execution.getProcessBusinessKey(), limitName);
  }

  /**
   * Begins a limit with an event of an earlier day: receipt, service.
   *
   * @param dayOfEvent name of the fact that says the day
   * @throws IllegalStateException if the day is not known yet
   * @throws IllegalArgumentException if cases of the model have no such fact, or it is no day
   */
  @Step
  public void beginFrom(
      DelegateExecution execution, @NameOf(NameKind.LIMIT) String limitName, String dayOfEvent) {
    Object day = facts.value(execution, dayOfEvent);
    if (day == null) {
      throw new IllegalStateException(
          "limit '%s' of case %s begins on the day '%s', which is not known yet"
              .formatted(limitName, execution.getProcessBusinessKey(), dayOfEvent));
    }
    if (!(day instanceof LocalDate from)) {
      throw new IllegalArgumentException(
          "the fact '%s', on which limit '%s' is to begin, is no day"
              .formatted(dayOfEvent, limitName));
    }
    limits.begin(execution.getProcessBusinessKey(), limitName, from);
  }

  /**
   * Makes a limit longer, as its law allows: whoever completes the task approves it, and says in
   * the field {@value #REASON} of its form why. A form that asks for a decision may refuse it.
   * Where the law lets the leaders decide together that it goes on still longer, the form's field
   * {@value #FURTHER} says for how many days they did.
   */
  @Step
  public void extend(DelegateTask task, @NameOf(NameKind.LIMIT) String limitName) {
    SubmittedForm form = SubmittedForm.of(task);
    if (form.text(SubmittedForm.DECISION) == null || form.approved("审批意见")) {
      if (form.text(FURTHER) == null) {
        limits.extend(form.caseNumber(), limitName, form.text(REASON), form.person());
      } else {
        limits.extendFurther(
            form.caseNumber(),
            limitName,
            form.number("决定延长的日数", FURTHER, 1, MOST_FURTHER),
            form.text(REASON),
            form.person());
      }
    }
  }

  /**
   * Counts the due dates of the open tasks of the case and its timers anew: a fact by which they
   * are counted says another day now. What has moved has a line in the case.
   *
   * @param reason why, for people
   */
  @Step
  public void recount(DelegateExecution execution, String reason) {
    recounts.ofCase(execution.getProcessInstanceId(), reason);
  }

  /** Ends a limit: what it is for is done. */
  @Step
  public void end(DelegateExecution execution, @NameOf(NameKind.LIMIT) String limitName) {
    limits.end(execution.getProcessBusinessKey(), limitName);
  }

  /** The end of its last day; null while it stands still. */
  @UsedInModels
  public Date dueDate(DelegateExecution execution, @NameOf(NameKind.LIMIT) String limitName) {
    return limits.dueDate(execution.getProcessBusinessKey(), limitName);
  }

  /** The first second after it. */
  @UsedInModels
  public Date expiry(DelegateExecution execution, @NameOf(NameKind.LIMIT) String limitName) {
    return limits.expiry(execution.getProcessBusinessKey(), limitName);
  }
}
