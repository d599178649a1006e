package cn.qualitysafety.licence.process;

/** What the model {@code licence-product-test} and Java share. */
final class LicenceProductTestProcess {

  static final String HOLDER_CODE = "holderCode";
  static final String HOLDER_NAME = "holderName";
  static final String PRODUCT = "product";

  /** What a laboratory found: pass, fail or undelivered. */
  static final String TEST_VERDICT = "testVerdict";

  private LicenceProductTestProcess() {}
}
