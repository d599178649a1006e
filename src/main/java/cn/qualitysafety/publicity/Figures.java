package cn.qualitysafety.publicity;

/**
 * Figures of a category, a city or a quarter.
 *
 * @param subject its code
 * @param batches batches that were tested, with a final result; refusals are not among them
 * @param enterprises enterprises of these batches
 * @param failedEnterprises those with at least one batch that failed
 */
public record Figures(
    String subject, int batches, int passedBatches, int enterprises, int failedEnterprises) {

  /** Passed batches of a hundred. */
  public double batchRate() {
    return batches == 0 ? 0 : 100.0 * passedBatches / batches;
  }

  public int passedEnterprises() {
    return enterprises - failedEnterprises;
  }

  /** Enterprises all of whose batches passed, of a hundred. */
  public double enterpriseRate() {
    return enterprises == 0 ? 0 : 100.0 * passedEnterprises() / enterprises;
  }

  public String batchRateText() {
    return "%.1f%%".formatted(batchRate());
  }

  public String enterpriseRateText() {
    return "%.1f%%".formatted(enterpriseRate());
  }
}
