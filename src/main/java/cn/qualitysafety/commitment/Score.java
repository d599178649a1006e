package cn.qualitysafety.commitment;

import java.time.LocalDateTime;

/**
 * What a bureau is scored by, each number counted from a register. What is asked of it later than
 * the day of the counting is not in it.
 *
 * @param caseNumber of the case in which it is scored
 * @param revision 1 when the scoring begins; another one each time that a register was put right
 * @param reportsMissing monthly reports whose day is over and that have not been filed
 * @param itemsFailed commitments that were not fulfilled when their time was over, settled or not
 * @param hardTargets figures that the plan sets hard and of which the bureau has its part
 * @param hardReached those of them that it had reached
 * @param findingsInTime findings of inspections that were rectified in time
 * @param findingsLate those rectified too late, or not rectified although their day is over
 * @param listings how often it was listed for supervision (挂牌督办)
 * @param urgentLate urgent reports that came too late
 * @param concealedAccidents findings of accidents that were concealed
 * @param falseFigures findings of false figures
 */
record Score(
    String caseNumber,
    String unitCode,
    int revision,
    LocalDateTime frozenAt,
    int reportsOnTime,
    int reportsLate,
    int reportsMissing,
    int itemsOnTime,
    int itemsLate,
    int itemsFailed,
    int hardTargets,
    int hardReached,
    int findingsInTime,
    int findingsLate,
    int listings,
    int urgentLate,
    int concealedAccidents,
    int falseFigures) {

  int reportsOwed() {
    return reportsOnTime + reportsLate + reportsMissing;
  }
}
