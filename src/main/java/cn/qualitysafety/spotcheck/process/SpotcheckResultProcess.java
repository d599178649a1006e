package cn.qualitysafety.spotcheck.process;

/** What the model {@code spotcheck-result} and Java share. */
final class SpotcheckResultProcess {

  static final String BATCH_NUMBER = "batchNumber";

  /** What a laboratory found: pass, fail or unsafe. */
  static final String SAMPLE_VERDICT = "sampleVerdict";

  static final String BLIND_CODE = "blindCode";

  /** What the caller gets back. */
  static final String FINAL_VERDICT = "finalVerdict";

  private SpotcheckResultProcess() {}
}
