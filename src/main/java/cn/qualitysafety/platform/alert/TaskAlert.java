package cn.qualitysafety.platform.alert;

import java.time.LocalDateTime;

/**
 * That somebody was reminded of a task's limit, or that the limit has run out.
 *
 * @param kind what happened
 * @param dueAt end of the limit
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

  /** Reminded shortly before the limit, or over it. */
  public enum Kind {
    REMINDED,
    OVERDUE
  }
}
