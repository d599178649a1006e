/**
 * Titles of famous brand products of Guangdong (广东省名牌产品): register, incidents, sanctions.
 *
 * <p>Basis: 广东省名牌产品（工业类）管理办法 (2008), repealed on 2010-06-01: art. 5, the provincial committee
 * (省名推委) evaluates; art. 25, a title is that of a product; art. 27, who got it by improper means
 * gets no other for three years (arts. 8–24 not found). Plan 三(二)2四: who harms the standing of the
 * titles by a serious quality incident is criticised in public (通报批评), in grave cases loses the
 * title (取消称号); bureaus propose, the committee decides alone, on a vote and in its own name.
 * Processes: {@code brand-register} (one case per title, its number is the case number), {@code
 * brand-incident} (an incident, to a proposal or to nothing), {@code brand-revocation} (a proposal,
 * to the decision). Other regimes report an incident with the message {@code brandIncidentDue}.
 * Vocabulary: the <em>holder</em> (企业) of a <em>title</em> (称号); the <em>brand office</em> (省名推办)
 * works on the cases; the committee's <em>members</em> (委员) vote in a <em>ballot</em> (票决).
 */
package cn.qualitysafety.brand;
