/**
 * Supervision spot checks (监督抽查).
 *
 * <p>Basis: 产品质量法 art. 15, 产品质量国家监督抽查管理办法; plan 三(三)2. Processes: {@code spotcheck-plan} (province,
 * draws the enterprises) calls {@code spotcheck-city} for each city, which starts one {@code
 * spotcheck-sampling} per enterprise; that one calls {@code spotcheck-test} in the laboratory's
 * unit, {@code spotcheck-result} and, for what failed, {@code spotcheck-followup}. {@code
 * spotcheck-warning} warns a city's government. Vocabulary: a <em>batch</em> (批次) is one
 * enterprise's product that is checked; its <em>sample</em> (样品) goes to the laboratory under a
 * <em>blind code</em> (盲样编号), from which nobody there can tell whose it is; {@code spotcheck-test}
 * is called blind ({@code organisation/BlindCalls}), so that nobody there tells a re-check or a
 * re-test from a first sample either; a result is <em>final</em> (最终) when nobody objects or what
 * the enterprise objected to is decided, with or without a re-test (复检); an <em>objection</em> (异议)
 * is taken, decided and answered by whoever organised the check, or the superior to whom it went,
 * while its case stays in the city of the enterprise; a <em>refusal</em> (拒绝抽查) is no result of a
 * test and is counted in no rate.
 */
package cn.qualitysafety.spotcheck;
