package cn.qualitysafety.brand;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A proposal to sanction the holder of a title, and what became of it.
 *
 * @param sanction what is proposed
 * @param ground why
 * @param legalBasis as the notice cites it, and once it is decided as the decision does
 * @param incidentNumber the incident that led to it; null if none is on record
 * @param openedBy who proposed it; null if an incident's case did
 * @param statement what the holder stated in its defence, and what was accepted of it
 * @param decidedBy who wrote down what the committee decided; until the committee decided alone,
 *     the leader of the bureau who signed it
 */
public record SanctionCase(
    String caseNumber,
    String titleNumber,
    String unitCode,
    Sanction sanction,
    Ground ground,
    String facts,
    String legalBasis,
    String incidentNumber,
    State state,
    String openedBy,
    LocalDateTime openedAt,
    LocalDate deliveredOn,
    String receivedBy,
    String deliveredBy,
    String statement,
    String statementBy,
    String reasons,
    String decidedBy,
    LocalDateTime decidedAt) {

  /** How far the case has come. */
  public enum State {
    OPEN,
    /** What the committee decided is written down, and goes out. */
    SIGNED,
    DROPPED,
    CRITICISED,
    REVOKED
  }
}
