/**
 * Working days and the limits counted in them. Models say {@code ${deadline.of('regime.limit')}};
 * the day of the event is not counted, the limit ends with the end of its last working day (行政许可法
 * art. 82 counts working days without public holidays).
 *
 * <p>A limit of a whole case that the law can stop is kept in the register of {@link
 * cn.qualitysafety.platform.deadline.CaseLimits}: what ran, what stood still and why.
 */
package cn.qualitysafety.platform.deadline;
