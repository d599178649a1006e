/**
 * Working days and the limits counted in them. Models say {@code ${deadline.of('regime.limit')}};
 * the day of the event is not counted, the limit ends with the end of its last working day (行政许可法
 * art. 82 counts working days without public holidays).
 */
package cn.qualitysafety.platform.deadline;
