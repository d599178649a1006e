package cn.qualitysafety.event;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.excel.ExcelFile;
import cn.qualitysafety.target.Counted;
import cn.qualitysafety.target.TargetSum;
import cn.qualitysafety.target.Targets;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The figures of a year (宣传与服务活动统计), each of them from what cases have recorded and what the ledger
 * counts: nobody types a total.
 */
@Service
public class EventStatistics {

  private static final String VENUES = "C015";
  private static final String TRAINED = "C105";

  /** Of the six venues, by the word that the plan's form submits, in the order of the plan. */
  private static final Map<String, String> VENUE_NAMES = new LinkedHashMap<>();

  static {
    VENUE_NAMES.put("ORGAN", "机关");
    VENUE_NAMES.put("VILLAGE", "乡村");
    VENUE_NAMES.put("COMMUNITY", "社区");
    VENUE_NAMES.put("SCHOOL", "学校");
    VENUE_NAMES.put("ENTERPRISE", "企业");
    VENUE_NAMES.put("UNIT", "单位");
  }

  private final EventMapper mapper;
  private final Targets targets;
  private final UnitRegister units;
  private final Clock clock;

  EventStatistics(EventMapper mapper, Targets targets, UnitRegister units, Clock clock) {
    this.mapper = mapper;
    this.targets = targets;
    this.units = units;
    this.clock = clock;
  }

  /**
   * A city, with the counties below it; the province stands for itself.
   *
   * @param held activities that were held and confirmed
   * @param late of these, how many were recorded late
   * @param people who took part in them
   * @param perPerson planned money in yuan by participant, where there was any; else null
   * @param venues of the six, those that were reached
   * @param trained people of its enterprises who count
   * @param openFindings of visits, about which no firm has done anything
   */
  public record City(
      String unitCode,
      String name,
      int held,
      int late,
      long people,
      BigDecimal perPerson,
      List<String> venues,
      int trained,
      int openFindings) {

    /** For example 5/6：机关、乡村. */
    public String venueText() {
      return "%d/6%s"
          .formatted(venues.size(), venues.isEmpty() ? "" : "：" + String.join("、", venues));
    }
  }

  /**
   * A column or a lecture.
   *
   * @param due how many issues were due by now
   * @param published of all, in time or later
   * @param state whether the last one that was due came out in time
   */
  public record Series(
      String caseNumber,
      String unitCode,
      String title,
      int issues,
      int due,
      int published,
      String state) {}

  /** A plan whose drill is overdue. */
  public record Overdue(String caseNumber, String unitCode, String title, LocalDate dueOn) {}

  /** All of a year, as far as somebody reaches. */
  public record Year(
      int year,
      Map<String, Integer> kinds,
      List<City> cities,
      List<Series> series,
      List<Overdue> drills) {}

  /**
   * The figures of the units that somebody reaches.
   *
   * @param reached codes of units
   */
  @Transactional(readOnly = true)
  public Year of(int year, Collection<String> reached) {
    if (reached.isEmpty()) {
      return new Year(year, Map.of(), List.of(), List.of(), List.of());
    }
    List<Case> held =
        cases(
                "event-activity",
                reached,
                year - 1,
                "counts",
                "countsOn",
                "kindName",
                "attendance",
                "money",
                "recordLate",
                "findingText",
                "measure")
            .stream()
            .filter(activity -> activity.text("counts") != null)
            .filter(activity -> activity.day("countsOn").getYear() == year)
            .toList();
    return new Year(
        year,
        held.stream()
            .collect(
                Collectors.toMap(
                    activity -> activity.text("kindName"), one -> 1, Integer::sum, TreeMap::new)),
        cities(year, reached, held),
        series(year, reached),
        drills(reached));
  }

  private List<City> cities(int year, Collection<String> reached, List<Case> held) {
    Map<String, List<Case>> ofCity =
        held.stream()
            .collect(Collectors.groupingBy(activity -> line(activity.unitCode(), reached)));
    Map<String, TreeSet<String>> venues = new HashMap<>();
    for (Counted venue : targets.objects(year, VENUES)) {
      if (venue.reversedBy() == null) {
        venues
            .computeIfAbsent(venue.objectKey().split("/")[0], key -> new TreeSet<>())
            .add(venue.objectKey().split("/")[1]);
      }
    }
    Map<String, Integer> trained =
        targets.sums(year, LocalDate.now(clock)).stream()
            .filter(sum -> sum.targetKey().equals(TRAINED))
            .collect(
                Collectors.toMap(
                    sum -> line(sum.unitCode(), reached), TargetSum::amount, Integer::sum));
    return reached.stream()
        .filter(code -> units.unit(code).level() != UnitLevel.LABORATORY)
        .map(code -> line(code, reached))
        .distinct()
        .sorted()
        .map(
            code ->
                city(
                    code,
                    ofCity.getOrDefault(code, List.of()),
                    VENUE_NAMES.entrySet().stream()
                        .filter(
                            venue ->
                                venues.getOrDefault(code, new TreeSet<>()).contains(venue.getKey()))
                        .map(Map.Entry::getValue)
                        .toList(),
                    trained.getOrDefault(code, 0)))
        .toList();
  }

  private City city(String code, List<Case> held, List<String> venues, int trained) {
    long people = 0;
    long peopleOfCost = 0;
    BigDecimal money = BigDecimal.ZERO;
    for (Case activity : held) {
      long attendance = Long.parseLong(activity.text("attendance"));
      people += attendance;
      BigDecimal cost = new BigDecimal(activity.text("money"));
      if (cost.signum() > 0) {
        money = money.add(cost);
        peopleOfCost += attendance;
      }
    }
    return new City(
        code,
        units.name(code),
        held.size(),
        (int) held.stream().filter(activity -> "true".equals(activity.text("recordLate"))).count(),
        people,
        peopleOfCost == 0
            ? null
            : money.divide(BigDecimal.valueOf(peopleOfCost), 2, RoundingMode.HALF_UP),
        venues,
        trained,
        held.stream().mapToInt(Case::openFindings).sum());
  }

  private List<Series> series(int year, Collection<String> reached) {
    LocalDate today = LocalDate.now(clock);
    return cases(
            "event-series", reached, year - 1, "firstIssue", "issues", "issueDay", "issueState")
        .stream()
        .filter(series -> series.day("firstIssue").getYear() == year)
        .map(
            series -> {
              List<Map<String, String>> due =
                  series.rows().values().stream()
                      .filter(issue -> !LocalDate.parse(issue.get("issueDay")).isAfter(today))
                      .toList();
              List<String> states =
                  due.stream()
                      .map(issue -> issue.get("issueState"))
                      .filter(state -> state != null)
                      .toList();
              return new Series(
                  series.caseNumber(),
                  series.unitCode(),
                  series.title(),
                  Integer.parseInt(series.text("issues")),
                  due.size(),
                  (int)
                      states.stream()
                          .filter(state -> state.equals("按期") || state.equals("补出"))
                          .count(),
                  states.isEmpty() ? "尚未登记" : states.get(states.size() - 1));
            })
        .toList();
  }

  private List<Overdue> drills(Collection<String> reached) {
    LocalDate today = LocalDate.now(clock);
    return cases("event-drill", reached, 1, "drillDueOn").stream()
        .filter(Case::running)
        .filter(drill -> drill.day("drillDueOn").isBefore(today))
        .map(
            drill ->
                new Overdue(
                    drill.caseNumber(), drill.unitCode(), drill.title(), drill.day("drillDueOn")))
        .toList();
  }

  /** The table of the cities as a file. */
  public ExcelFile workbook(Year of) {
    return ExcelFile.table(
        of.year() + "年宣传与服务活动统计",
        List.of("单位", "已办活动", "逾期登记", "参加人数", "人均经费（元）", "“六进”场所", "计入的学员", "没有落实的走访问题"),
        of.cities().stream()
            .map(
                city ->
                    List.of(
                        city.name(),
                        city.held(),
                        city.late(),
                        city.people(),
                        city.perPerson() == null ? "" : city.perPerson(),
                        city.venueText(),
                        city.trained(),
                        city.openFindings()))
            .toList());
  }

  /** In whose line a unit is: its city's, if that is reached, too. */
  private String line(String unitCode, Collection<String> reached) {
    Unit unit = units.unit(unitCode);
    return unit.level() == UnitLevel.COUNTY && reached.contains(unit.parentCode())
        ? unit.parentCode()
        : unitCode;
  }

  /** A case with what it has recorded, and what each of its rows has. */
  private record Case(
      String caseNumber,
      String unitCode,
      String title,
      boolean running,
      Map<String, String> entries,
      Map<String, Map<String, String>> rows) {

    String text(String name) {
      return entries.get(name);
    }

    LocalDate day(String name) {
      return LocalDate.parse(entries.get(name));
    }

    int openFindings() {
      return (int)
          rows.values().stream()
              .filter(row -> row.get("findingText") != null && row.get("measure") == null)
              .count();
    }
  }

  private List<Case> cases(
      String process, Collection<String> reached, int fromYear, String... names) {
    Map<String, Case> cases = new LinkedHashMap<>();
    for (RecordedEntry each :
        mapper.recorded(
            process,
            reached,
            LocalDate.of(fromYear, 1, 1),
            LocalDate.now(clock).plusDays(1),
            List.of(names))) {
      Case its =
          cases.computeIfAbsent(
              each.caseNumber(),
              number ->
                  new Case(
                      number,
                      each.unitCode(),
                      each.title(),
                      each.running(),
                      new HashMap<>(),
                      new TreeMap<>()));
      (each.rowKey() == null
              ? its.entries()
              : its.rows().computeIfAbsent(each.rowKey(), key -> new HashMap<>()))
          .put(each.fieldKey(), each.entry());
    }
    return new ArrayList<>(cases.values());
  }
}
