/**
 * Quality information for everybody (质量信息公布、信息公开).
 *
 * <p>Basis: 产品质量法 art. 24, 政府信息公开条例 art. 10, 14, 18 (of 2007), 15, 17, 20, 26 (of 2019), plan
 * 三(一)1, 三(一)2, 三(三)3, 三(五)4. Processes: {@code publicity-results} takes the final results of a
 * closed spot check plan and, after a second person has checked them, makes them public; {@code
 * publicity-disclosure} does so with everything else that has to be public, asked by a person or by
 * another regime's message; {@code publicity-withdrawal} takes either back at once and leaves a
 * note; {@code publicity-request} answers whoever asks for information (依申请公开). Vocabulary: a
 * <em>publication</em> (公布) is what one plan's results look like in public, a <em>disclosure</em>
 * (主动公开) is anything else; both are <em>visible</em> when they are published, not withdrawn and not
 * expired. Names of small workshops, of natural persons and of whoever is not known to be a company
 * are <em>masked</em> (隐去). The pages under {@code /public} are the only ones that need no login;
 * they read through {@link cn.qualitysafety.publicity.PublicResults} and {@link
 * cn.qualitysafety.publicity.DisclosureService} and nothing else.
 */
package cn.qualitysafety.publicity;
