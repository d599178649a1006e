/**
 * Periodic reports (定期报告): who owes which report, on which period, by which day.
 *
 * <p>Basis: plan 二, 三(三)5, 四(三); 安全生产事故隐患排查治理暂行规定 art. 14, 政府信息公开条例 art. 31 (of 2007). The
 * catalogue is a set of decision tables beside the models, as that of projects is: {@code
 * report-kind} (what it is called, who owes it, for which periods, from when), {@code report-due},
 * {@code report-people}, {@code report-addressee}, {@code report-figure}. Processes: {@code
 * report-calendar} keeps one kind for a year and calls {@code report-period} for each unit at the
 * end of each period. The cities' monthly report of the campaign is not among them: it stays with
 * {@code campaign}.
 *
 * <p>Vocabulary: a report is <em>filed</em> (报送) when its leader has signed it; its figures are
 * <em>frozen</em> (锁定) as of the last day of the period and never change: what the registers say
 * differently later becomes a <em>note</em> (注记). A claim of the text that the figures deny is a
 * <em>contradiction</em> (与数字不符) and has to be explained. The superior <em>takes note</em> (阅知) or
 * gives it back once (退回补充).
 */
package cn.qualitysafety.report;
