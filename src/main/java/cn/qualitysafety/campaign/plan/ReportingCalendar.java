package cn.qualitysafety.campaign.plan;

import java.util.List;

/**
 * On which months the city bureaus report (月报), one report on each; 四(三) of the plan.
 *
 * @param firstMonth 1 to 12
 * @param lastMonth 1 to 12, included, not before the first
 * @param limit name of the limit that a report has, counted from the end of its month
 * @param calendars kinds of periodic reports (定期报告) whose calendars begin with the roll-out
 */
public record ReportingCalendar(
    int firstMonth, int lastMonth, String limit, List<String> calendars) {

  public ReportingCalendar {
    calendars = List.copyOf(calendars);
  }
}
