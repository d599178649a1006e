/**
 * The register of service of documents (送达): which document was served on whom, in what manner, on
 * which day, with what proof.
 *
 * <p>Basis: 民事诉讼法 on service, to which 行政处罚法 (1996) art. 40, (2021) art. 61 and 行政强制法 art. 38
 * refer. Vocabulary: the <em>addressee</em> (受送达人) is <em>served</em> (送达) on the day that the law
 * takes for it, whatever the manner; until then there is no service, only attempts. The process
 * {@code shared-delivery} serves, this package remembers: in models the fact {@code
 * ${facts.servedOn}} of every case, and {@code ${delivery.servedOn(execution, 'hearing-rights')}}.
 */
package cn.qualitysafety.platform.delivery;
