package cn.qualitysafety.licence;

/**
 * That the office proposes to end a review without a decision; what was entered stands in the
 * record of its case.
 *
 * @param applicationNumber of the application or change that is to end
 */
record Termination(String caseNumber, String applicationNumber) {}
