package cn.qualitysafety.board;

import cn.qualitysafety.board.BoardMapper.Filing;
import cn.qualitysafety.board.Reach.Line;
import cn.qualitysafety.commitment.CommitmentItem;
import cn.qualitysafety.commitment.Commitments;
import cn.qualitysafety.platform.deadline.Light;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * 各市亮灯: what each city owes, one light for each thing. Red is what is late and still missing, or
 * asks for somebody to step in; yellow what came late, was given back or is due in a few days.
 */
final class CityLights {

  /** Days before its day from which a thing that is missing is yellow. */
  private static final int SOON = 3;

  private final Reading reading;
  private final List<YearMonth> months;

  private CityLights(Reading reading, List<YearMonth> months) {
    this.reading = reading;
    this.months = months;
  }

  /**
   * The table.
   *
   * @param months on which cities report
   */
  static Part of(Reading reading, List<YearMonth> months) {
    return new CityLights(reading, months).part();
  }

  private Part part() {
    List<String> columns = new ArrayList<>(List.of("单位", "机构", "方案", "备案"));
    months.forEach(month -> columns.add(month.getMonthValue() + "月"));
    columns.addAll(List.of("总结", "任务", "督查", "挂牌", "质量报告", "超期待办"));
    return new Part(
        "lights",
        reading.reach().isOfProvince() ? "各市亮灯" : "各单位亮灯",
        "动员部署、月报、总结登记，督办任务、督查问题、挂牌督办登记，定期报告登记，超期督办；"
            + "红：逾期未办；黄：迟报、退回或者%d日内到期；绿：正常".formatted(SOON),
        columns,
        reading.reach().lines().stream().map(this::row).toList(),
        "没有单位。");
  }

  private List<Cell> row(Line line) {
    List<Cell> row = new ArrayList<>();
    row.add(
        reading.reach().opens(line)
            ? Cell.ofUnit(line.name(), line.unit().code())
            : Cell.of(line.name()));
    Filing mobilisation = filing(line, "MOBILISATION", null);
    List<Cell> filings = new ArrayList<>();
    filings.add(step(mobilisation, mobilisation == null ? null : mobilisation.leadingBodyAt()));
    filings.add(step(mobilisation, mobilisation == null ? null : mobilisation.draftedAt()));
    filings.add(filed(mobilisation));
    months.forEach(month -> filings.add(filed(filing(line, "MONTH", month.toString()))));
    filings.add(filed(filing(line, "SUMMARY", null)));
    filings.forEach(filing -> row.add(leading(line, filing, "waiting")));
    row.add(leading(line, commitments(line), "items"));
    row.add(leading(line, findings(line), "finding-list"));
    row.add(leading(line, listings(line), "listings"));
    row.add(leading(line, qualityReports(line), "waiting"));
    row.add(leading(line, overdueTasks(line), "overdue"));
    return row;
  }

  /** What is red or yellow leads to what it is made of: to a table, if not to one case. */
  private Cell leading(Line line, Cell cell, String part) {
    return cell.light() == null || cell.light() == Light.GREEN || cell.caseNumber() != null
        ? cell
        : cell.at(reading.reach().opens(line) ? line.unit().code() : null, part);
  }

  private Filing filing(Line line, String kind, String month) {
    return reading.filings().stream()
        .filter(filing -> filing.unitCode().equals(line.unit().code()))
        .filter(filing -> filing.kind().equals(kind))
        .filter(filing -> Objects.equals(filing.reportMonth(), month))
        .findFirst()
        .orElse(null);
  }

  /** Something on the way to a filing, done or not. */
  private Cell step(Filing filing, LocalDateTime doneAt) {
    if (filing == null) {
      return Cell.NOTHING;
    }
    return doneAt == null
        ? missing(filing.dueOn(), "NOT_FILED".equals(filing.state()))
        : Cell.lit("已办", Light.GREEN);
  }

  private Cell filed(Filing filing) {
    if (filing == null) {
      return Cell.NOTHING;
    }
    return switch (filing.state()) {
      case "RETURNED" -> returned(filing);
      case "FILED", "ACCEPTED" ->
          filing.late()
              ? Cell.lit("迟报" + days(late(filing)), Light.YELLOW).with(filing.caseNumber())
              : Cell.lit(filing.state().equals("FILED") ? "已报" : "已收", Light.GREEN);
      default -> missing(filing.dueOn(), filing.state().equals("NOT_FILED"));
    };
  }

  private Cell returned(Filing filing) {
    long late = ChronoUnit.DAYS.between(filing.dueOn(), reading.today());
    return late > 0 ? Cell.lit("退回逾" + days(late), Light.RED) : Cell.lit("退回", Light.YELLOW);
  }

  /** A day that was moved for a supplement says nothing of how late the report itself was. */
  private static long late(Filing filing) {
    return filing.filedAt() == null
        ? 0
        : Math.max(0, ChronoUnit.DAYS.between(filing.dueOn(), filing.filedAt().toLocalDate()));
  }

  private static String days(long days) {
    return days > 0 ? days + "天" : "";
  }

  private Cell missing(LocalDate dueOn, boolean closed) {
    long late = ChronoUnit.DAYS.between(dueOn, reading.today());
    if (closed) {
      return Cell.lit("未报", Light.RED);
    }
    if (late > 0) {
      return Cell.lit("逾" + days(late), Light.RED);
    }
    return late >= -SOON
        ? Cell.lit(late == 0 ? "今天到期" : days(-late) + "到期", Light.YELLOW)
        : Cell.of("未到期");
  }

  private Cell commitments(Line line) {
    List<CommitmentItem> items =
        reading.items().stream().filter(item -> isOf(line, item.unitCode())).toList();
    if (items.isEmpty()) {
      return Cell.NOTHING;
    }
    Map<Light, Integer> counted = new EnumMap<>(Light.class);
    items.stream()
        .map(item -> reading.lights().get(item.number()))
        .filter(Objects::nonNull)
        .forEach(light -> counted.merge(light, 1, Integer::sum));
    List<String> words = new ArrayList<>();
    for (Light light : List.of(Light.RED, Light.YELLOW, Light.GREEN)) {
      if (counted.containsKey(light)) {
        words.add(Commitments.words(light) + counted.get(light));
      }
    }
    long open = items.stream().filter(CommitmentItem::isOpen).count();
    if (open == 0) {
      return Cell.lit("办结" + items.size(), Light.GREEN);
    }
    long unplanned = open - counted.values().stream().mapToInt(Integer::intValue).sum();
    if (unplanned > 0) {
      words.add("待安排" + unplanned);
    }
    long late =
        items.stream()
            .filter(item -> item.isOpen() && item.isOverdue(reading.today()))
            .mapToLong(item -> ChronoUnit.DAYS.between(item.dueOn(), reading.today()))
            .max()
            .orElse(0);
    if (late > 0) {
      words.add("逾" + days(late));
    }
    return Cell.lit(String.join(" ", words), worst(counted));
  }

  /** Null of what has no light yet. */
  private static Light worst(Map<Light, Integer> counted) {
    return counted.keySet().stream().max(Comparator.naturalOrder()).orElse(null);
  }

  private Cell findings(Line line) {
    List<CaseEntries> open = open(Reading.FINDING, line).toList();
    long late =
        open.stream()
            .mapToLong(finding -> Watched.lateDays(finding, reading.today()))
            .max()
            .orElse(0);
    long overdue =
        open.stream().filter(finding -> Watched.lateDays(finding, reading.today()) > 0).count();
    if (open.isEmpty()) {
      return Cell.lit("无", Light.GREEN);
    }
    return overdue == 0
        ? Cell.lit("待改%d".formatted(open.size()), Light.YELLOW)
        : Cell.lit("待改%d 逾%s".formatted(open.size(), days(late)), Light.RED);
  }

  private Cell listings(Line line) {
    long open = open(Reading.LISTING, line).count();
    return open == 0 ? Cell.lit("无", Light.GREEN) : Cell.lit("挂牌" + open, Light.RED);
  }

  private Cell qualityReports(Line line) {
    List<BoardMapper.Reports> owed =
        reading.reports().stream()
            .filter(reports -> reports.kind().startsWith("quality-analysis"))
            .filter(reports -> isOf(line, reports.unitCode()))
            .toList();
    int overdue = owed.stream().mapToInt(BoardMapper.Reports::overdue).sum();
    int late = owed.stream().mapToInt(BoardMapper.Reports::late).sum();
    if (owed.isEmpty()) {
      return Cell.NOTHING;
    }
    if (overdue > 0) {
      LocalDate first =
          owed.stream()
              .map(BoardMapper.Reports::dueFirst)
              .filter(Objects::nonNull)
              .min(Comparator.naturalOrder())
              .orElseThrow();
      return Cell.lit(
          "欠%d 逾%s".formatted(overdue, days(ChronoUnit.DAYS.between(first, reading.today()))),
          Light.RED);
    }
    return late > 0 ? Cell.lit("迟报" + late, Light.YELLOW) : Cell.lit("无欠报", Light.GREEN);
  }

  private Cell overdueTasks(Line line) {
    List<BoardMapper.OverdueTasks> overdue =
        reading.overdue().stream().filter(tasks -> isOf(line, tasks.unitCode())).toList();
    if (overdue.isEmpty()) {
      return Cell.lit("无", Light.GREEN);
    }
    LocalDate first =
        overdue.stream()
            .map(tasks -> tasks.dueFirst().toLocalDate())
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return Cell.lit(
        ("%d项 " + days(ChronoUnit.DAYS.between(first, reading.today())))
            .formatted(overdue.stream().mapToInt(BoardMapper.OverdueTasks::tasks).sum())
            .strip(),
        Light.RED);
  }

  private Stream<CaseEntries> open(String process, Line line) {
    return reading.open(process).filter(each -> isOf(line, each.unitCode()));
  }

  private static boolean isOf(Line line, String unitCode) {
    return line.members().contains(unitCode);
  }
}
