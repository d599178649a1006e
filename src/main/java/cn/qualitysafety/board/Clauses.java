package cn.qualitysafety.board;

import cn.qualitysafety.campaign.CarriedClause;
import cn.qualitysafety.campaign.plan.CampaignPlan;
import cn.qualitysafety.campaign.plan.Clause;
import cn.qualitysafety.campaign.plan.Division;
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
import java.util.stream.Stream;

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

  /** Each clause: who answers for it, how far it runs, how its commitments stand. */
  static Part each(Reading reading, CampaignPlan plan) {
    return list(reading, plan, reading.clauses(), "clauses", "方案各条");
  }

  /** The same of one. */
  static Part one(Reading reading, CampaignPlan plan, CarriedClause clause) {
    return list(reading, plan, List.of(clause), "clause", "本条");
  }

  private static Part list(
      Reading reading, CampaignPlan plan, List<CarriedClause> clauses, String key, String title) {
    Map<String, String> divisions =
        plan.divisions().stream().collect(Collectors.toMap(Division::code, Division::name));
    Map<String, List<CommitmentItem>> items =
        reading.items().stream()
            .filter(item -> item.clause() != null)
            .collect(Collectors.groupingBy(CommitmentItem::clause));
    return new Part(
        key,
        title,
        "活动方案文件、已部署的流程、督办任务登记；亮灯按督办任务的亮灯表",
        List.of("条款", "出处", "内容", "类别", "负责处室", "期限", "运行情况", "红", "黄", "绿", "待安排", "办结", "合计"),
        clauses.stream()
            .map(
                each -> {
                  Clause clause = each.clause();
                  List<CommitmentItem> its = items.getOrDefault(clause.number(), List.of());
                  int open = count(its, CommitmentItem::isOpen);
                  int red = lit(reading, its, Light.RED);
                  int yellow = lit(reading, its, Light.YELLOW);
                  int green = lit(reading, its, Light.GREEN);
                  return List.of(
                      Cell.ofClause(clause.number()),
                      Cell.of(clause.section()),
                      Cell.of(clause.title()),
                      Cell.of(kind(clause.kind())),
                      Cell.of(divisions.getOrDefault(clause.responsible(), clause.responsible())),
                      Cell.of(
                          clause.due() == null
                              ? "—"
                              : clause.due().atYear(reading.year()).toString()),
                      Cell.of(each.state().chinese()),
                      some(red, Light.RED),
                      some(yellow, Light.YELLOW),
                      some(green, Light.GREEN),
                      some(open - red - yellow - green, null),
                      some(its.size() - open, null),
                      some(its.size(), null));
                })
            .toList(),
        "方案没有条款。");
  }

  /** Nothing for none: most clauses have only a few of these. */
  private static Cell some(int number, Light light) {
    return number == 0 ? Cell.of("") : Cell.lit(number, light);
  }

  private static String kind(Clause.Kind kind) {
    return switch (kind) {
      case GOAL -> "目标";
      case COMMITMENT -> "任务事项";
      case REGIME -> "业务制度";
    };
  }

  /** What carries a clause: what runs, and what is still to come. */
  static Part carriers(CarriedClause clause) {
    return new Part(
        "carriers",
        "承担本条的流程",
        "活动方案文件与已部署的流程",
        List.of("流程", "情况"),
        Stream.concat(
                clause.running().values().stream()
                    .map(name -> List.of(Cell.of(name), Cell.of("运行"))),
                clause.toCome().values().stream()
                    .distinct()
                    .map(regime -> List.of(Cell.of(regime.name()), Cell.of("尚未启用"))))
            .toList(),
        "没有流程承担本条。");
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
    int red = lit(reading, items, Light.RED);
    int yellow = lit(reading, items, Light.YELLOW);
    int green = lit(reading, items, Light.GREEN);
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

  private static int lit(Reading reading, List<CommitmentItem> items, Light light) {
    return count(items, item -> reading.lights().get(item.number()) == light);
  }

  private static int ended(List<CommitmentItem> items, String as) {
    return count(items, item -> !item.isOpen() && Months.endedAs(item, as));
  }

  private static int count(List<CommitmentItem> items, Predicate<CommitmentItem> counts) {
    return (int) items.stream().filter(counts).count();
  }
}
