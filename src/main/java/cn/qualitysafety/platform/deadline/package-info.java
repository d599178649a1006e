/**
 * Limits in the unit of the law, and the days that they are counted in. Models say {@code
 * ${deadline.of('regime.limit')}}; the day of the event is not counted, the limit ends with the end
 * of its last day. {@code limits.yaml} has each limit with its versions by date: the law of the day
 * on which a period begins counts (行政许可法 art. 82 counts working days; 行政处罚法 calendar days until
 * 2021, then some of them working days; others months).
 *
 * <p>A limit of a whole case that the law can stop or make longer is kept in the register of {@link
 * cn.qualitysafety.platform.deadline.CaseLimits}: what ran by which law, what stood still and why,
 * who made it longer. When holidays become known or a rule is corrected, what is open moves, on
 * record: see {@code Recounts}.
 */
package cn.qualitysafety.platform.deadline;
