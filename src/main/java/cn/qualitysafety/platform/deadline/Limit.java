package cn.qualitysafety.platform.deadline;

/**
 * A limit with its legal basis.
 *
 * @param workingDays length in working days, at least 1
 * @param basis article of law or section of the plan that sets it
 */
public record Limit(int workingDays, String basis) {}
