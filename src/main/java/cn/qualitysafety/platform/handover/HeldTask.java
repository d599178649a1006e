package cn.qualitysafety.platform.handover;

import java.time.LocalDateTime;

/**
 * An open task.
 *
 * @param procedureName name of its process
 * @param caseNumber null if it belongs to no case
 * @param unitCode null if it belongs to no unit
 * @param assignee null if nobody has it
 * @param dueAt end of its limit; null without one
 * @param able whether the assignee still has an account, reaches the unit, and holds one of the
 *     task's posts
 */
public record HeldTask(
    String taskId,
    String taskKey,
    String taskName,
    String processId,
    String processKey,
    String procedureName,
    String caseNumber,
    String unitCode,
    String assignee,
    LocalDateTime dueAt,
    boolean able) {

  /** The same as if somebody had it: whom the model named for it. */
  HeldTask heldBy(String person) {
    return new HeldTask(
        taskId,
        taskKey,
        taskName,
        processId,
        processKey,
        procedureName,
        caseNumber,
        unitCode,
        person,
        dueAt,
        able);
  }

  /** Which step of which process it is: {@code summons-round userTask_verifyCommitments}. */
  public String step() {
    return processKey + " " + taskKey;
  }
}
