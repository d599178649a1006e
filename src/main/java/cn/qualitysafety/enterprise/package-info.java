/**
 * The register of enterprises (企业名录), with their production sites and products; the register of
 * parties (当事人) who are in no such register; and the compliance history (监管记录) of both. All regimes
 * share them.
 *
 * <p>Basis: 《中华人民共和国产品质量法》第八条 (local departments supervise the quality of products in their own
 * areas); codes by GB 11714-1997 (组织机构代码) and GB 32100-2015 (统一社会信用代码). Vocabulary: the <em>unit in
 * charge</em> (主管单位) is the bureau that supervises an enterprise; a <em>small workshop</em> (小作坊)
 * is supervised by simpler rules; a <em>production site</em> (生产场所) may lie elsewhere than the
 * registered address.
 *
 * <p>Of parties: a citizen has one identity number for life (居民身份证法, as amended 2011, art. 3 par.
 * 2), which the units that learn of it keep to themselves (art. 13 par. 2); personal data are
 * collected and handled no further than a purpose demands (个人信息保护法 art. 6, 34), with measures such
 * as taking away what identifies (art. 51 no. 3). So of the number a keyed fingerprint and the last
 * four characters are kept, and {@link cn.qualitysafety.enterprise.Party#publicName()} masks who
 * may be a person.
 *
 * <p>A regime notes in the history what it has found or decided, through {@link
 * cn.qualitysafety.enterprise.ComplianceService} and in its own transaction; others read it there
 * and need not know the regime. Kinds that models write need no Java ({@code
 * ${compliance.note(…)}}). What a regime shows on the page of an enterprise it adds as a {@link
 * cn.qualitysafety.enterprise.PagePart}.
 *
 * <p>Every regime may read through {@link cn.qualitysafety.enterprise.EnterpriseService}; who may
 * see or enter an enterprise is decided by the caller, who passes the codes of the units that a
 * person reaches.
 */
package cn.qualitysafety.enterprise;
