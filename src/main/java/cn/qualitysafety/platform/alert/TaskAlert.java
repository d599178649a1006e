package cn.qualitysafety.platform.alert;

import java.time.LocalDateTime;

/**
 * That somebody was reminded of a task's limit, or that the limit has run out.
 *
 * @param kind what happened
 * @param taskName its id in the model if it has no name there
 * @param caseNumber null if the case has none
 * @param unitCode of the unit whose people do it; null if the case is of no unit
 * @param dueAt end of the limit; null if the task has none and was reminded of on a day of its own
 * @param assignee who had claimed the task by then; null if nobody had
 */
public record TaskAlert(
    String taskId,
    Kind kind,
    String taskName,
    String caseNumber,
    String processKey,
    String unitCode,
    String assignee,
    LocalDateTime dueAt,
    LocalDateTime raisedAt) {

  TaskAlert in(String unit) {
    return new TaskAlert(
        taskId, kind, taskName, caseNumber, processKey, unit, assignee, dueAt, raisedAt);
  }

  /** Reminded shortly before the limit, or over it. */
  public enum Kind {
    REMINDED,
    OVERDUE
  }
}
