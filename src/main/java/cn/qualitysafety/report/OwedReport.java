package cn.qualitysafety.report;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A report that a unit owes on a period (应报期次).
 *
 * @param periodCode as {@link Period} reads it
 * @param dueOn day by which it, or the supplement that was asked for, must be filed
 * @param frozenAt when its figures were taken from the registers; null until then
 * @param contradictions claims of the text that the figures deny, one per line; null if there are
 *     none
 * @param late the report itself was not filed by its day; stays once set
 * @param lateDays days of the calendar by which it was filed too late; null while it is not filed
 * @param supplemented it was given back once
 * @param criticismOn when its absence was proposed for criticism; null if it was not
 */
public record OwedReport(
    String caseNumber,
    String unitCode,
    String kind,
    String kindName,
    String periodCode,
    LocalDate endsOn,
    LocalDate dueOn,
    State state,
    LocalDateTime frozenAt,
    String contradictions,
    String writtenBy,
    String signedBy,
    LocalDateTime filedAt,
    boolean late,
    Integer lateDays,
    boolean supplemented,
    LocalDateTime remindedAt,
    LocalDateTime overdueAt,
    String urgedBy,
    LocalDateTime urgedAt,
    LocalDate criticismOn,
    String notedBy,
    LocalDateTime notedAt,
    LocalDateTime signedAt) {

  public Period period() {
    return Period.of(periodCode);
  }

  /** It is overdue, and whoever urges it has not yet said how. */
  boolean isBeingUrged() {
    return overdueAt != null && (urgedAt == null || urgedAt.isBefore(overdueAt));
  }

  /** How far it has come. */
  public enum State {
    OPEN,
    FILED,
    /** Given back to be supplemented. */
    RETURNED,
    NOTED
  }
}
