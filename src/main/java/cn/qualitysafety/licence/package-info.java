/**
 * Industrial product production licences (工业产品生产许可证).
 *
 * <p>Basis: 工业产品生产许可证管理条例 (State Council order 440, 2005) and 实施办法 (AQSIQ order 80, since 2014
 * order 156); 国发〔2018〕33号 of 2018-09-23: the applicant hands in a report instead of the product
 * test, and what the province licenses is verified after the licence, hazardous chemicals excepted
 * (后置现场审查, {@code licence-visit-mode}). The day by which it is, which products went over to a mere
 * promise (告知承诺) after 2019, and what became of applications under way were not found (待核实); since
 * 国发〔2024〕11号, which wants it so of fertiliser, everything is verified first again. Processes:
 * {@code licence-review} (an application, to certificate or refusal), which calls {@code
 * licence-site-visit} and {@code licence-product-test}, that one {@code licence-laboratory-test} in
 * the laboratory's unit; {@code licence-withdrawal} (an applicant withdraws); {@code
 * licence-termination} (the office ends what cannot come to a decision); {@code
 * licence-renewal-watch} (one case per licence, its number is the case number), which calls {@code
 * licence-annual-review} every year; {@code licence-change}; {@code licence-revocation}; {@code
 * licence-remedy} (review or a court does not let such an end stand); {@code
 * licence-grant-circular} (each month, which licences were granted, for other departments). The
 * three that decide ask the table {@code licence-competence} who does, and call {@code
 * licence-national-decision} where it is the state's administration (总局). Vocabulary: an
 * <em>applicant</em> (申请人) applies at the <em>window</em> (受理窗口), which <em>accepts</em> (受理) the
 * application; a <em>team</em> (核查组) verifies on site; the <em>holder</em> (持证企业) has a licence
 * that is <em>valid</em> (有效) until its last day; the bureau <em>urges</em> (催办) it to apply for
 * renewal; a licence that was not renewed <em>expires</em> (过期).
 */
package cn.qualitysafety.licence;
