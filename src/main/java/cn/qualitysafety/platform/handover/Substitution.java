package cn.qualitysafety.platform.handover;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * That somebody does another's work for a time (代理).
 *
 * @param absent whose work it is
 * @param substitute who does it
 * @param fromDay first day
 * @param untilDay last day
 * @param decidedBy the administrator who said so
 * @param endedBy who ended it early; null if it ended by itself, or has not ended
 */
public record Substitution(
    long id,
    String absent,
    String substitute,
    LocalDate fromDay,
    LocalDate untilDay,
    String reason,
    String decidedBy,
    LocalDateTime decidedAt,
    State state,
    String endedBy) {

  /** Decided, under way, over. */
  public enum State {
    PLANNED("未开始"),
    ACTIVE("代理中"),
    ENDED("已结束");

    private final String chinese;

    State(String chinese) {
      this.chinese = chinese;
    }

    /** As an official says it. */
    public String chinese() {
      return chinese;
    }
  }
}
