package cn.qualitysafety.platform.deadline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;

/**
 * One run of a legal limit in a case.
 *
 * @param ruleName the entry of the list by which it is counted, mostly of its own name
 * @param runNumber 1 for the first run; a limit that the law starts anew has a second one
 * @param startedOn day of the event that starts the limit; it is not counted
 * @param startedAt minute of the event, for a limit of hours; otherwise null
 * @param amount length when it started; 0 for a fixed day
 * @param fixedMonthDay as {@code --03-31}, for a fixed day; otherwise null
 * @param rolls whether a last day that is a day of rest gives way to the next working day
 * @param event from which it runs, for people; empty if the basis says it
 * @param lawFrom since when the law has been as it was when the limit started; null if always
 * @param dueOn last day, as far as it is known: the standstill that still lasts is not in it
 * @param dueAt minute in which a limit of hours is over; otherwise null
 * @param endedOn day on which what the limit is for was done; null while it runs
 * @param stoppedOn the last day that counted, if it stands still; otherwise null
 * @param extended how often it was made longer
 * @param toldIn the paper that told the party the last day, which no holiday moves then; null while
 *     none has
 */
public record CaseLimit(
    String caseNumber,
    String limitName,
    String ruleName,
    int runNumber,
    LocalDate startedOn,
    LocalDateTime startedAt,
    int amount,
    LimitUnit unit,
    String fixedMonthDay,
    boolean rolls,
    String event,
    String basis,
    LocalDate lawFrom,
    LocalDate dueOn,
    LocalDateTime dueAt,
    LocalDate endedOn,
    LocalDate stoppedOn,
    int extended,
    String toldIn) {

  boolean standsStill() {
    return stoppedOn != null;
  }

  boolean isInHours() {
    return unit == LimitUnit.HOURS;
  }

  /** Null for all but a fixed day. */
  MonthDay fixedDay() {
    return fixedMonthDay == null ? null : MonthDay.parse(fixedMonthDay);
  }

  /** How long it was when it started, as people say it. */
  public String length() {
    return Limit.length(amount, unit, fixedDay());
  }
}
