/**
 * Procedures that several regimes call: the hearing (听证), the acceptance (验收), and what comes
 * before a decision, legal review and collective discussion (法制审核、集体讨论).
 *
 * <p>Basis: 行政许可法 (2003) art. 46 to 48; 行政处罚法 (1996) art. 42. Process: {@code shared-hearing},
 * called by licence and penalty cases, which stop their own limits meanwhile; by which law it is
 * held says the decision table {@code shared-hearing-kind}, a line for each kind. Vocabulary: the
 * <em>party</em> (当事人) is told of the right to a hearing by a notice that is <em>delivered</em>
 * (送达), asks for it or <em>waives</em> it (放弃); the bureau's legal staff <em>schedule</em> (确定) it,
 * and a <em>presider</em> (主持人) who took no part in the case holds it and keeps the <em>record</em>
 * (笔录).
 *
 * <p>{@code shared-decision-review}: 行政处罚法 1996 art. 38 par. 2, as amended from 2018-01-01 par. 3,
 * 2021 art. 57 par. 2 and 58. Which decisions need it says the decision table {@code
 * shared-decision-forms}, by the law of the day; nobody who worked on the case takes part.
 */
package cn.qualitysafety.shared;
