package cn.qualitysafety.licence;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A change of what stands on a certificate (变更).
 *
 * @param beforeChange what stood there
 * @param afterChange what the holder applies for
 */
public record LicenceChange(
    String caseNumber,
    String licenceNumber,
    String unitCode,
    ChangeKind kind,
    String beforeChange,
    String afterChange,
    String grounds,
    State state,
    String openedBy,
    LocalDateTime openedAt,
    String reasons,
    String decidedBy,
    LocalDateTime decidedAt,
    LocalDate deliveredOn,
    String receivedName,
    String deliveredBy) {

  /** How far the case has come. */
  public enum State {
    OPEN,
    GRANTED,
    REFUSED
  }

  LocalDate openedOn() {
    return openedAt.toLocalDate();
  }

  /** Whether production is verified again before the decision. */
  boolean verifiedAgain() {
    return kind.verifiedAgain();
  }

  /** For example 生产地址由“…”变更为“…”. */
  public String text() {
    return "%s由“%s”变更为“%s”".formatted(kind.chinese(), beforeChange, afterChange);
  }
}
