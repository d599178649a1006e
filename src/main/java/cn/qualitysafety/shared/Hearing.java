package cn.qualitysafety.shared;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A hearing (听证).
 *
 * @param kind {@link HearingKind#code}
 * @param requestLimit as the law stood when it was opened, like its name and basis
 * @param noticeLimit empty for one that was opened before each kind had its own, like holdLimit
 * @param excludedPersons logins, separated by commas, of those who examined the case and may not
 *     preside; null if there are none
 * @param receivedBy who signed for the notice
 * @param requestUntil last day on which the party may ask
 * @param requestedOn day on which the party asked, or waived in writing
 * @param holdUntil last day on which the hearing may be held
 * @param presider login of whoever the notice names; the name itself where it was typed once
 * @param postponed was postponed, which is possible once
 * @param recordSigned the participants signed the record; false: they refused, as the record says
 * @param heldBy who presided, and recorded that it was held or that the party stayed away
 */
public record Hearing(
    String caseNumber,
    String unitCode,
    String kind,
    String kindName,
    String requestLimit,
    String noticeLimit,
    String holdLimit,
    String basis,
    String party,
    String subject,
    String excludedPersons,
    HearingState state,
    LocalDateTime openedAt,
    LocalDate deliveredOn,
    String receivedBy,
    String deliveredBy,
    LocalDate requestUntil,
    LocalDate requestedOn,
    String requestBy,
    LocalDate holdUntil,
    LocalDate hearingOn,
    String place,
    String presider,
    String scheduledBy,
    LocalDateTime scheduledAt,
    boolean postponed,
    String record,
    Boolean recordSigned,
    String heldBy,
    LocalDateTime heldAt,
    LocalDateTime closedAt) {

  /** Name of the limit before the hearing by which the party must know its day. */
  String notice() {
    return noticeLimit.isEmpty() ? HearingKind.ANY_NOTICE : noticeLimit;
  }

  /** Name of the limit within which it is held. */
  String hold() {
    return holdLimit.isEmpty() ? HearingKind.ANY_HOLD : holdLimit;
  }
}
