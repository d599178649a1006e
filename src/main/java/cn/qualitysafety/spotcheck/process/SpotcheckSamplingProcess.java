package cn.qualitysafety.spotcheck.process;

/** What the model {@code spotcheck-sampling} and Java share. */
final class SpotcheckSamplingProcess {

  /** Message that starts a batch, its number is the business key. */
  static final String BATCH_DRAWN = "spotcheckBatchDrawn";

  /** The city in which it runs. */
  static final String UNIT_CODE = "unitCode";

  static final String BLIND_CODE = "blindCode";

  /** What the laboratory found: pass, fail or unsafe. */
  static final String SAMPLE_VERDICT = "sampleVerdict";

  private SpotcheckSamplingProcess() {}
}
