package cn.qualitysafety.platform.deadline;

import java.time.LocalDate;

/**
 * A time that does not count into a limit.
 *
 * @param stoppedOn the last day that counted
 * @param resumedOn the last day that did not count; null while the limit stands still
 * @param reason why the law stops it, for example 产品检验时间不计入期限
 * @param told how the party was told the time that is needed (行政许可法 art. 45), or why it need not
 *     be; empty for one from before that was asked
 */
public record Standstill(
    String limitName,
    int runNumber,
    LocalDate stoppedOn,
    LocalDate resumedOn,
    String reason,
    String told) {}
