package cn.qualitysafety.spotcheck.process;

/** What the model {@code spotcheck-test} and Java share. */
final class SpotcheckTestProcess {

  static final String KEY = "spotcheck-test";

  static final String TEST_BLIND_SAMPLE = "userTask_testBlindSample";

  /** What the laboratory enters: number of the report, and a line for each item. */
  static final String REPORT_NUMBER = "reportNumber";

  static final String RESULTS = "results";

  /** How many items failed, for the decision table. */
  static final String FAILED_ITEMS = "failedItems";

  static final String FAILED_SAFETY_ITEMS = "failedSafetyItems";

  /** What the caller gets back: pass, fail or unsafe. */
  static final String SAMPLE_VERDICT = "sampleVerdict";

  private SpotcheckTestProcess() {}
}
