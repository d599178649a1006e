package cn.qualitysafety.spotcheck;

import java.time.LocalDate;

/**
 * One enterprise's product in a spot check (批次).
 *
 * @param replaces number of the batch for which this one was drawn instead; null if none
 * @param circumstances what happened on site: the refusal, or that nothing was found
 * @param verdict of the first test: pass, fail or unsafe; a refusal counts as fail
 * @param finalVerdict after objection and re-test
 */
public record Batch(
    String caseNumber,
    String planNumber,
    String city,
    String holderCode,
    String holderName,
    String address,
    String replaces,
    State state,
    String sampler,
    String secondSampler,
    String samplingSheet,
    LocalDate sampledOn,
    String quantity,
    String circumstances,
    String verdict,
    LocalDate notifiedOn,
    LocalDate objectBy,
    String objection,
    LocalDate objectedOn,
    String finalVerdict,
    LocalDate finalOn) {

  /** Whether the enterprise objects to the result of the first test. */
  boolean isObjectedTo() {
    return objection != null;
  }

  /** How far the batch has come. */
  public enum State {
    DRAWN,
    SAMPLED,
    /** The enterprise refused, which counts as a fail. */
    REFUSED,
    /** Nothing to sample on site; another one was drawn, or there was none left. */
    NOT_FOUND,
    TESTED,
    FINAL
  }
}
