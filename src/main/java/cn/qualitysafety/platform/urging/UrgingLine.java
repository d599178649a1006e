package cn.qualitysafety.platform.urging;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * That somebody urged a task, in words.
 *
 * @param receipt who read it first, and when
 * @param answer with who answered, and when; empty until then
 * @param state where it stands today
 */
public record UrgingLine(
    LocalDateTime urgedAt,
    String taskName,
    String caseNumber,
    String urgedBy,
    String demand,
    LocalDate answerBy,
    String receipt,
    String answer,
    String state) {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

  /**
   * The words.
   *
   * @param names of people, by login
   */
  static UrgingLine of(Urging urging, Map<String, String> names, LocalDate today) {
    return new UrgingLine(
        urging.urgedAt(),
        urging.taskName(),
        urging.caseNumber(),
        names.get(urging.urgedBy()),
        urging.demand(),
        urging.answerBy(),
        urging.readAt() == null
            ? "未读"
            : "%s，%s阅".formatted(names.get(urging.readBy()), MINUTE.format(urging.readAt())),
        urging.answered()
            ? "%s（%s，%s）"
                .formatted(
                    urging.answer(),
                    names.get(urging.answeredBy()),
                    MINUTE.format(urging.answeredAt()))
            : "",
        urging.state(today));
  }
}
