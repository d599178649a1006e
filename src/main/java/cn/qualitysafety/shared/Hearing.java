package cn.qualitysafety.shared;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A hearing (听证).
 *
 * @param kind {@link HearingKind#code}
 * @param byOffice whether nobody has to ask for it
 * @param requestLimit as the law stood when it was opened, like its name and basis
 * @param noticeLimit empty for one that was opened before each kind had its own, like holdLimit
 * @param party the applicant, or the one to be penalised; third parties are rows of their own
 * @param measureText the decision that is intended; null, like the facts and the articles, where
 *     the calling model was deployed before it handed them over
 * @param excludedPersons logins, separated by commas, of those who examined the case and may not
 *     preside; null if there are none
 * @param deliveredOn of hearings from before each party was served by itself, like what follows
 * @param receivedBy who signed for the notice
 * @param requestUntil last day on which the party may ask
 * @param requestedOn day on which the first party asked
 * @param holdUntil last day on which the hearing may be held
 * @param presider login of whoever the notice names; the name itself where it was typed once
 * @param noticeRound how often another day had to be found
 * @param publishedOn of a hearing by office, the day on which it was announced to the public
 * @param postponed was postponed, which is possible once
 * @param present names of the parties who came, on lines; null before
 * @param recordSigned the participants signed the record; false: they refused, as the record says
 * @param heldBy who presided, and recorded that it was held or that the party stayed away
 */
public record Hearing(
    String caseNumber,
    String unitCode,
    String kind,
    String kindName,
    boolean byOffice,
    String requestLimit,
    String noticeLimit,
    String holdLimit,
    String basis,
    String party,
    String subject,
    String measureText,
    String factsFound,
    String legalBasis,
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
    int noticeRound,
    LocalDate publishedOn,
    String publishedAt,
    boolean postponed,
    String present,
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
