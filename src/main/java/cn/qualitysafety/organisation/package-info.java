/**
 * Units (bureaus and, later, laboratories), posts and the people who hold them.
 *
 * <p>A {@link cn.qualitysafety.organisation.Unit} is a Camunda tenant with its code of GB/T 2260; a
 * {@link cn.qualitysafety.organisation.Post} is a Camunda group. Whoever becomes a member of a unit
 * reaches its subordinate units too: provincial posts reach all cities, a city's posts its
 * counties. A case whose people are not to tell who called it is called blind ({@code BlindCalls}).
 * Everybody may use the public types of this package; nobody else writes tenants, groups or
 * authorizations.
 */
package cn.qualitysafety.organisation;
