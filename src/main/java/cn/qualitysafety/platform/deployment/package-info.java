/**
 * How models come into force (流程部署). What a designer deploys is checked at once and then waits for
 * another designer, who sees what differs from the running version and approves or rejects it at
 * {@code /deployments}. The newest version is withdrawn in the same way. A release deploys what it
 * changed, and never over a designer's version.
 *
 * <p>A model binds its forms and decision tables to its deployment, so that running cases keep
 * theirs: what belongs together is deployed together, and whoever sends one file of it gets the
 * others from what is running.
 */
package cn.qualitysafety.platform.deployment;
