package cn.qualitysafety.board;

import cn.qualitysafety.commitment.CommitmentItem;
import cn.qualitysafety.platform.deadline.Light;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** 超期最久的事项: commitments and tasks that are late, with whoever is in charge. */
final class Lateness {

  static final int MOST = 10;

  /** More than are shown, for a case that is late in several ways is shown once. */
  static final int ASKED = 3 * MOST;

  private Lateness() {}

  /** Something that is late. */
  private record Late(
      long days, String unit, String what, String caseNumber, String who, LocalDate dueOn) {}

  static Part longest(Reading reading) {
    Set<String> shown = new HashSet<>();
    return new Part(
        "overdue",
        "超期最久的%d件事".formatted(MOST),
        "督办任务登记、超期督办；一件业务只列超期最久的一项",
        List.of("超期（天）", "单位", "事项", "编号", "责任人", "期限"),
        Stream.concat(items(reading), tasks(reading))
            .sorted(
                Comparator.comparing((Late late) -> -late.days()).thenComparing(Late::caseNumber))
            .filter(late -> late.caseNumber().isEmpty() || shown.add(late.caseNumber()))
            .limit(MOST)
            .map(
                late ->
                    List.of(
                        Cell.lit(late.days(), Light.RED),
                        Cell.of(late.unit()),
                        Cell.of(late.what()),
                        late.caseNumber().isEmpty()
                            ? Cell.of("未编号")
                            : Cell.ofCase(late.caseNumber()),
                        Cell.of(late.who()),
                        Cell.of(late.dueOn().toString())))
            .toList(),
        "没有超期的事项。");
  }

  private static Stream<Late> items(Reading reading) {
    return reading
        .overdueItems()
        .map(
            item ->
                new Late(
                    ChronoUnit.DAYS.between(item.dueOn(), reading.today()),
                    reading.lineName(item.unitCode()),
                    "督办任务：" + item.title(),
                    item.number(),
                    inCharge(item),
                    item.dueOn()));
  }

  static String inCharge(CommitmentItem item) {
    return item.leader() == null ? "未定责任人" : item.leader();
  }

  private static Stream<Late> tasks(Reading reading) {
    return reading.longestOverdue().stream()
        .map(
            task ->
                new Late(
                    ChronoUnit.DAYS.between(task.dueAt().toLocalDate(), reading.today()),
                    reading.lineName(task.unitCode()),
                    task.taskName(),
                    task.caseNumber() == null ? "" : task.caseNumber(),
                    task.assignee() == null
                        ? "未签收"
                        : reading.names().getOrDefault(task.assignee(), task.assignee()),
                    task.dueAt().toLocalDate()));
  }
}
