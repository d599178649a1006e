package cn.qualitysafety.licence;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The yearly review of a licence (年审).
 *
 * @param remindedOn when the holder was reminded of its report; null if that was not needed
 * @param handInBy last day for the report after the reminder
 * @param creditClass class of the holder at the time of the draw, A to D
 * @param visitShare how many of a hundred such holders are visited
 * @param drawSeed seed of the draw; with it the draw can be repeated
 * @param opinion of whoever checked the report; of a review that was stopped, why
 * @param drawValue what was drawn, 0 to 99; the holder is visited if it is below the share
 */
public record AnnualReview(
    String caseNumber,
    String licenceNumber,
    String unitCode,
    int reviewYear,
    State state,
    LocalDateTime openedAt,
    LocalDate remindedOn,
    LocalDate handInBy,
    LocalDate receivedOn,
    String summary,
    String receivedBy,
    String creditClass,
    Integer visitShare,
    Long drawSeed,
    Integer drawValue,
    LocalDate visitedOn,
    String findings,
    String visitedBy,
    String opinion,
    String checkedBy,
    LocalDateTime closedAt) {

  /** How far the review has come. */
  public enum State {
    OPEN,
    PASSED,
    /** The report or the visit shows shortcomings: on the list of the next inspection. */
    FAILED,
    /** No report in spite of the reminder: on the list of the next inspection. */
    NOT_HANDED_IN,
    /** The licence was withdrawn, annulled, revoked or cancelled meanwhile: nothing to review. */
    STOPPED
  }

  /** Whether the holder is drawn for a visit. */
  public boolean drawn() {
    return drawValue != null && drawValue < visitShare;
  }

  /** When all was there that whoever checks has to look at; null before the report came. */
  LocalDate checkSince() {
    return visitedOn == null ? receivedOn : visitedOn;
  }
}
