package cn.qualitysafety.licence;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * An application for a production licence.
 *
 * @param licenceNumber of a renewal, the licence that is to go on; else the one that was issued
 * @param receivedAt when it was entered
 * @param receivedOn day on which it came in, from which its periods run
 * @param missing what was missing from the materials, one per line; null if nothing was asked for
 * @param acceptedBy who accepted or refused to accept; null if silence counts as acceptance
 * @param acceptedOn day from which the review counts
 * @param proposed what the review proposes: approve or reject
 * @param thirdParty whose vital interests the licence would touch, one on each line; null if
 *     nobody's
 * @param hearingKind of the hearing that is due, as {@code shared-hearing-kind} lists them; null if
 *     none is
 * @param statements what applicant and third parties stated before the decision, and what was
 *     accepted of it (行政许可法 art. 36)
 * @param withdrawnOn day on which the review ended without a decision, why and by whom; null if it
 *     did not
 * @param endedGround of that; null if it did not, or was withdrawn before grounds were kept
 * @param falseOn when it was refused because the applicant concealed something or handed in false
 *     materials (行政许可法 art. 78); null if it was not
 */
public record Application(
    String caseNumber,
    String unitCode,
    ApplicationKind kind,
    String licenceNumber,
    String holderCode,
    String holderName,
    String address,
    String productionSite,
    String productCode,
    String contactName,
    String contactPhone,
    ApplicationState state,
    String receivedBy,
    LocalDateTime receivedAt,
    LocalDate receivedOn,
    String missing,
    LocalDate correctedOn,
    String correctionNote,
    String acceptedBy,
    LocalDate acceptedOn,
    String acceptReasons,
    String supervisionNote,
    String supervisedBy,
    String opinion,
    String proposed,
    String thirdParty,
    String hearingKind,
    String reviewedBy,
    String statements,
    String reasons,
    String decidedBy,
    LocalDateTime decidedAt,
    LocalDate deliveredOn,
    String receivedName,
    String deliveredBy,
    LocalDate withdrawnOn,
    String withdrawReason,
    String withdrawnBy,
    TerminationGround endedGround,
    LocalDate falseOn) {

  /**
   * Whether a hearing is offered, because somebody else's vital interests are concerned (行政许可法 art.
   * 47), or held by office (art. 46).
   */
  boolean needsHearing() {
    return hearingKind != null;
  }

  /** Whether it counts as accepted though what was missing has not come (行政许可法 art. 32). */
  boolean isAcceptedUncorrected() {
    return acceptedOn != null && missing != null && correctedOn == null;
  }

  /** Day on which the materials were complete as far as the applicant is concerned. */
  LocalDate handedInOn() {
    return correctedOn == null ? receivedOn : correctedOn;
  }
}
