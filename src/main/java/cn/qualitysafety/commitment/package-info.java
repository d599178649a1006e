/**
 * Commitments as pieces of work (任务督办): whoever carries out what the plan sets out is urged,
 * inspected, reports what cannot wait, and is praised or criticised by what the registers say.
 *
 * <p>Basis: 《广东省质量技术监督系统“质量和安全年”活动方案》四(二) to 四(四) of 2009; working practice of the leading group's
 * office. Processes: {@code commitment-urgent-report}, {@code commitment-inspection} with {@code
 * commitment-finding} for each of its findings, {@code commitment-commendation}. Vocabulary: a
 * bureau is <em>inspected</em> (督查); what is found there is a <em>finding</em> (问题) until it is
 * <em>rectified</em> (整改); what a bureau is <em>scored</em> by (考核) is counted and <em>frozen</em>
 * (锁定) when the scoring begins.
 *
 * <p>All but the counting is models, tables and forms.
 */
package cn.qualitysafety.commitment;
