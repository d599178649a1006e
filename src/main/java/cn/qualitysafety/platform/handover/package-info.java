/**
 * How a task gets from one person to another (转办与接办): given back by whoever claimed it, taken over
 * by a colleague, or by whoever is employed above its unit, claimed or not; passed on by its
 * holder, by a head or a supervisor of the unit, handed over when somebody leaves (离岗移交) or is away
 * for a time (代理). Whoever loses a post, a unit or the account loses the claims with it.
 *
 * <p>A task comes only to somebody who could have claimed it: of one of its posts, in reach of its
 * unit, not denied it, and kept from it by no separation of duties. What a regime knows beside that
 * it says through {@link cn.qualitysafety.platform.handover.Succession}. Whom a model names for a
 * task is asked the same, and the task is its posts' if that person cannot have it. Each act is
 * kept with its reason, shown on the page of the case, and noted in the audit trail.
 *
 * <p>The engine lets nobody assign a task to somebody else; the system does it here, in the
 * person's name and after these checks.
 */
package cn.qualitysafety.platform.handover;
