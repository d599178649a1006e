package cn.qualitysafety.platform.deployment;

import java.time.LocalDateTime;

/**
 * A deployment that a designer asked for, or the withdrawal of a version.
 *
 * @param withdrawnId the engine's id of the version that is withdrawn, whose predecessor's files
 *     are these, if it has one; null for a deployment
 * @param purpose why it is withdrawn; null for a deployment
 * @param fromRelease whether its files are those of the program's release
 * @param decidedBy who approved, rejected or withdrew it; null while it waits
 * @param reason why it was rejected; null otherwise
 * @param deploymentId of the engine, once it is in force
 */
record Submission(
    long id,
    String name,
    boolean fromRelease,
    String submittedBy,
    LocalDateTime submittedAt,
    String withdrawnId,
    String purpose,
    State state,
    String decidedBy,
    LocalDateTime decidedAt,
    String reason,
    String deploymentId) {

  enum State {
    WAITING("待核准"),
    APPROVED("已核准，已生效"),
    REJECTED("已退回"),
    WITHDRAWN("已撤回");

    private final String chinese;

    State(String chinese) {
      this.chinese = chinese;
    }

    /** As an official says it. */
    public String chinese() {
      return chinese;
    }
  }

  public boolean isWithdrawal() {
    return withdrawnId != null;
  }

  public boolean waiting() {
    return state == State.WAITING;
  }
}
