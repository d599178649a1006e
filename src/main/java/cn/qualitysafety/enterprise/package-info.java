/**
 * The register of enterprises (企业名录), with their production sites and products. All regimes share
 * it.
 *
 * <p>Basis: 《中华人民共和国产品质量法》第八条 (local departments supervise the quality of products in their own
 * areas); codes by GB 11714-1997 (组织机构代码) and GB 32100-2015 (统一社会信用代码). Vocabulary: the <em>unit in
 * charge</em> (主管单位) is the bureau that supervises an enterprise; a <em>small workshop</em> (小作坊)
 * is supervised by simpler rules; a <em>production site</em> (生产场所) may lie elsewhere than the
 * registered address.
 *
 * <p>Every regime may read through {@link cn.qualitysafety.enterprise.EnterpriseService}; who may
 * see or enter an enterprise is decided by the caller, who passes the codes of the units that a
 * person reaches.
 */
package cn.qualitysafety.enterprise;
