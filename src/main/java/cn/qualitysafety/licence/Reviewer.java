package cn.qualitysafety.licence;

import java.time.LocalDate;

/**
 * Somebody who is qualified for on-site verifications (注册审查员).
 *
 * @param leader qualified to lead a team (审查组长)
 * @param validUntil last day of the qualification
 * @param employerKey organisation code of the enterprise that employs an outside expert; null for
 *     officials
 */
record Reviewer(
    String login,
    String name,
    String certificateNumber,
    boolean leader,
    LocalDate validUntil,
    String employerKey) {}
