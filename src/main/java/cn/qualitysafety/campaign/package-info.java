/**
 * The "Quality and Safety Year" (质量和安全年): a provincial campaign in three phases, carried out by all
 * city bureaus.
 *
 * <p>Basis: 《广东省质量技术监督系统“质量和安全年”活动方案》 of 2009, kept as data in {@code
 * campaign/quality-and-safety-year-2009.yaml}. Processes: {@code campaign-year} (the whole), {@code
 * campaign-mobilisation}, {@code campaign-monthly-report} and {@code campaign-summary} (one case
 * per city). Vocabulary: a city <em>files</em> (报送) a plan, a report or a summary; the leading
 * group's office <em>accepts</em> it (接收、阅知) or <em>returns</em> it (退回); what is not filed by its
 * date is <em>late</em> (迟报) and goes on; what is not filed when the campaign closes is <em>not
 * filed</em> (未报送).
 */
package cn.qualitysafety.campaign;
