/**
 * Procedures that several regimes call: the hearing (听证).
 *
 * <p>Basis: 行政许可法 (2003) art. 46 to 48; 行政处罚法 (1996) art. 42. Process: {@code shared-hearing},
 * called by licence and penalty cases, which stop their own limits meanwhile; by which law it is
 * held says the decision table {@code shared-hearing-kind}, a line for each kind. Vocabulary: the
 * <em>party</em> (当事人) is told of the right to a hearing by a notice that is <em>delivered</em>
 * (送达), asks for it or <em>waives</em> it (放弃); the bureau's legal staff <em>schedule</em> (确定) it,
 * and a <em>presider</em> (主持人) who took no part in the case holds it and keeps the <em>record</em>
 * (笔录).
 */
package cn.qualitysafety.shared;
