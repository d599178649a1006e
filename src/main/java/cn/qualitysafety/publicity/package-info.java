/**
 * Quality information for everybody (质量信息公布).
 *
 * <p>Basis: 产品质量法 art. 24, 政府信息公开条例 art. 14, plan 三(三)3. Processes: {@code publicity-results} takes
 * the final results of a closed spot check plan and, after a second person has checked them, makes
 * them public; {@code publicity-withdrawal} takes them back at once and leaves a note. Vocabulary:
 * a <em>publication</em> (公布) is what one plan's results look like in public; it is
 * <em>visible</em> when it is published, not withdrawn and not expired. Names of small workshops
 * and of whoever is not known to be a company are <em>masked</em> (隐去). The pages under {@code
 * /public} are the only ones that need no login; they read through {@link
 * cn.qualitysafety.publicity.PublicResults} and nothing else.
 */
package cn.qualitysafety.publicity;
