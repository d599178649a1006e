/**
 * Summons of enterprises with provincial brand products (省名牌企业约谈).
 *
 * <p>Basis: plan 三(二)2 fourth: 对抽检、送检不合格和举报投诉产品质量存在问题的省名牌生产企业建立约谈制度，监督企业整改. Processes: {@code
 * summons-enterprise} (from a cause to its end), which calls {@code summons-round} once or twice.
 * Other regimes start it with the message {@code summonsDue}; after a second failure it sends
 * {@code brandRevocationProposed} to the province. Vocabulary: a <em>cause</em> (事由) opens a
 * <em>summons</em> (约谈) or joins the enterprise's open one; a <em>round</em> (一次约谈) is a meeting to
 * which a <em>notice</em> (约谈通知书) calls and of which there is a <em>record</em> (约谈纪要); the
 * enterprise makes <em>commitments</em> (整改承诺) and reports on them; an <em>inspector</em> (整改核查员)
 * <em>verifies</em> (核查) on site.
 */
package cn.qualitysafety.summons;
