package cn.qualitysafety.summons;

import java.time.LocalDateTime;

/**
 * A summons of an enterprise (约谈), of one round or two.
 *
 * @param unitCode bureau that summons
 * @param holderCode nine characters, the enterprise's key in its register
 * @param openedBy who opened it; null if another regime's case did
 */
public record Summons(
    String caseNumber,
    String unitCode,
    String holderCode,
    String holderName,
    State state,
    String openedBy,
    LocalDateTime openedAt,
    LocalDateTime closedAt) {

  /** How it ended, if it did. */
  public enum State {
    OPEN,
    /** What was wrong has been put right. */
    CLOSED,
    /** The bureau's leader did not want the enterprise summoned. */
    DROPPED,
    /** Twice without success: the committee was asked to revoke the title. */
    PROPOSED,
    /** Twice without success, but no title is that of the products that it was about. */
    FAILED
  }
}
