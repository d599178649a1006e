package cn.qualitysafety.summons;

import java.time.LocalDateTime;

/**
 * One of the things that an enterprise is summoned for.
 *
 * @param causeCase number of the case that gave the cause; null if there is none
 * @param recordedBy who entered it; null if another regime's case did
 */
public record SummonsCause(
    String caseNumber,
    int serial,
    Cause cause,
    String causeCase,
    String product,
    String facts,
    String recordedBy,
    LocalDateTime recordedAt) {

  /** Number of the cause, for example YT2009-440100-0001-SY2. */
  String number() {
    return caseNumber + "-SY" + serial;
  }
}
