package cn.qualitysafety.licence.process;

/** What the model {@code licence-laboratory-test} and Java share. */
final class LicenceLaboratoryTestProcess {

  static final String PRODUCT = "product";
  static final String SAMPLING_SHEET = "samplingSheet";

  /** Last day for the delivery of the sample, yyyy-MM-dd. */
  static final String DELIVER_BY = "deliverBy";

  /** Login of who took the sample. */
  static final String SAMPLED_BY = "sampledBy";

  /** What the caller gets back: pass, fail or undelivered. */
  static final String TEST_VERDICT = "testVerdict";

  private LicenceLaboratoryTestProcess() {}
}
