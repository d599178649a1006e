/**
 * Industrial product production licences (工业产品生产许可证).
 *
 * <p>Basis: 工业产品生产许可证管理条例 (State Council order 440, 2005) and 实施办法 (AQSIQ order 80). Process:
 * {@code licence-renewal-watch} (one case per licence, its number is the case number). Vocabulary:
 * a <em>holder</em> (持证企业) has a licence that is <em>valid</em> (有效) until its last day; the bureau
 * <em>urges</em> (催办) it to apply for renewal; a licence that was not renewed <em>expires</em>
 * (过期).
 */
package cn.qualitysafety.licence;
