package cn.qualitysafety.organisation;

/**
 * How many cases or tasks of a process a unit has.
 *
 * @param unitCode null if they belong to no unit
 */
record CaseCount(String processKey, String unitCode, long count) {}
