package cn.qualitysafety.campaign.plan;

/**
 * A phase (阶段) of the campaign, in whole months.
 *
 * @param code as models and code name it: mobilisation, rollout, summary
 * @param name as an official says it
 * @param firstMonth 1 to 12
 * @param lastMonth 1 to 12, included, not before the first
 */
public record PlanPhase(String code, String name, int firstMonth, int lastMonth) {}
