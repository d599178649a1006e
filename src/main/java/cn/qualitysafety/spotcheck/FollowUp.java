package cn.qualitysafety.spotcheck;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * What follows a failed result: rectification and re-check (整改、复查).
 *
 * @param extendedBy who granted the one extension; null if nobody did
 * @param recheckSheet number of the sampling sheet of the re-check
 * @param recheckVerdict pass, fail or unsafe; null without a re-check
 */
public record FollowUp(
    String caseNumber,
    String batchNumber,
    State state,
    LocalDate orderedOn,
    LocalDate rectifyBy,
    String extendedBy,
    String extension,
    String report,
    LocalDate reportedOn,
    LocalDate recheckSampledOn,
    String recheckSheet,
    String recheckQuantity,
    String recheckSampler,
    String recheckVerdict,
    LocalDateTime closedAt) {

  /** How far it has come. */
  public enum State {
    ORDERED,
    REPORTED,
    /** The re-check passed. */
    RECTIFIED,
    /** Not rectified: penalty and licence are told. */
    FAILED
  }
}
