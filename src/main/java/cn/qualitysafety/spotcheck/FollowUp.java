package cn.qualitysafety.spotcheck;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * What follows a failed result: rectification and re-check (整改、复查).
 *
 * @param extendedBy who granted the one extension; null if nobody did
 * @param recheckSheet number of the sampling sheet of the re-check
 * @param recheckVerdict pass, fail or unsafe; null without a re-check
 * @param signedBy who decided on the order; null if it was issued before anybody signed one
 * @param demands what it demands beyond what every order does; null if nothing
 * @param hindrance why the enterprise makes the product no longer, or cannot rectify for a time
 * @param orderingUnit unit in whose name that was; null if it was issued before it was kept
 * @param recheckSecond the other one of the samplers of the re-check
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
    LocalDateTime closedAt,
    String signedBy,
    String demands,
    String hindrance,
    String recheckSecond,
    String orderingUnit) {

  /** How far it has come. */
  public enum State {
    /** The order waits for a signature. */
    OPENED,
    ORDERED,
    /** The enterprise cannot rectify for a time: moved, or struck by a disaster. */
    HINDERED,
    REPORTED,
    /** No report came: it is checked again all the same. */
    OVERDUE,
    /** It makes the product no longer: nothing is left to rectify. */
    NOT_PRODUCING,
    /** It let no sample be taken for the re-check, and is not taken for one that failed. */
    RECHECK_REFUSED,
    /** The re-check passed. */
    RECTIFIED,
    /** It failed the re-check: announced by the province, and checked again after that. */
    ANNOUNCED,
    /** Not rectified: penalty and licence are told. */
    FAILED
  }
}
