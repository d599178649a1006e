package cn.qualitysafety.platform.deadline;

import java.time.LocalDate;

/**
 * One run of a legal limit in a case.
 *
 * @param runNumber 1 for the first run; a limit that the law starts anew has a second one
 * @param startedOn day of the event that starts the limit; it is not counted
 * @param workingDays length when it started; a limit changed later does not move running cases
 * @param dueOn last day, as far as it is known: the standstill that still lasts is not in it
 * @param endedOn day on which what the limit is for was done; null while it runs
 * @param stoppedOn the last day that counted, if it stands still; otherwise null
 */
public record CaseLimit(
    String caseNumber,
    String limitName,
    int runNumber,
    LocalDate startedOn,
    int workingDays,
    String basis,
    LocalDate dueOn,
    LocalDate endedOn,
    LocalDate stoppedOn) {

  boolean standsStill() {
    return stoppedOn != null;
  }
}
