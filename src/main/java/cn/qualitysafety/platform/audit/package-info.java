/**
 * The trail of logins, of changes to what people may do, and of what they were refused to tell the
 * engine (审计记录): who, when, from which address, what. It is written in the transaction of the
 * change itself, nobody changes it, administrators read it at {@code /audit}.
 *
 * <p>Basis: 《信息安全技术 信息系统安全等级保护基本要求》 (GB/T 22239), security audit: the important events of users and
 * of their permissions are recorded with date, person, type and result, and kept from being
 * deleted. Passwords never get here: only names are read from a login.
 */
package cn.qualitysafety.platform.audit;
