package cn.qualitysafety.spotcheck.process;

/** What the model {@code spotcheck-test} and Java share. */
final class SpotcheckTestProcess {

  /** How many items failed, for the decision table. */
  static final String FAILED_ITEMS = "failedItems";

  static final String FAILED_SAFETY_ITEMS = "failedSafetyItems";

  /** What the caller gets back: pass, fail or unsafe. */
  static final String SAMPLE_VERDICT = "sampleVerdict";

  private SpotcheckTestProcess() {}
}
