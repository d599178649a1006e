package cn.qualitysafety.board;

import cn.qualitysafety.commitment.CommitmentItem;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** 分月趋势: from January to this month of the campaign's year, or to its end. */
final class Months {

  private Months() {}

  static Part trend(Reading reading) {
    int last = reading.today().getYear() > reading.year() ? 12 : reading.today().getMonthValue();
    int busiest =
        IntStream.rangeClosed(1, last)
            .map(month -> Math.max(of(reading, "opened", month), of(reading, "closed", month)))
            .max()
            .orElse(0);
    return new Part(
        "trend",
        "分月趋势",
        "办件登记（各种业务）、超期督办、各市月报登记、督办任务登记、指标台账（冲销的不计）",
        List.of(
            "月份", "立案", "办结", "新增超期", "月报按时", "月报迟报", "月报未报", "任务按期完成", "任务逾期完成", "任务期满未完成",
            "计入指标"),
        IntStream.rangeClosed(1, last).mapToObj(month -> row(reading, month, busiest)).toList(),
        "还没有数据。");
  }

  private static List<Cell> row(Reading reading, int month, int busiest) {
    int opened = of(reading, "opened", month);
    int closed = of(reading, "closed", month);
    return List.of(
        Cell.of(month + "月"),
        Cell.drawn(opened, new Cell.Bar(opened, null, busiest)),
        Cell.drawn(closed, new Cell.Bar(closed, null, busiest)),
        Cell.of(of(reading, "overdue", month)),
        Cell.of(reports(reading, month, filing -> filing.filedAt() != null && !filing.late())),
        Cell.of(reports(reading, month, filing -> filing.filedAt() != null && filing.late())),
        Cell.bad(
            reports(
                reading,
                month,
                filing -> filing.filedAt() == null && filing.dueOn().isBefore(reading.today()))),
        Cell.of(ended(reading, month, "按期完成")),
        Cell.of(ended(reading, month, "逾期完成")),
        Cell.of(ended(reading, month, "期满未完成") + ended(reading, month, "未完成")),
        Cell.of(of(reading, "counted", month)));
  }

  private static int of(Reading reading, String figure, int month) {
    return reading.months().stream()
        .filter(each -> each.figure().equals(figure) && each.inMonth() == month)
        .mapToInt(BoardMapper.OfMonth::amount)
        .sum();
  }

  private static int reports(Reading reading, int month, Predicate<BoardMapper.Filing> counts) {
    String reported = YearMonth.of(reading.year(), month).toString();
    return (int)
        reading.filings().stream()
            .filter(filing -> reported.equals(filing.reportMonth()))
            .filter(counts)
            .count();
  }

  private static int ended(Reading reading, int month, String as) {
    return (int)
        reading.items().stream()
            .filter(item -> !item.isOpen() && endedAs(item, as))
            .filter(
                item -> YearMonth.from(item.closedAt()).equals(YearMonth.of(reading.year(), month)))
            .count();
  }

  static boolean endedAs(CommitmentItem item, String as) {
    return item.result() != null && item.result().startsWith(as);
  }
}
