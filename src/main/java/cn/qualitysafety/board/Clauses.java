package cn.qualitysafety.board;

import cn.qualitysafety.campaign.CarriedClause;
import cn.qualitysafety.campaign.plan.Clause;
import cn.qualitysafety.campaign.plan.ToCome;
import cn.qualitysafety.commitment.CommitmentItem;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.platform.deadline.Light;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** 条款落实: how much of the plan runs, what is still to come, and how the commitments stand. */
final class Clauses {

  private Clauses() {}

  /** All clauses by their state. */
  static Part states(Reading reading) {
    return new Part(
        "clauses",
        "方案%d条的运行情况".formatted(reading.clauses().size()),
        "活动方案文件与已部署的流程；停用的流程不算运行",
        List.of("情况", "条数", "其中任务事项", "条款"),
        Arrays.stream(CarriedClause.State.values())
            .map(
                state -> {
                  List<CarriedClause> its =
                      reading.clauses().stream().filter(each -> each.state() == state).toList();
                  return List.of(
                      Cell.of(state.chinese()),
                      Cell.of(its.size()),
                      Cell.of(
                          (int)
                              its.stream()
                                  .filter(each -> each.clause().kind() == Clause.Kind.COMMITMENT)
                                  .count()),
                      Cell.of(state == CarriedClause.State.WHOLE ? "其余各条" : numbers(its)));
                })
            .toList(),
        "方案没有条款。");
  }

  private static String numbers(List<CarriedClause> clauses) {
    return clauses.stream().map(each -> each.clause().number()).collect(Collectors.joining("、"));
  }

  /** What clauses wait for, by name. */
  static Part toCome(Reading reading) {
    Map<ToCome, List<CarriedClause>> waiting = new LinkedHashMap<>();
    for (CarriedClause each : reading.clauses()) {
      each.toCome().values().stream()
          .distinct()
          .forEach(regime -> waiting.computeIfAbsent(regime, key -> new ArrayList<>()).add(each));
    }
    return new Part(
        "to-come",
        "尚未启用的业务",
        "活动方案文件",
        List.of("业务制度", "待建流程数", "条数", "条款"),
        waiting.entrySet().stream()
            .map(
                each ->
                    List.of(
                        Cell.of(each.getKey().name()),
                        Cell.of(
                            (int)
                                each.getValue().stream()
                                    .flatMap(clause -> clause.toCome().entrySet().stream())
                                    .filter(model -> model.getValue().equals(each.getKey()))
                                    .map(Map.Entry::getKey)
                                    .distinct()
                                    .count()),
                        Cell.of(each.getValue().size()),
                        Cell.of(numbers(each.getValue()))))
            .toList(),
        "各条都有流程承担。");
  }

  /** Commitments by their lights and results, level by level. */
  static Part commitments(Reading reading) {
    List<List<Cell>> rows = new ArrayList<>();
    for (UnitLevel level : List.of(UnitLevel.PROVINCE, UnitLevel.CITY, UnitLevel.COUNTY)) {
      List<CommitmentItem> its =
          reading.items().stream().filter(item -> level(reading, item) == level).toList();
      if (!its.isEmpty()) {
        rows.add(row(reading, name(level), its));
      }
    }
    if (rows.size() > 1) {
      rows.add(row(reading, "合计", reading.items()));
    }
    return new Part(
        "commitments",
        "督办任务",
        "督办任务登记、指标台账；亮灯按督办任务的亮灯表",
        List.of("承担单位", "红", "黄", "绿", "待安排", "按期完成", "逾期完成", "期满未完成", "其他办结", "合计"),
        rows,
        "还没有交办督办任务。");
  }

  /** Of a bureau that one reaches: what is not of the province or of a city is a county's. */
  private static UnitLevel level(Reading reading, CommitmentItem item) {
    return item.unitCode().equals(reading.reach().line(item.unitCode()).unit().code())
        ? reading.reach().line(item.unitCode()).unit().level()
        : UnitLevel.COUNTY;
  }

  private static String name(UnitLevel level) {
    return switch (level) {
      case PROVINCE -> "省局";
      case CITY -> "市局";
      default -> "县（区）局";
    };
  }

  private static List<Cell> row(Reading reading, String name, List<CommitmentItem> items) {
    int red = count(items, item -> reading.lights().get(item.number()) == Light.RED);
    int yellow = count(items, item -> reading.lights().get(item.number()) == Light.YELLOW);
    int green = count(items, item -> reading.lights().get(item.number()) == Light.GREEN);
    int open = count(items, CommitmentItem::isOpen);
    int inTime = ended(items, "按期完成");
    int late = ended(items, "逾期完成");
    int missed = ended(items, "期满未完成") + ended(items, "未完成");
    return List.of(
        Cell.of(name),
        Cell.lit(red, red > 0 ? Light.RED : null),
        Cell.lit(yellow, yellow > 0 ? Light.YELLOW : null),
        Cell.lit(green, green > 0 ? Light.GREEN : null),
        Cell.of(open - red - yellow - green),
        Cell.of(inTime),
        Cell.of(late),
        Cell.of(missed),
        Cell.of(items.size() - open - inTime - late - missed),
        Cell.of(items.size()));
  }

  private static int ended(List<CommitmentItem> items, String as) {
    return count(items, item -> !item.isOpen() && Months.endedAs(item, as));
  }

  private static int count(List<CommitmentItem> items, Predicate<CommitmentItem> counts) {
    return (int) items.stream().filter(counts).count();
  }
}
