package cn.qualitysafety.brand;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A vote of the committee on a case. Counts are null until it is counted.
 *
 * @param closesOn the last day on which members may vote
 * @param excluded who may not vote, each with the reason; null if nobody
 * @param eligible how many may vote
 * @param present how many did
 */
public record Ballot(
    String caseNumber,
    int roundNumber,
    LocalDateTime openedAt,
    LocalDate closesOn,
    String excluded,
    int eligible,
    Integer present,
    Integer forRevocation,
    Integer forCriticism,
    Integer against,
    Outcome outcome,
    LocalDateTime countedAt) {

  /** What a counted ballot says. */
  public enum Outcome {
    REVOKE,
    CRITICISE,
    REJECT,
    /** Too few voted, and the ballot is held once more. */
    REPEAT,
    /** Too few voted the second time as well: nothing is done. */
    NO_QUORUM
  }
}
