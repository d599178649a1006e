package cn.qualitysafety.board;

import cn.qualitysafety.commitment.CommitmentItem;
import cn.qualitysafety.commitment.Commitments;
import cn.qualitysafety.commitment.Figure;
import cn.qualitysafety.platform.deadline.Light;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page of one unit shows beside its lights: people, commitments, reports. */
final class UnitParts {

  private static final String REPORTS = "动员部署、月报、总结登记，定期报告登记";

  private static final Map<String, String> FILINGS =
      Map.of("MOBILISATION", "动员部署", "SUMMARY", "活动总结");

  /** More than that nobody reads; they are those of longest ago. */
  private static final int MOST = 100;

  private static final String FIRST = "列逾期最久的%d项".formatted(MOST);

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
    return commitments(reading, "没有办结的督办任务", "督办任务登记、指标台账", reading.openItems(), "没有尚未办结的督办任务。");
  }

  /** Of all bureaus, those whose light is red. */
  static Part lateCommitments(Reading reading) {
    return commitments(
        reading,
        "逾期和亮红灯的督办任务",
        "督办任务登记、指标台账；" + FIRST,
        reading
            .openItems()
            .filter(
                item ->
                    late(reading, item) > 0 || reading.lights().get(item.number()) == Light.RED),
        "没有逾期或者亮红灯的督办任务。");
  }

  /** Those of a clause, whether they are open or not. */
  static Part commitments(Reading reading, String clause) {
    return commitments(
        reading,
        "督办任务",
        "督办任务登记、指标台账；" + FIRST,
        reading.items().stream().filter(item -> clause.equals(item.clause())),
        "本条没有交办督办任务。");
  }

  private static Part commitments(
      Reading reading, String title, String source, Stream<CommitmentItem> items, String empty) {
    return new Part(
        "items",
        title,
        source,
        List.of("编号", "单位", "条款", "任务", "亮灯", "期限", "逾期（天）", "责任人", "当前环节", "完成数"),
        items
            .sorted(
                Comparator.comparing((CommitmentItem item) -> -late(reading, item))
                    .thenComparing(item -> -light(reading, item))
                    .thenComparing(CommitmentItem::number))
            .limit(MOST)
            .map(
                item -> {
                  Light light = reading.lights().get(item.number());
                  return List.of(
                      Cell.ofCase(item.number()),
                      Cell.of(reading.lineName(item.unitCode())),
                      Cell.ofClause(item.clause()),
                      Cell.of(item.title()),
                      !item.isOpen()
                          ? Cell.of(item.result())
                          : light == null
                              ? Cell.of("待安排")
                              : Cell.lit(Commitments.words(light), light),
                      Watched.day(item.dueOn()),
                      Watched.late(late(reading, item)),
                      Cell.of(Lateness.inCharge(item)),
                      Cell.of(item.isOpen() ? reading.step(item.number()) : "已办结"),
                      Cell.of(
                          item.figures().stream()
                              .map(Figure::words)
                              .collect(Collectors.joining("；"))));
                })
            .toList(),
        empty);
  }

  private static long late(Reading reading, CommitmentItem item) {
    return item.dueOn() == null || !item.isOpen()
        ? 0
        : Math.max(0, ChronoUnit.DAYS.between(item.dueOn(), reading.today()));
  }

  private static int light(Reading reading, CommitmentItem item) {
    Light light = reading.lights().get(item.number());
    return light == null ? -1 : light.ordinal();
  }

  /** Reports that were not filed yet, of the campaign and of the calendar. */
  static Part waiting(Reading reading, List<BoardMapper.WaitingReport> waiting) {
    return reports(reading, "没有报送的报告", REPORTS, missing(reading, waiting), "没有应报未报的报告。");
  }

  /** Of all bureaus, those whose day is over. */
  static Part overdueReports(Reading reading, List<BoardMapper.WaitingReport> waiting) {
    return reports(
        reading,
        "逾期未报的报告",
        REPORTS + "；" + FIRST,
        missing(reading, waiting).filter(report -> report.dueOn().isBefore(reading.today())),
        "没有逾期未报的报告。");
  }

  /** A report that was not filed yet. */
  private record Missing(
      String caseNumber, String unitCode, String what, String state, LocalDate dueOn) {}

  private static Stream<Missing> missing(Reading reading, List<BoardMapper.WaitingReport> waiting) {
    return Stream.concat(
        reading.filings().stream()
            .filter(filing -> List.of("OPEN", "RETURNED", "NOT_FILED").contains(filing.state()))
            .map(
                filing ->
                    new Missing(
                        filing.caseNumber(),
                        filing.unitCode(),
                        filing.reportMonth() == null
                            ? FILINGS.get(filing.kind())
                            : filing.reportMonth() + "月报",
                        filing.state(),
                        filing.dueOn())),
        waiting.stream()
            .map(
                report ->
                    new Missing(
                        report.caseNumber(),
                        report.unitCode(),
                        "%s（截至%s）".formatted(report.kindName(), report.endsOn()),
                        report.state(),
                        report.dueOn())));
  }

  private static Part reports(
      Reading reading, String title, String source, Stream<Missing> reports, String empty) {
    return new Part(
        "waiting",
        title,
        source,
        List.of("编号", "单位", "报告", "情况", "期限", "逾期（天）"),
        reports
            .sorted(Comparator.comparing(Missing::dueOn).thenComparing(Missing::caseNumber))
            .limit(MOST)
            .map(
                report ->
                    List.of(
                        Cell.ofCase(report.caseNumber()),
                        Cell.of(reading.lineName(report.unitCode())),
                        Cell.of(report.what()),
                        Cell.of(
                            switch (report.state()) {
                              case "RETURNED" -> "退回补充";
                              case "NOT_FILED" -> "期满未报";
                              default -> "待报送";
                            }),
                        Cell.of(report.dueOn().toString()),
                        Watched.late(ChronoUnit.DAYS.between(report.dueOn(), reading.today()))))
            .toList(),
        empty);
  }
}
