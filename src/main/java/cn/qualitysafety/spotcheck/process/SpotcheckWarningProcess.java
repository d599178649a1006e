package cn.qualitysafety.spotcheck.process;

/** What the model {@code spotcheck-warning} and Java share. */
final class SpotcheckWarningProcess {

  static final String CITY = "city";
  static final String PRODUCT_CODE = "productCode";
  static final String PRODUCT = "product";
  static final String QUARTER = "quarter";

  /** How many enterprises of the product failed when the case was opened. */
  static final String FAILURES = "failures";

  private SpotcheckWarningProcess() {}
}
