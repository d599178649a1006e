package cn.qualitysafety.board;

import cn.qualitysafety.board.Reach.Line;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.platform.deadline.Light;
import cn.qualitysafety.target.TargetSum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 宣传和培训: which of the six venues each city has reached, and how many of its people are trained. */
final class Publicity {

  /** Targets of the plan: kinds of venues, trained people of private enterprises. */
  static final String VENUES = "C015";

  private static final String TRAINED = "C105";

  /** By the word that the plan's form submits, in the order of the plan. */
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("ORGAN", "机关");
    NAMES.put("VILLAGE", "乡村");
    NAMES.put("COMMUNITY", "社区");
    NAMES.put("SCHOOL", "学校");
    NAMES.put("ENTERPRISE", "企业");
    NAMES.put("UNIT", "单位");
  }

  private Publicity() {}

  static Part of(Reading reading) {
    List<String> columns = new ArrayList<>(List.of("单位"));
    columns.addAll(NAMES.values());
    columns.addAll(List.of("达到类数", "计入的学员"));
    return new Part(
        "venues",
        "“六进”和免费培训",
        "指标台账C015、C105（冲销的不计）",
        columns,
        reading.reach().lines().stream().map(line -> row(reading, line)).toList(),
        "没有单位。");
  }

  private static List<Cell> row(Reading reading, Line line) {
    Set<String> reached = reading.venues().getOrDefault(line.unit().code(), Set.of());
    boolean owes = line.unit().level() == UnitLevel.CITY;
    List<Cell> row = new ArrayList<>(List.of(Cell.of(line.name())));
    NAMES
        .keySet()
        .forEach(
            venue ->
                row.add(
                    reached.contains(venue)
                        ? Cell.lit("已进", Light.GREEN)
                        : owes ? Cell.of("未进") : Cell.NOTHING));
    row.add(owes ? Cell.of(reached.size()) : Cell.NOTHING);
    row.add(
        Cell.of(
            reading.sums().stream()
                .filter(sum -> sum.targetKey().equals(TRAINED))
                .filter(sum -> line.members().contains(sum.unitCode()))
                .mapToInt(TargetSum::amount)
                .sum()));
    return row;
  }
}
