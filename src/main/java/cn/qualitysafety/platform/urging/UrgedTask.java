package cn.qualitysafety.platform.urging;

import java.time.LocalDateTime;

/**
 * An open task as somebody sees it who might urge it.
 *
 * @param caseNumber null if it belongs to no case
 * @param title of the case; null if it has none of its own
 * @param unitCode of the unit whose people do it; null if it is no unit's
 * @param assignee null while it waits for its posts
 * @param dueAt null without a limit
 * @param urged whether it is urged by that person and not answered yet
 * @param answeredAt when an urging by that person was last answered; null if none was
 */
public record UrgedTask(
    String taskId,
    String taskName,
    String processId,
    String procedureName,
    String caseNumber,
    String title,
    String unitCode,
    String assignee,
    LocalDateTime dueAt,
    boolean urged,
    LocalDateTime answeredAt) {

  UrgedTask in(String unit) {
    return new UrgedTask(
        taskId,
        taskName,
        processId,
        procedureName,
        caseNumber,
        title,
        unit,
        assignee,
        dueAt,
        urged,
        answeredAt);
  }
}
