package cn.qualitysafety.spotcheck.process;

/** What the model {@code spotcheck-plan} and Java share. */
final class SpotcheckPlanProcess {

  static final String CATEGORY = "category";
  static final String PRODUCT = "product";
  static final String PRODUCT_CODE = "productCode";
  static final String LICENSED_PRODUCT = "licensedProduct";
  static final String STANDARD = "standard";
  static final String ITEMS = "items";
  static final String LABORATORY = "laboratory";
  static final String RETEST_LABORATORY = "retestLaboratory";

  private SpotcheckPlanProcess() {}
}
