package cn.qualitysafety.campaign;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;

/**
 * A city's report on one month (月报).
 *
 * @param dueOn day by which it, or the supplement last asked for, must be filed
 * @param signedBy director who signed it as it is written now; null until then
 * @param late the report itself was not filed by its day; stays once set
 * @param remarks why it was returned last, or what the province wants to know more about
 */
public record MonthlyReport(
    String caseNumber,
    String campaignNumber,
    String unitCode,
    YearMonth reportMonth,
    FilingState state,
    boolean late,
    LocalDate dueOn,
    String progress,
    String problems,
    String suggestions,
    String writtenBy,
    LocalDateTime writtenAt,
    String signedBy,
    LocalDateTime signedAt,
    LocalDateTime filedAt,
    LocalDateTime remindedAt,
    LocalDateTime overdueAt,
    String overdueHandling,
    String overdueHandledBy,
    LocalDateTime overdueHandledAt,
    String remarks,
    String acceptedBy,
    LocalDateTime acceptedAt) {

  /** For example 2009年4月份工作报告. */
  public String title() {
    return "%d年%d月份工作报告".formatted(reportMonth.getYear(), reportMonth.getMonthValue());
  }
}
