/**
 * What operators see of a node: figures for Prometheus, health for load balancers, and who and
 * which case a line of the log is about. The runbook is {@code src/docs/operations.md}.
 */
package cn.qualitysafety.platform.monitoring;
