/**
 * The plan that a campaign carries out, as data: another year's plan is another file.
 *
 * <p>Source: 《广东省质量技术监督系统“质量和安全年”活动方案》 of 2009 in {@code
 * campaign/quality-and-safety-year-2009.yaml}. Vocabulary: a <em>plan</em> (活动方案) runs through
 * <em>phases</em> (阶段) and consists of <em>clauses</em> (条款). A clause is a <em>goal</em> (目标), a
 * <em>commitment</em> (任务事项), which somebody finishes, or a <em>regime</em> (业务制度), which stays in
 * force; a <em>target</em> (指标) is the figure it has to reach. Each clause has one responsible
 * <em>division</em> (处室) and is carried by models, some of which may be still <em>to come</em>. The
 * <em>reporting calendar</em> (月报日历) says on which months the cities report.
 *
 * <p>{@link cn.qualitysafety.campaign.plan.PlanReader} is the only way in; a plan that it returns
 * is free of contradictions. Everybody may read a plan, nobody changes one.
 */
package cn.qualitysafety.campaign.plan;
