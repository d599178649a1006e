package cn.qualitysafety.spotcheck.process;

/** What the model {@code spotcheck-followup} and Java share. */
final class SpotcheckFollowupProcess {

  static final String BATCH_NUMBER = "batchNumber";
  static final String BLIND_CODE = "blindCode";

  /** What the laboratory found in the re-check: pass, fail or unsafe. */
  static final String SAMPLE_VERDICT = "sampleVerdict";

  private SpotcheckFollowupProcess() {}
}
