package cn.qualitysafety.platform.deadline;

import java.util.List;

/**
 * All that made the last day of a limit of a case what it is.
 *
 * @param standstills in the order in which they began
 * @param extensions in the order in which they were granted
 */
record CaseLimitHistory(
    CaseLimit limit, List<Standstill> standstills, List<LimitExtension> extensions) {}
