package cn.qualitysafety.campaign.plan;

/**
 * Who is responsible for clauses: a division (处室) of the provincial bureau, one of its subordinate
 * bodies, or a level of bureaus as a whole.
 *
 * @param code unique in the plan
 * @param name as an official says it
 */
public record Division(String code, String name) {}
