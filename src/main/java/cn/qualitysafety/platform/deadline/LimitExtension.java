package cn.qualitysafety.platform.deadline;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A limit of a case was made longer.
 *
 * @param basis law, article and paragraph by which it may be
 * @param dueBefore last day until then
 * @param dueAfter last day from then on
 * @param approvedBy login of whoever approved it; as a name where people read it
 */
public record LimitExtension(
    String caseNumber,
    String limitName,
    int runNumber,
    int amount,
    LimitUnit unit,
    String basis,
    LocalDate dueBefore,
    LocalDate dueAfter,
    String reason,
    String approvedBy,
    LocalDateTime approvedAt) {

  LimitExtension endingOn(LocalDate lastDay) {
    return new LimitExtension(
        caseNumber,
        limitName,
        runNumber,
        amount,
        unit,
        basis,
        dueBefore,
        lastDay,
        reason,
        approvedBy,
        approvedAt);
  }

  /** For people: 10个工作日. */
  public String length() {
    return amount + unit.chinese();
  }
}
