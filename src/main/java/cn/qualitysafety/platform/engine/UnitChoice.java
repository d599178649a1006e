package cn.qualitysafety.platform.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The filter 单位 of a page: one unit, or one with all below it. Of a hundred and fifty units those
 * of a city stand together under its name.
 */
@Component
public class UnitChoice {

  /** After the code of a unit: with those below it. */
  private static final String AND_BELOW = "*";

  private final UnitsAbove units;
  private final PersonNames names;

  UnitChoice(UnitsAbove units, PersonNames names) {
    this.units = units;
    this.names = names;
  }

  /**
   * What can be chosen under one heading.
   *
   * @param heading empty for what stands by itself
   * @param options names by what a form sends
   */
  public record Group(String heading, Map<String, String> options) {}

  /** What somebody can choose who reaches these units. */
  public List<Group> groups(Collection<String> reached) {
    Map<String, String> named = new TreeMap<>(names.units(reached));
    Map<String, List<String>> byHead = new TreeMap<>();
    named
        .keySet()
        .forEach(code -> byHead.computeIfAbsent(head(code), head -> new ArrayList<>()).add(code));
    List<Group> groups = new ArrayList<>();
    byHead.forEach(
        (head, codes) -> {
          boolean several = codes.size() > 1;
          String heading = several ? named.getOrDefault(head, names.unit(head)) : "";
          Map<String, String> options = new LinkedHashMap<>();
          if (several && named.containsKey(head)) {
            options.put(head + AND_BELOW, heading + "及所属单位");
          }
          codes.forEach(code -> options.put(code, named.get(code)));
          groups.add(new Group(heading, options));
        });
    return groups;
  }

  /** The city above a county or a laboratory of its; any other unit itself. */
  private String head(String code) {
    String above = units.above(code);
    return above == null || units.above(above) == null ? code : above;
  }

  /** Those of the reached units that are meant; {@code chosen} is blank for all. */
  public List<String> chosen(String chosen, Collection<String> reached) {
    return reached.stream().filter(code -> means(chosen, code)).toList();
  }

  private boolean means(String chosen, String unitCode) {
    if (!chosen.endsWith(AND_BELOW)) {
      return chosen.isBlank() || chosen.equals(unitCode);
    }
    String top = chosen.substring(0, chosen.length() - AND_BELOW.length());
    return Stream.iterate(unitCode, Objects::nonNull, units::above).anyMatch(top::equals);
  }
}
