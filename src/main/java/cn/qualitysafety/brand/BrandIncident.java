package cn.qualitysafety.brand;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A serious quality incident of a holder.
 *
 * @param openedBy who registered it; null if another regime's case did
 * @param victims how many people were hurt or killed
 * @param failedBatches how many batches failed
 * @param unsafe whether what failed endangers life, health or property
 * @param sanction what the decision table says; null before
 * @param opinion why it is proposed, or not
 */
public record BrandIncident(
    String caseNumber,
    String titleNumber,
    String unitCode,
    String description,
    State state,
    String openedBy,
    LocalDateTime openedAt,
    String facts,
    Harm harm,
    Integer victims,
    Integer failedBatches,
    Boolean unsafe,
    String investigator,
    Sanction sanction,
    String opinion,
    String legalBasis,
    String proposedBy,
    LocalDateTime closedAt) {

  /** How far the case has come. */
  public enum State {
    OPEN,
    CLOSED,
    /** The committee is asked to sanction the holder. */
    PROPOSED
  }

  /** Who worked on it. */
  List<String> handlers() {
    return Stream.of(openedBy, investigator, proposedBy).filter(Objects::nonNull).toList();
  }
}
