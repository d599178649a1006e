package cn.qualitysafety.target;

import java.time.LocalDate;

/**
 * The part of a target that a unit has to reach (分解).
 *
 * @param amount in objects
 * @param caseNumber of the case that decided it; null if the plan itself did
 */
public record TargetShare(
    int campaignYear,
    String targetKey,
    String unitCode,
    int amount,
    LocalDate decidedOn,
    String caseNumber) {}
