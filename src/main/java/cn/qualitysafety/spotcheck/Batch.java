package cn.qualitysafety.spotcheck;

import java.time.LocalDate;

/**
 * One enterprise's product in a spot check (批次).
 *
 * @param replaces number of the batch for which this one was drawn instead; null if none
 * @param circumstances what happened on site: the refusal, or that nothing was found
 * @param verdict of the first test: pass, fail or unsafe; or refused, which is none of them
 * @param finalVerdict after objection and re-test
 * @param refusalReason how the refusal was established, or why the enterprise had a right to refuse
 * @param refusalConfirmedBy who established it, none of the samplers
 * @param refusalOrderedOn when it was ordered to accept the check; null if it never was
 * @param objectionAbout result, sampling or origin
 * @param objectionTo organiser or superior: to whom the enterprise objected
 * @param objectionAnswer retest, kept or void; null while nobody has decided
 * @param answerGround why there is no re-test; null if there is one
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
    LocalDate finalOn,
    String refusalReason,
    String refusalConfirmedBy,
    LocalDate refusalOrderedOn,
    String objectionAbout,
    String objectionTo,
    String objectionAnswer,
    String answerGround,
    String answerReason,
    String answeredBy) {

  /** Whether the enterprise objects to the result of the first test. */
  boolean isObjectedTo() {
    return objection != null;
  }

  /** Whether it has been ordered to accept the check before. */
  boolean isOrderedToAccept() {
    return refusalOrderedOn != null;
  }

  /** How far the batch has come. */
  public enum State {
    DRAWN,
    SAMPLED,
    /** The enterprise refused. */
    REFUSED,
    /** Nothing to sample on site; another one was drawn, or there was none left. */
    NOT_FOUND,
    TESTED,
    /** The sample was not the enterprise's, or not taken as it should be: it has no result. */
    VOID,
    FINAL
  }
}
