package cn.qualitysafety.board;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.organisation.UnitRegister;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which bureaus somebody's board is about, and in which lines they stand: under the province each
 * city with its counties, under a city each bureau by itself.
 *
 * @param top the highest bureau
 * @param codes of all of them
 */
record Reach(Unit top, Set<String> codes, List<Line> lines, Map<String, Line> lineOf) {

  /** A row of the table of cities. */
  record Line(Unit unit, String name, Set<String> members) {}

  /**
   * What is below a bureau, as far as somebody reaches.
   *
   * @param reached codes of units; laboratories are left out
   */
  static Reach of(UnitRegister units, String top, Collection<String> reached) {
    Unit highest = units.unit(top);
    Set<String> codes = new LinkedHashSet<>();
    units.jurisdictionOf(top).stream()
        .filter(unit -> !unit.isLaboratory() && reached.contains(unit.code()))
        .forEach(unit -> codes.add(unit.code()));
    List<Line> lines = new ArrayList<>();
    Map<String, Line> lineOf = new LinkedHashMap<>();
    for (String code : codes.stream().sorted().toList()) {
      Unit unit = units.unit(code);
      if (unit.level() == UnitLevel.COUNTY
          && highest.level() == UnitLevel.PROVINCE
          && codes.contains(unit.parentCode())) {
        Line city = lineOf.get(unit.parentCode());
        city.members().add(code);
        lineOf.put(code, city);
      } else {
        Line line = new Line(unit, name(unit, highest), new LinkedHashSet<>(Set.of(code)));
        lines.add(line);
        lineOf.put(code, line);
      }
    }
    return new Reach(highest, codes, lines, lineOf);
  }

  private static String name(Unit unit, Unit top) {
    return switch (unit.level()) {
      case PROVINCE -> "省局本级";
      case CITY -> unit.equals(top) ? "市局本级" : unit.division();
      default -> unit.division();
    };
  }

  boolean isOfProvince() {
    return top.level() == UnitLevel.PROVINCE;
  }

  /** Whether the units below a line have a page of their own beside this one. */
  boolean opens(Line line) {
    return !line.unit().equals(top);
  }

  Line line(String unitCode) {
    return lineOf.get(unitCode);
  }
}
