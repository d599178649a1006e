/**
 * Commitments of the campaign as pieces of work (任务督办): what the plan sets out is planned,
 * reported, urged and settled; bureaus are inspected, report what cannot wait, and are praised or
 * criticised by what the registers say.
 *
 * <p>Source: the plan of the campaign, 三 (what is to be done) and 四(二) to 四(四) (reports,
 * inspection, responsibility); 国务院办公厅关于进一步加强督促检查切实抓好工作落实的意见 (国办发〔2008〕120号), for what is handed
 * out, urged, answered and closed; else working practice of the leading group's office. Vocabulary:
 * an <em>item</em> (督办任务) is what one clause asks of one unit; its <em>figures</em> (完成数) are read
 * from the ledger of targets, nobody types one; its <em>light</em> (亮灯) is green, yellow or red; a
 * late unit is <em>urged</em> (催办) and then <em>listed</em> (挂牌督办) until the listing is
 * <em>lifted</em> (摘牌); a <em>change</em> (调整) of day, number or unit is decided by who may; when
 * the campaign closes what is open is <em>settled</em> (结算). A bureau is <em>inspected</em> (督查);
 * what is found there is a <em>finding</em> (问题) until it is <em>rectified</em> (整改); what a bureau
 * is <em>scored</em> by (考核) is counted and <em>frozen</em> (锁定) when the scoring begins.
 *
 * <p>Models: {@code commitment-item}, {@code commitment-change}, {@code commitment-listing}; {@code
 * commitment-urgent-report}, {@code commitment-inspection} with {@code commitment-finding} for each
 * of its findings, {@code commitment-commendation}. What they record is all there is: {@link
 * cn.qualitysafety.commitment.Commitments} reads items, people and days from the register of cases
 * and its records, and the figures from the ledger. Boards and the campaign read it; nobody writes
 * it.
 */
package cn.qualitysafety.commitment;
