package cn.qualitysafety.commitment;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.deadline.Light;
import cn.qualitysafety.platform.record.CaseRecords;
import cn.qualitysafety.platform.record.Tables;
import cn.qualitysafety.target.Expectations;
import cn.qualitysafety.target.Target;
import cn.qualitysafety.target.TargetSum;
import cn.qualitysafety.target.Targets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of items (督办任务登记): read from the cases themselves and from the ledger of targets.
 */
@Service
public class Commitments {

  /** Key of the process whose cases items are. */
  public static final String PROCESS = "commitment-item";

  private static final String LIGHT = "commitment-light";

  /** What the models record of an item, by the names of the facts. */
  private static final List<String> FIELDS =
      List.of(
          "clause",
          "force",
          "begunOn",
          "dueOn",
          "endsOn",
          "leader",
          "ownNumber",
          "evidence",
          "division",
          "targetKey",
          "otherTargetKey",
          "extensions");

  private static final Map<String, Light> LIGHTS =
      Map.of("绿", Light.GREEN, "黄", Light.YELLOW, "红", Light.RED);

  private final CommitmentMapper mapper;
  private final Targets targets;
  private final UnitRegister units;
  private final CaseRecords records;
  private final Tables tables;
  private final Clock clock;

  Commitments(
      CommitmentMapper mapper,
      Targets targets,
      UnitRegister units,
      CaseRecords records,
      Tables tables,
      Clock clock) {
    this.mapper = mapper;
    this.targets = targets;
    this.units = units;
    this.records = records;
    this.tables = tables;
    this.clock = clock;
  }

  /**
   * An item whose campaign closes.
   *
   * @param unitCode whose it is
   */
  public record Open(String number, String unitCode) {}

  /** All items that are open, of whatever campaign, in the order of their numbers. */
  @Transactional(readOnly = true)
  public List<Open> open() {
    return mapper.open().stream().map(item -> new Open(item.number(), item.unitCode())).toList();
  }

  /** An item by its number; empty if there is none. */
  @Transactional(readOnly = true)
  public Optional<CommitmentItem> item(String number) {
    return Optional.ofNullable(mapper.find(number))
        .map(
            found -> new Reading(mapper.fields(number, FIELDS), mapper.openListings()).item(found));
  }

  /**
   * The items of some units in a campaign, open and closed, in the order of their numbers; what
   * lights they have says {@link #lights}.
   *
   * @param campaignYear the year in which they began
   */
  @Transactional(readOnly = true)
  public List<CommitmentItem> ofUnits(int campaignYear, Collection<String> unitCodes) {
    if (unitCodes.isEmpty()) {
      return List.of();
    }
    LocalDateTime from = LocalDate.of(campaignYear, 1, 1).atStartOfDay();
    LocalDateTime before = from.plusYears(1);
    Reading reading =
        new Reading(mapper.fieldsOfUnits(unitCodes, from, before, FIELDS), mapper.openListings());
    return mapper.ofUnits(unitCodes, from, before).stream().map(reading::item).toList();
  }

  /** Whether it was said to be done, and nobody has verified that since. */
  @Transactional(readOnly = true)
  public boolean isClaimPending(CommitmentItem item) {
    if (records.text(item.number(), "completedOn") == null) {
      return false;
    }
    LocalDateTime verified = records.at(item.number(), "completionResult");
    return verified == null || verified.isBefore(records.at(item.number(), "completedOn"));
  }

  /**
   * Its light as it is today, by the table of the models.
   *
   * @return null of what is closed, or not read in yet
   */
  public Light light(CommitmentItem item) {
    return lights(List.of(item)).get(item.number());
  }

  /** The lights of several, by their numbers; none of what is closed, or not read in yet. */
  public Map<String, Light> lights(Collection<CommitmentItem> items) {
    List<CommitmentItem> lit =
        items.stream().filter(item -> item.isOpen() && item.dueOn() != null).toList();
    List<Map<String, Object>> said =
        tables.askOfEach(PROCESS, LIGHT, lit.stream().map(this::standing).toList());
    Map<String, Light> lights = new HashMap<>();
    for (int i = 0; i < lit.size(); i++) {
      lights.put(lit.get(i).number(), light(said.get(i)));
    }
    return lights;
  }

  /**
   * How the items of a unit stand today, for people: how many are closed and how many of each light
   * are open, and each that is not green by itself.
   */
  @Transactional(readOnly = true)
  public String status(int campaignYear, String unitCode) {
    List<CommitmentItem> items = ofUnits(campaignYear, List.of(unitCode));
    Map<String, Light> lights = lights(items);
    String late =
        items.stream()
            .filter(item -> lights.getOrDefault(item.number(), Light.GREEN) != Light.GREEN)
            .map(
                item ->
                    "%s灯：%s%s，应于%s完成"
                        .formatted(
                            words(lights.get(item.number())),
                            item.title(),
                            item.isListed() ? "（挂牌督办）" : "",
                            item.dueOn()))
            .collect(Collectors.joining("\n"));
    return "共%d项，已办结%d项；在办的绿灯%d项、黄灯%d项、红灯%d项。%s"
        .formatted(
            items.size(),
            items.stream().filter(item -> !item.isOpen()).count(),
            count(lights, Light.GREEN),
            count(lights, Light.YELLOW),
            count(lights, Light.RED),
            late.isEmpty() ? "" : "\n" + late);
  }

  private static long count(Map<String, Light> lights, Light light) {
    return lights.values().stream().filter(light::equals).count();
  }

  /** What the table wants to know of an item. */
  private Map<String, Object> standing(CommitmentItem item) {
    Map<String, Object> said = new HashMap<>();
    said.put("overdue", item.isOverdue(today()));
    said.put("listed", item.isListed());
    said.put("elapsedShare", item.elapsedShare(today()));
    said.put("reachedShare", orNull(item.reachedShare(today())));
    said.put("dueNow", orNull(item.dueNow(today())));
    return said;
  }

  static Integer orNull(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  /**
   * A figure that somebody counts without an item.
   *
   * @param elapsedShare how much of its time is over, in percent
   * @param reachedShare how much of it is reached, in percent
   * @param dueNow how much of it is due today, in whole ones
   */
  public record Progress(boolean overdue, int elapsedShare, int reachedShare, int dueNow) {

    private Map<String, Object> standing() {
      return Map.of(
          "overdue", overdue,
          "listed", false,
          "elapsedShare", elapsedShare,
          "reachedShare", reachedShare,
          "dueNow", dueNow);
    }
  }

  /** The lights that the table of the models gives them, in their order. */
  public List<Light> lightsOf(List<Progress> figures) {
    return tables
        .askOfEach(PROCESS, LIGHT, figures.stream().map(Progress::standing).toList())
        .stream()
        .map(Commitments::light)
        .toList();
  }

  private static Light light(Map<String, Object> said) {
    return LIGHTS.get(said.get("light"));
  }

  /** What people call it. */
  public static String words(Light light) {
    return LIGHTS.entrySet().stream()
        .filter(each -> each.getValue() == light)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  /** One look at the records, and at the ledger where something is counted. */
  private class Reading {

    private final Map<String, Map<String, String>> fields = new HashMap<>();
    private final Map<String, String> listings;
    private final Map<Integer, List<TargetSum>> sums = new HashMap<>();
    private final Map<Integer, Expectations> expected = new HashMap<>();
    private final Map<String, Set<String>> within = new HashMap<>();

    Reading(List<CommitmentMapper.Field> found, List<CommitmentMapper.Listing> open) {
      found.stream()
          .sorted(Comparator.comparingLong(CommitmentMapper.Field::id))
          .forEach(
              field ->
                  fields
                      .computeIfAbsent(field.caseNumber(), number -> new HashMap<>())
                      .put(field.fieldKey(), field.valueText()));
      listings =
          open.stream()
              .collect(
                  Collectors.toMap(
                      CommitmentMapper.Listing::itemNumber,
                      CommitmentMapper.Listing::number,
                      (one, later) -> one));
    }

    CommitmentItem item(CommitmentMapper.Case found) {
      Map<String, String> said = fields.getOrDefault(found.number(), Map.of());
      LocalDate begunOn = day(said.get("begunOn"));
      String evidence = said.get("evidence");
      return new CommitmentItem(
          found.number(),
          found.unitCode(),
          found.title(),
          said.get("clause"),
          "hard".equals(said.get("force")),
          begunOn,
          day(said.get("dueOn")),
          day(said.get("endsOn")),
          said.get("leader"),
          number(said.get("ownNumber")),
          evidence == null ? List.of() : List.of(evidence.split("、")),
          said.get("division"),
          Stream.of(said.get("targetKey"), said.get("otherTargetKey"))
              .filter(Objects::nonNull)
              .flatMap(
                  key ->
                      figure(
                          found.unitCode(),
                          key,
                          (begunOn == null ? found.openedAt().toLocalDate() : begunOn).getYear())
                          .stream())
              .toList(),
          Objects.requireNonNullElse(number(said.get("extensions")), 0),
          listings.get(found.number()),
          found.closedAt(),
          found.closedAt() == null ? null : found.result());
    }

    private Optional<Figure> figure(String unitCode, String key, int year) {
      Expectations asked = expected.computeIfAbsent(year, targets::expectations);
      return asked
          .target(key)
          .map(
              target ->
                  new Figure(
                      key,
                      target.title(),
                      target.measure(),
                      asked.expected(key, unitCode),
                      reached(target, unitCode, year)));
    }

    private int reached(Target target, String unitCode, int year) {
      Set<String> units = within.computeIfAbsent(unitCode, Commitments.this::within);
      return sums.computeIfAbsent(year, asked -> targets.sums(asked, today())).stream()
          .filter(
              sum -> sum.targetKey().equals(target.targetKey()) && units.contains(sum.unitCode()))
          .mapToInt(TargetSum::amount)
          .sum();
    }
  }

  private Set<String> within(String unitCode) {
    return units.jurisdictionOf(unitCode).stream().map(Unit::code).collect(Collectors.toSet());
  }

  private static LocalDate day(String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  private static Integer number(String text) {
    return text == null ? null : (int) Double.parseDouble(text);
  }
}
