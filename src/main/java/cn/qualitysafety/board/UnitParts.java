package cn.qualitysafety.board;

import cn.qualitysafety.commitment.CommitmentItem;
import cn.qualitysafety.commitment.Commitments;
import cn.qualitysafety.commitment.Figure;
import cn.qualitysafety.platform.deadline.Light;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the page of one unit shows beside its lights: people, commitments, reports. */
final class UnitParts {

  private static final Map<String, String> FILINGS =
      Map.of("MOBILISATION", "动员部署", "SUMMARY", "活动总结");

  private UnitParts() {}

  /**
   * Open work by post and person, and how old it is.
   *
   * @param posts names of posts by code
   * @param people names of people by login
   */
  static Part people(
      Reading reading,
      List<BoardMapper.Work> work,
      Map<String, String> posts,
      Map<String, String> people) {
    return new Part(
        "people",
        "各岗位、各人的待办",
        "任务登记；天数自任务产生之日起，逾期按办理期限",
        List.of("单位", "岗位", "办理人", "待办", "7天内", "8至30天", "30天以上", "其中逾期", "最早的一项"),
        work.stream()
            .map(
                each ->
                    List.of(
                        Cell.of(reading.lineName(each.unitCode())),
                        Cell.of(
                            each.post() == null
                                ? "指定的人员"
                                : posts.getOrDefault(each.post(), each.post())),
                        Cell.of(
                            each.assignee() == null
                                ? "未签收"
                                : people.getOrDefault(each.assignee(), each.assignee())),
                        Cell.of(each.tasks()),
                        Cell.of(each.ofWeek()),
                        Cell.of(each.ofMonth()),
                        Cell.lit(each.older(), each.older() > 0 ? Light.YELLOW : null),
                        Cell.bad(each.overdue()),
                        Cell.of(each.oldest().toLocalDate().toString())))
            .toList(),
        "没有待办的任务。");
  }

  /** Open commitments, those that are late first. */
  static Part commitments(Reading reading) {
    return new Part(
        "items",
        "没有办结的督办任务",
        "督办任务登记、指标台账",
        List.of("编号", "单位", "条款", "任务", "亮灯", "期限", "逾期（天）", "责任人", "完成数"),
        reading
            .openItems()
            .sorted(
                Comparator.comparing((CommitmentItem item) -> -late(reading, item))
                    .thenComparing(item -> -light(reading, item))
                    .thenComparing(CommitmentItem::number))
            .map(
                item -> {
                  Light light = reading.lights().get(item.number());
                  return List.of(
                      Cell.ofCase(item.number()),
                      Cell.of(reading.lineName(item.unitCode())),
                      Cell.of(item.clause() == null ? "方案以外" : item.clause()),
                      Cell.of(item.title()),
                      light == null ? Cell.of("待安排") : Cell.lit(Commitments.words(light), light),
                      Watched.day(item.dueOn()),
                      Watched.late(late(reading, item)),
                      Cell.of(Lateness.inCharge(item)),
                      Cell.of(
                          item.figures().stream()
                              .map(Figure::words)
                              .collect(Collectors.joining("；"))));
                })
            .toList(),
        "没有尚未办结的督办任务。");
  }

  private static long late(Reading reading, CommitmentItem item) {
    return item.dueOn() == null
        ? 0
        : Math.max(0, ChronoUnit.DAYS.between(item.dueOn(), reading.today()));
  }

  private static int light(Reading reading, CommitmentItem item) {
    Light light = reading.lights().get(item.number());
    return light == null ? -1 : light.ordinal();
  }

  /** Reports that were not filed yet, of the campaign and of the calendar. */
  static Part waiting(Reading reading, List<BoardMapper.WaitingReport> waiting) {
    List<List<Cell>> rows = new ArrayList<>();
    reading.filings().stream()
        .filter(filing -> List.of("OPEN", "RETURNED", "NOT_FILED").contains(filing.state()))
        .sorted(Comparator.comparing(BoardMapper.Filing::dueOn))
        .forEach(
            filing ->
                rows.add(
                    row(
                        reading,
                        filing.caseNumber(),
                        filing.unitCode(),
                        filing.reportMonth() == null
                            ? FILINGS.get(filing.kind())
                            : filing.reportMonth() + "月报",
                        filing.state(),
                        filing.dueOn())));
    waiting.forEach(
        report ->
            rows.add(
                row(
                    reading,
                    report.caseNumber(),
                    report.unitCode(),
                    "%s（截至%s）".formatted(report.kindName(), report.endsOn()),
                    report.state(),
                    report.dueOn())));
    return new Part(
        "waiting",
        "没有报送的报告",
        "动员部署、月报、总结登记，定期报告登记",
        List.of("编号", "单位", "报告", "情况", "期限", "逾期（天）"),
        rows,
        "没有应报未报的报告。");
  }

  private static List<Cell> row(
      Reading reading,
      String caseNumber,
      String unitCode,
      String what,
      String state,
      LocalDate dueOn) {
    return List.of(
        Cell.ofCase(caseNumber),
        Cell.of(reading.lineName(unitCode)),
        Cell.of(what),
        Cell.of(
            switch (state) {
              case "RETURNED" -> "退回补充";
              case "NOT_FILED" -> "期满未报";
              default -> "待报送";
            }),
        Cell.of(dueOn.toString()),
        Watched.late(ChronoUnit.DAYS.between(dueOn, reading.today())));
  }
}
