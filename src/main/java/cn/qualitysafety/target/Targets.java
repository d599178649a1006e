package cn.qualitysafety.target;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.SetUp;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.number.RunningNumbers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ledger of targets (指标台账): counts objects, takes them back, and tells what was reached. */
@Service
public class Targets {

  /** Of the columns. */
  private static final int LONGEST_OBJECT = 255;

  private static final int LONGEST_REASON = 500;

  /** Rows of a statement. */
  private static final int BATCH = 500;

  /** Stands for a unit where all units are meant. */
  private static final String EVERYWHERE = "*";

  private final TargetMapper mapper;
  private final TargetCatalogue catalogue;
  private final RunningNumbers numbers;
  private final UnitRegister units;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Targets(
      TargetMapper mapper,
      TargetCatalogue catalogue,
      RunningNumbers numbers,
      UnitRegister units,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.catalogue = catalogue;
    this.numbers = numbers;
    this.units = units;
    this.events = events;
    this.clock = clock;
  }

  /** Of the plan's own year. */
  @EventListener(SetUp.class)
  @Order(0)
  @Transactional
  public void bringInLine() {
    bringInLine(catalogue.year());
  }

  /**
   * Keeps what the plan asks of a campaign of this year, as it is now. What a year that is over was
   * asked stays as it was.
   */
  @Transactional
  public void bringInLine(int campaignYear) {
    lock("catalogue", campaignYear);
    if (closingDay(campaignYear).isBefore(today()) && !mapper.targets(campaignYear).isEmpty()) {
      return;
    }
    List<Target> targets = catalogue.targets(campaignYear);
    mapper.deleteOthers(campaignYear, targets.stream().map(Target::targetKey).toList());
    for (Target target : targets) {
      if (mapper.update(target) == 0) {
        mapper.insert(target);
      }
      if (mapper.shares(campaignYear, target.targetKey()).isEmpty()) {
        Map<String, Integer> planned =
            catalogue.shares().getOrDefault(target.targetKey(), Map.of());
        planned.forEach(
            (unit, amount) ->
                mapper.insertShare(
                    new TargetShare(
                        campaignYear, target.targetKey(), unit, amount, today(), null)));
      }
    }
  }

  /** Two that want the same go one after the other until the first one's transaction has ended. */
  private void lock(String what, int campaignYear) {
    numbers.next(EVERYWHERE, "target " + what, campaignYear);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static LocalDate closingDay(int campaignYear) {
    return LocalDate.of(campaignYear, Month.DECEMBER, 31);
  }

  /**
   * Counts an object towards a target, once in the campaign of its day: who counts it again changes
   * nothing, whichever case does.
   *
   * @param objectKey by which its register knows it
   * @param unitCode whose object it is
   * @param on its day: it belongs to the campaign of this year, whether or not there is one yet
   * @throws IllegalArgumentException if the object has no key, or one of more than 255 characters
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void count(
      String targetKey, String objectKey, String unitCode, LocalDate on, String caseNumber) {
    String object = object(targetKey, objectKey);
    lock(targetKey, on.getYear());
    if (!mapper.isCounted(on.getYear(), targetKey, object)) {
      mapper.count(
          new Counted(
              0,
              on.getYear(),
              targetKey,
              unitCode,
              object,
              1,
              on,
              caseNumber,
              LocalDateTime.now(clock),
              null,
              null,
              null));
    }
  }

  /**
   * Which of many objects count by now towards a target in the campaign of a year. Until the
   * transaction ends nobody else counts towards it: whoever asks may count the others with {@link
   * #countAll}.
   *
   * @return those of the keys as they were passed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<String> counted(String targetKey, int campaignYear, Collection<String> objectKeys) {
    lock(targetKey, campaignYear);
    Set<String> counted =
        batches(objectKeys.stream().map(key -> object(targetKey, key)).toList())
            .flatMap(batch -> mapper.counted(campaignYear, targetKey, batch).stream())
            .collect(Collectors.toSet());
    return objectKeys.stream()
        .filter(key -> counted.contains(object(targetKey, key)))
        .collect(Collectors.toSet());
  }

  /**
   * Counts many objects of one day, as {@link #count} does each.
   *
   * @param objects unit by object
   * @throws IllegalArgumentException if an object has no key, or one of more than 255 characters
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void countAll(
      String targetKey, Map<String, String> objects, LocalDate on, String caseNumber) {
    Set<String> counted = counted(targetKey, on.getYear(), objects.keySet());
    LocalDateTime now = LocalDateTime.now(clock);
    List<Counted> rows =
        objects.entrySet().stream()
            .filter(object -> !counted.contains(object.getKey()))
            .map(
                object ->
                    new Counted(
                        0,
                        on.getYear(),
                        targetKey,
                        object.getValue(),
                        object(targetKey, object.getKey()),
                        1,
                        on,
                        caseNumber,
                        now,
                        null,
                        null,
                        null))
            .toList();
    batches(rows).forEach(mapper::countAll);
  }

  private static <T> Stream<List<T>> batches(List<T> all) {
    return IntStream.iterate(0, from -> from < all.size(), from -> from + BATCH)
        .mapToObj(from -> all.subList(from, Math.min(from + BATCH, all.size())));
  }

  private static String object(String targetKey, String objectKey) {
    String object = NormalForm.code(objectKey);
    if (object.isEmpty() || object.length() > LONGEST_OBJECT) {
      throw new IllegalArgumentException(
          "'%s' is no key of an object that counts towards target '%s': one to %d characters"
              .formatted(objectKey, targetKey, LONGEST_OBJECT));
    }
    return object;
  }

  /**
   * Forgets which objects a case has counted, where they are persons: how many they are, for whom
   * and when stays. None of them is known again.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forgetObjects(String targetKey, String caseNumber) {
    mapper.forgetObjects(targetKey, caseNumber);
  }

  /**
   * Takes an object back whose basis has fallen away: it does not count from now on, and may count
   * again. Of an object that does not count nothing happens.
   *
   * @param byUnit only what belongs to this unit or one below it
   * @param caseNumber of the case that takes it back
   * @param why in Chinese; of a very long one the end is cut
   * @return how many rows
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int reverse(
      String targetKey, String objectKey, String byUnit, String caseNumber, String why) {
    return told(
        mapper.reverse(
            targetKey,
            object(targetKey, objectKey),
            within(byUnit),
            caseNumber,
            LocalDateTime.now(clock),
            cut(why)),
        caseNumber);
  }

  /**
   * The same of all that another case has counted, whatever unit the objects belong to.
   *
   * @param byUnit only what a case of this unit or of one below it has counted: what a unit has
   *     decided nobody below it takes back
   * @return how many rows; 0 if it had counted nothing, or all was taken back before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int takeBack(String ofCase, String byUnit, String caseNumber, String why) {
    return told(
        mapper.takeBack(ofCase, within(byUnit), caseNumber, LocalDateTime.now(clock), cut(why)),
        caseNumber);
  }

  private int told(int rows, String caseNumber) {
    if (rows > 0) {
      mapper.reversed(caseNumber).stream().map(CountReversed::new).forEach(events::publishEvent);
    }
    return rows;
  }

  /** How many rows a case has taken back. */
  @Transactional(readOnly = true)
  public int takenBack(String caseNumber) {
    return mapper.takenBack(caseNumber);
  }

  /** Whether a unit or one below it has a case of a process under this number, open or closed. */
  @Transactional(readOnly = true)
  public boolean isCaseOf(String processKey, String caseNumber, String unitCode) {
    return mapper.isCaseOf(processKey, caseNumber, within(unitCode));
  }

  private Set<String> within(String unitCode) {
    return units.jurisdictionOf(unitCode).stream().map(Unit::code).collect(Collectors.toSet());
  }

  private static String cut(String why) {
    String line = why.strip().replaceAll("\\s*\\R\\s*", "；");
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON - 1) + "…";
  }

  /**
   * Freezes of how many objects a percentage is of in a unit, in the campaign of this year: the
   * first number stays, whatever is said later.
   *
   * @param all 0 or more
   * @throws IllegalArgumentException if it is less than 0
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void freeze(String targetKey, String unitCode, int all, String caseNumber) {
    if (all < 0) {
      throw new IllegalArgumentException(
          "%d cannot be what target '%s' is a percentage of".formatted(all, targetKey));
    }
    int year = today().getYear();
    lock(targetKey, year);
    if (mapper.denominator(year, targetKey, unitCode) == null) {
      mapper.freeze(year, targetKey, unitCode, all, today(), caseNumber);
    }
  }

  /**
   * Sets the part of a target that a unit has to reach in the campaign of this year. Parts are
   * given out one by one; none is made smaller unless the others make up for it.
   *
   * @param amount 0 or more
   * @param caseNumber of the case that decides it
   * @throws RefusedInputException if it is less than 0, the target cannot be shared out, or a part
   *     is made smaller and all of them come to less than the target
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void share(String targetKey, String unitCode, int amount, String caseNumber) {
    int year = today().getYear();
    lock(targetKey, year);
    Target target = mapper.find(year, targetKey);
    if (target == null || target.isPercentage() || target.scope() != UnitLevel.PROVINCE) {
      throw new RefusedInputException("指标“%s”不能分解到各单位，没有提交。".formatted(targetKey));
    }
    if (amount < 0) {
      throw new RefusedInputException("分解的数量不能小于0，没有提交；请更正。");
    }
    Map<String, Integer> shares = sharesOf(year, targetKey);
    int before = shares.getOrDefault(unitCode, 0);
    int total = sum(shares.values()) - before + amount;
    if (amount < before && total < target.amount()) {
      throw new RefusedInputException(
          "%s的分解由%d%s减为%d%s后，合计%d%s，少于指标“%s”的%d%s，没有提交；请先调增其他单位的分解。"
              .formatted(
                  units.name(unitCode),
                  before,
                  target.measure(),
                  amount,
                  target.measure(),
                  total,
                  target.measure(),
                  target.title(),
                  target.amount(),
                  target.measure()));
    }
    mapper.insertShare(new TargetShare(year, targetKey, unitCode, amount, today(), caseNumber));
  }

  private Map<String, Integer> sharesOf(int campaignYear, String targetKey) {
    return mapper.shares(campaignYear, targetKey).stream()
        .collect(Collectors.toMap(TargetShare::unitCode, TargetShare::amount));
  }

  private static int sum(Collection<Integer> amounts) {
    return amounts.stream().mapToInt(Integer::intValue).sum();
  }

  /** The targets of the campaign of a year, in the order of their keys. */
  @Transactional(readOnly = true)
  public List<Target> of(int campaignYear) {
    return mapper.targets(campaignYear);
  }

  /** A target of the campaign of a year; empty if it asks for nothing of that name. */
  @Transactional(readOnly = true)
  public Optional<Target> target(int campaignYear, String targetKey) {
    return Optional.ofNullable(mapper.find(campaignYear, targetKey));
  }

  /** All objects of a target, also those that were taken back, in the order of their entry. */
  @Transactional(readOnly = true)
  public List<Counted> objects(int campaignYear, String targetKey) {
    return mapper.objects(campaignYear, targetKey);
  }

  /** Who has to reach which part of a target, in the order of the units. */
  @Transactional(readOnly = true)
  public List<TargetShare> shares(int campaignYear, String targetKey) {
    return mapper.shares(campaignYear, targetKey);
  }

  /**
   * What each unit had reached of each target by the end of a day, as the ledger stood then: what
   * was recorded or taken back later is not in it. After the last day of the year nothing changes.
   */
  @Transactional(readOnly = true)
  public List<TargetSum> sums(int campaignYear, LocalDate asOf) {
    LocalDate closing = closingDay(campaignYear);
    LocalDate day = asOf.isAfter(closing) ? closing : asOf;
    return mapper.sums(campaignYear, day, day.plusDays(1).atStartOfDay());
  }

  /** The same of one target, of a unit and those below it. */
  @Transactional(readOnly = true)
  public int reached(int campaignYear, String targetKey, String unitCode, LocalDate asOf) {
    Set<String> within = within(unitCode);
    return sums(campaignYear, asOf).stream()
        .filter(sum -> sum.targetKey().equals(targetKey) && within.contains(sum.unitCode()))
        .mapToInt(TargetSum::amount)
        .sum();
  }

  /**
   * What a unit has to reach of a target: the share of the frozen number, the whole if it is for
   * each unit of this level, its part if it was shared out.
   */
  @Transactional(readOnly = true)
  public Expected expected(int campaignYear, String targetKey, String unitCode) {
    Target target = mapper.find(campaignYear, targetKey);
    if (target == null) {
      return Expected.none(Expected.State.NOT_APPLICABLE);
    }
    return target.isPercentage()
        ? Expectations.share(target, mapper.denominator(campaignYear, targetKey, unitCode))
        : Expectations.part(
            target, units.unit(unitCode).level(), sharesOf(campaignYear, targetKey).get(unitCode));
  }

  /** The same of all targets of a year and all units, read at once. */
  @Transactional(readOnly = true)
  public Expectations expectations(int campaignYear) {
    return new Expectations(
        mapper.targets(campaignYear),
        mapper.allShares(campaignYear),
        mapper.denominators(campaignYear),
        units);
  }
}
