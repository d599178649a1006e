package cn.qualitysafety.licence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A case that may end a licence (撤回、撤销、吊销、注销).
 *
 * @param openedBy who opened it; null if another regime's case did
 * @param defence what the holder stated in its defence, and what was accepted of it
 */
public record Revocation(
    String caseNumber,
    String licenceNumber,
    Measure measure,
    String facts,
    String legalBasis,
    State state,
    String openedBy,
    LocalDateTime openedAt,
    LocalDate deliveredOn,
    String receivedBy,
    String notifiedBy,
    String defence,
    String defenceBy,
    String reasons,
    String decidedBy,
    LocalDateTime decidedAt) {

  /** How far the case has come. */
  public enum State {
    OPEN,
    DECIDED,
    DROPPED
  }

  /** Who worked on the case and therefore neither decides it nor presides at its hearing. */
  public List<String> handlers() {
    return Stream.of(openedBy, notifiedBy, defenceBy).filter(Objects::nonNull).distinct().toList();
  }
}
