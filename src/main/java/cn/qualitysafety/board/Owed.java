package cn.qualitysafety.board;

import cn.qualitysafety.platform.deadline.Light;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** 报送情况: reports owed in the year, by their kinds; and what runs beside the campaign. */
final class Owed {

  private static final Map<String, String> REGISTERS = new LinkedHashMap<>();

  static {
    REGISTERS.put("checked", "有最终结论的抽查批次");
    REGISTERS.put("failed", "其中不合格批次");
    REGISTERS.put("warnings", "发出的区域性质量预警");
    REGISTERS.put("publications", "公布的抽查结果");
  }

  private Owed() {}

  static Part reports(Reading reading) {
    List<List<Cell>> rows = new ArrayList<>();
    List<BoardMapper.Filing> monthly =
        reading.filings().stream().filter(filing -> filing.reportMonth() != null).toList();
    if (!monthly.isEmpty()) {
      Predicate<BoardMapper.Filing> filed = filing -> filing.filedAt() != null;
      Predicate<BoardMapper.Filing> late = BoardMapper.Filing::late;
      Predicate<BoardMapper.Filing> overdue =
          filing ->
              List.of("OPEN", "RETURNED", "NOT_FILED").contains(filing.state())
                  && filing.dueOn().isBefore(reading.today());
      rows.add(
          row(
              reading,
              "各市月报",
              monthly.size(),
              count(monthly, filed.and(late.negate())),
              count(monthly, filed.and(late)),
              count(monthly, overdue),
              monthly.stream()
                  .filter(overdue)
                  .map(BoardMapper.Filing::dueOn)
                  .min(Comparator.naturalOrder())
                  .orElse(null)));
    }
    Map<String, List<BoardMapper.Reports>> kinds = new LinkedHashMap<>();
    reading.reports().stream()
        .sorted(Comparator.comparing(BoardMapper.Reports::kindName))
        .forEach(
            each -> kinds.computeIfAbsent(each.kindName(), key -> new ArrayList<>()).add(each));
    kinds.forEach(
        (kind, its) ->
            rows.add(
                row(
                    reading,
                    kind,
                    its.stream().mapToInt(BoardMapper.Reports::owed).sum(),
                    its.stream().mapToInt(BoardMapper.Reports::onTime).sum(),
                    its.stream().mapToInt(BoardMapper.Reports::late).sum(),
                    its.stream().mapToInt(BoardMapper.Reports::overdue).sum(),
                    its.stream()
                        .map(BoardMapper.Reports::dueFirst)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null))));
    return new Part(
        "reports",
        "报告报送",
        "各市月报登记、定期报告登记（本年期满的各期）",
        List.of("报告", "应报", "按时", "迟报", "逾期未报", "最长逾期（天）"),
        rows,
        "还没有应报的报告。");
  }

  private static List<Cell> row(
      Reading reading, String name, int owed, int onTime, int late, int overdue, LocalDate first) {
    return List.of(
        Cell.of(name),
        Cell.of(owed),
        Cell.of(onTime),
        Cell.lit(late, late > 0 ? Light.YELLOW : null),
        Cell.bad(overdue),
        Watched.late(first == null ? 0 : ChronoUnit.DAYS.between(first, reading.today())));
  }

  private static int count(List<BoardMapper.Filing> filings, Predicate<BoardMapper.Filing> counts) {
    return (int) filings.stream().filter(counts).count();
  }

  /** The running registers of this month and of the same days of the year before. */
  static Part registers(Reading reading) {
    List<String> columns = new ArrayList<>(List.of("登记"));
    reading.times().forEach(time -> columns.add(time.name()));
    return new Part(
        "registers",
        "本月的监督抽查",
        "监督抽查、区域性质量预警、抽查结果公布登记",
        columns,
        REGISTERS.entrySet().stream()
            .map(
                register -> {
                  List<Cell> row = new ArrayList<>(List.of(Cell.of(register.getValue())));
                  reading
                      .times()
                      .forEach(
                          time -> row.add(Cell.of(of(reading, time.name(), register.getKey()))));
                  return (List<Cell>) row;
                })
            .toList(),
        "没有登记。");
  }

  private static int of(Reading reading, String time, String figure) {
    return reading.registers().stream()
        .filter(each -> each.inTime().equals(time) && each.figure().equals(figure))
        .mapToInt(BoardMapper.OfRegister::amount)
        .sum();
  }
}
