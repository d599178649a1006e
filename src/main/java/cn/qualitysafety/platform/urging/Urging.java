package cn.qualitysafety.platform.urging;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Stream;

/**
 * That somebody urged a task.
 *
 * @param caseNumber null if the task belongs to no case
 * @param unitCode whose task it is; null if it is no unit's
 * @param demand what is asked for
 * @param answerBy last day for the answer
 * @param readBy who had the task when it was read first; null until then
 * @param answer null until it is answered
 * @param taskOpen whether the task is still to be done
 */
public record Urging(
    long id,
    String taskId,
    String taskName,
    String procedureName,
    String caseNumber,
    String unitCode,
    String urgedBy,
    LocalDateTime urgedAt,
    String demand,
    LocalDate answerBy,
    String readBy,
    LocalDateTime readAt,
    String answeredBy,
    LocalDateTime answeredAt,
    String answer,
    boolean taskOpen) {

  public boolean answered() {
    return answer != null;
  }

  /** Whether an answer is still asked for: a task that is done is answer enough. */
  public boolean waits() {
    return !answered() && taskOpen;
  }

  /** Where it stands on a day. */
  public String state(LocalDate today) {
    if (answered()) {
      return answeredAt.toLocalDate().isAfter(answerBy) ? "逾期答复" : "已答复";
    }
    if (!taskOpen) {
      return "任务已办结";
    }
    String read = readAt == null ? "未读" : "已读，未答复";
    return today.isAfter(answerBy) ? read + "，已过答复日期" : read;
  }

  /** Logins of those who have to do with it; some are null. */
  Stream<String> people() {
    return Stream.of(urgedBy, readBy, answeredBy);
  }
}
