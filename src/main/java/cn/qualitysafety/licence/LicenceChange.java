package cn.qualitysafety.licence;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A change of what stands on a certificate (变更).
 *
 * @param beforeChange what stood there
 * @param afterChange what the holder applies for
 * @param receivedOn day on which the application came in
 * @param acceptedOn day from which the limit of the decision runs; null if it was not accepted
 * @param missing what was missing from the materials; null if nothing was asked for
 * @param acceptReasons why it was not accepted; null if it was
 * @param endedGround why it ended without a decision; null if it did not, like what follows
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
    LocalDate receivedOn,
    LocalDate acceptedOn,
    String missing,
    LocalDate correctedOn,
    String acceptReasons,
    String reasons,
    String decidedBy,
    LocalDateTime decidedAt,
    LocalDate deliveredOn,
    String receivedName,
    String deliveredBy,
    TerminationGround endedGround,
    String endedReason,
    LocalDate endedOn,
    String endedBy) {

  /** How far the case has come. */
  public enum State {
    /** Accepted, to be decided. */
    OPEN("已受理，办理中"),
    CORRECTING("待申请人补正"),
    NOT_ACCEPTED("不予受理"),
    LAPSED("逾期未补正，视为放弃申请"),
    GRANTED("准予变更"),
    REFUSED("不予变更"),
    WITHDRAWN("申请人撤回，终止办理"),
    TERMINATED("终止办理");

    private final String chinese;

    State(String chinese) {
      this.chinese = chinese;
    }

    String chinese() {
      return chinese;
    }

    /** Whether the holder still waits for a decision. */
    boolean isPending() {
      return this == OPEN || this == CORRECTING;
    }
  }

  LocalDate openedOn() {
    return openedAt.toLocalDate();
  }

  /** Whether it counts as accepted though what was missing has not come (行政许可法 art. 32). */
  boolean isAcceptedUncorrected() {
    return acceptedOn != null && missing != null && correctedOn == null;
  }

  /** Whether production is verified again before the decision. */
  boolean verifiedAgain() {
    return kind.verifiedAgain();
  }

  /** For example 生产地址由“…”变更为“…”. */
  public String text() {
    return kind == ChangeKind.PROCESS
        ? "%s发生变化：%s".formatted(kind.chinese(), afterChange)
        : "%s由“%s”变更为“%s”".formatted(kind.chinese(), beforeChange, afterChange);
  }
}
