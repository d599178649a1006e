package cn.qualitysafety.campaign.plan;

/**
 * A standing procedure (业务制度), such as spot checks or licences, that carries clauses of the plan.
 *
 * @param code unique in the plan
 * @param name as an official says it
 */
public record Regime(String code, String name) {}
