package cn.qualitysafety.spotcheck;

import cn.qualitysafety.enterprise.Enterprise;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.licence.LicenceService;
import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.Sha256;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.number.RunningNumbers;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans of spot checks and their draws. */
@Service
public class SpotCheckPlanService {

  /** One item per line: name, limit, unit, 安全 if it is an item of safety. */
  private static final Pattern ITEM =
      Pattern.compile(
          "(?<name>[^|]{1,100})\\|(?<limit>[^|]{1,40})\\|(?<unit>[^|]{0,20})(\\|(?<safety>安全)?)?");

  /** At most, at least, from and to, or what must not be detected. */
  private static final Pattern LIMIT =
      Pattern.compile(
          "(≤|<=)(?<most>NUMBER)|(≥|>=)(?<least>NUMBER)|(?<from>NUMBER)[~至-](?<to>NUMBER)|NOTHING"
              .replace("NUMBER", WrittenNumber.SHAPE)
              .replace("NOTHING", TestItem.NOT_DETECTABLE));

  /** What the form says of a product that needs no licence. */
  static final String NO_LICENCE = "none";

  private static final String FOOD = "food";

  private static final List<String> CATEGORIES =
      List.of("building-material", "farm-supply", "daily-goods", FOOD, "special-equipment");

  /** Since then food has rules of its own, which no model knows. */
  private static final String FOOD_SAMPLING = "food-sampling";

  /** Since order 133 came into force. */
  private static final LocalDate SIX_MONTHS_SINCE = LocalDate.of(2011, 2, 1);

  /** Since order 18 came into force. */
  private static final LocalDate ANY_RESULT_SINCE = LocalDate.of(2020, 1, 1);

  /** From the day on which all results are there; publishing ends it. */
  public static final String PUBLISH = "publicity.publish";

  private final SecureRandom seeds = new SecureRandom();
  private final PlanMapper mapper;
  private final BatchMapper batches;
  private final EnterpriseService enterprises;
  private final LicenceService licences;
  private final UnitRegister units;
  private final DecisionService decisions;
  private final RunningNumbers numbers;
  private final CaseLimits limits;
  private final Articles articles;
  private final Clock clock;

  SpotCheckPlanService(
      PlanMapper mapper,
      BatchMapper batches,
      EnterpriseService enterprises,
      LicenceService licences,
      UnitRegister units,
      @Lazy DecisionService decisions,
      RunningNumbers numbers,
      CaseLimits limits,
      Articles articles,
      Clock clock) {
    this.mapper = mapper;
    this.batches = batches;
    this.enterprises = enterprises;
    this.licences = licences;
    this.units = units;
    this.decisions = decisions;
    this.numbers = numbers;
    this.limits = limits;
    this.articles = articles;
    this.clock = clock;
  }

  /**
   * Registers a plan.
   *
   * @param productCode category code of the product in the register of enterprises
   * @param licensedProduct code in the catalogue of products under licence, or {@value #NO_LICENCE}
   * @param items one per line: 名称|≤0.2|mg/kg|安全
   * @param laboratory code of the laboratory that tests; the second one re-tests
   * @param emergency why the check answers an emergency; blank if it does not
   * @return number of the plan, for example CJ2009-440000-0001
   * @throws RefusedInputException names the line of the items that cannot be read
   */
  @Transactional
  public String registerPlan(
      Object category,
      Object product,
      Object productCode,
      Object licensedProduct,
      Object standard,
      Object items,
      Object laboratory,
      Object retestLaboratory,
      Object emergency,
      String unitCode,
      String person) {
    String kind = Entered.required("产品类别", category, 24);
    if (!CATEGORIES.contains(kind)) {
      throw new RefusedInputException("请在“产品类别”中选择一项后再提交。");
    }
    String first = laboratory("检验机构", laboratory);
    String second = laboratory("复检机构", retestLaboratory);
    if (first.equals(second)) {
      throw new RefusedInputException("复检应当在另一家检验机构进行，请在“复检机构”中重新选择。");
    }
    LocalDate today = LocalDate.now(clock);
    String licensed = licensedProduct(licensedProduct);
    if ((kind.equals(FOOD) || licensed != null && licences.isFood(licensed))
        && articles.isInForce(today, FOOD_SAMPLING)) {
      throw new RefusedInputException(
          "食品的抽样检验、复检依照%s的规定进行（购买样品，七个工作日内申请复检，复检机构随机确定；2018年10月18日以前由食品药品监督管理部门实施），不能按产品质量监督抽查办理，没有提交。"
              .formatted(articles.cite(today, FOOD_SAMPLING, "food-retest")));
    }
    String code = Entered.code("产品类别代码", productCode, 30);
    notOfASuperior(code, quarter(today), unitCode);
    String number =
        "CJ%d-%s-%04d"
            .formatted(today.getYear(), unitCode, numbers.next(unitCode, "CJ", today.getYear()));
    List<TestItem> parsed = items(number, Entered.required("检验项目", items, 4000));
    mapper.insert(
        new PlanMapper.Draft(
            number,
            unitCode,
            kind,
            Entered.line("产品名称", product, 100),
            code,
            licensed,
            Entered.required("判定标准", standard, 200),
            quarter(today),
            first,
            second,
            person,
            LocalDateTime.now(clock),
            Entered.optional("应对突发事件的依据", emergency, 200)));
    mapper.insertItems(parsed);
    return number;
  }

  private static String quarter(LocalDate day) {
    return "%dQ%d".formatted(day.getYear(), (day.getMonthValue() + 2) / 3);
  }

  /** What a superior checks, the lower unit does not (产品质量法 art. 15 par. 2). */
  private void notOfASuperior(String productCode, String quarter, String unitCode) {
    List<String> superiors = superiorsOf(unitCode);
    List<String> checking =
        superiors.isEmpty() ? List.of() : mapper.ofSuperiors(productCode, quarter, superiors);
    if (!checking.isEmpty()) {
      throw new RefusedInputException(
          "上级正在组织或者本季度已经组织该产品的监督抽查（%s），下级不得另行重复抽查（%s），请核对“产品类别代码”或者另选产品。"
              .formatted(
                  String.join("、", checking),
                  articles.cite(LocalDate.now(clock), "spotcheck-no-repetition")));
    }
  }

  /** Codes of all units above this one. */
  private List<String> superiorsOf(String unitCode) {
    List<String> superiors = new ArrayList<>();
    for (String above = units.unit(unitCode).parentCode();
        above != null;
        above = units.unit(above).parentCode()) {
      superiors.add(above);
    }
    return superiors;
  }

  /**
   * Whose product is not checked again within six months, unless the check answers an emergency:
   * what has passed a superior's check (order 133 art. 9), and since order 18 art. 8 what the same
   * bureau or a superior has sampled, whatever came of it. Before 2011 there was no such period.
   */
  private List<BatchMapper.Spared> spared(SpotCheckPlan plan) {
    LocalDate day = plan.drawnAt() == null ? LocalDate.now(clock) : plan.drawnAt().toLocalDate();
    boolean anyResult = !day.isBefore(ANY_RESULT_SINCE);
    List<String> units = superiorsOf(plan.unitCode());
    if (anyResult) {
      units.add(plan.unitCode());
    }
    return units.isEmpty() || plan.emergency() != null || day.isBefore(SIX_MONTHS_SINCE)
        ? List.of()
        : batches.spared(
            plan.productCode(), units, plan.number(), anyResult, day.minusMonths(6), day);
  }

  /** The same for whoever approves the plan, with the case in which each passed. */
  String sparedText(SpotCheckPlan plan) {
    List<BatchMapper.Spared> spared = spared(plan);
    return spared.isEmpty()
        ? "没有"
        : spared.stream()
            .map(
                each ->
                    "%s（%s，%s未满六个月）"
                        .formatted(
                            each.holderName(),
                            each.caseNumber(),
                            each.unitCode().equals(plan.unitCode()) ? "本局监督抽查" : "上级监督抽查"))
            .collect(Collectors.joining("\n"));
  }

  private String licensedProduct(Object entered) {
    String code = Entered.required("许可证产品", entered, 40);
    if (code.equals(NO_LICENCE)) {
      return null;
    }
    licences.mustBeCatalogued(code);
    return code;
  }

  private static List<TestItem> items(String number, String text) {
    List<TestItem> items = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      Matcher item = ITEM.matcher(line.replace("｜", "|"));
      String written = item.matches() ? item.group("limit") : "";
      Matcher limit = LIMIT.matcher(WrittenNumber.normal(written));
      if (!limit.matches()) {
        throw new RefusedInputException(
            "“检验项目”第%d行“%s”不能识别。请每行填写一项：名称|限值|单位，安全项目在最后加“|安全”，例如 镉|≤0.2|mg/kg|安全；限值写作 ≤0.2、≥-0.55、6.0～8.0、≤1.0×10^4 或者不得检出。"
                .formatted(items.size() + 1, line));
      }
      BigDecimal atLeast = number(limit, line, items.size() + 1, "least", "from");
      BigDecimal atMost = number(limit, line, items.size() + 1, "most", "to");
      if (atLeast != null && atMost != null && atLeast.compareTo(atMost) > 0) {
        throw new RefusedInputException(
            "“检验项目”第%d行“%s”的下限大于上限，请更正。".formatted(items.size() + 1, line));
      }
      String name = item.group("name").strip();
      if (!names.add(NormalForm.searched(name))) {
        throw new RefusedInputException(
            "“检验项目”第%d行“%s”与前面的项目同名，请删除重复的项目；检验方法不同的，请在名称后写明方法，例如 菌落总数（平板计数法）。"
                .formatted(items.size() + 1, name));
      }
      items.add(
          new TestItem(
              number,
              items.size() + 1,
              name,
              atLeast,
              atMost,
              WrittenNumber.shown(limitText(limit), written),
              item.group("unit").strip(),
              item.group("safety") != null));
    }
    return items;
  }

  /**
   * The value of whichever of the two groups the limit has; null if it has neither.
   *
   * @throws RefusedInputException if the registers would round it
   */
  private static BigDecimal number(
      Matcher limit, String line, int lineNumber, String group, String otherGroup) {
    String found = written(limit, group, otherGroup);
    if (found == null) {
      return null;
    }
    BigDecimal value = WrittenNumber.value(found);
    if (!WrittenNumber.isKept(value)) {
      throw new RefusedInputException(
          "“检验项目”第%d行“%s”的限值%s超出范围：整数不超过12位，小数不超过6位，请换用合适的单位。".formatted(lineNumber, line, found));
    }
    return value;
  }

  private static String written(Matcher limit, String group, String otherGroup) {
    return limit.group(group) == null ? limit.group(otherGroup) : limit.group(group);
  }

  /** The numbers as they were written, with the usual signs. */
  private static String limitText(Matcher limit) {
    String from = written(limit, "least", "from");
    String to = written(limit, "most", "to");
    if (from == null && to == null) {
      return TestItem.NOT_DETECTABLE;
    }
    if (from == null) {
      return "≤" + to;
    }
    return to == null ? "≥" + from : from + "～" + to;
  }

  private String laboratory(String label, Object entered) {
    String code = Entered.required(label, entered, 12);
    return units.laboratories().stream()
        .map(Unit::code)
        .filter(code::equals)
        .findFirst()
        .orElseThrow(() -> new RefusedInputException("请在“%s”中选择一项后再提交。".formatted(label)));
  }

  public SpotCheckPlan of(String number) {
    return mapper.find(number);
  }

  /** The items, one per line, for whoever approves. */
  String itemsText(SpotCheckPlan plan) {
    return mapper.items(plan.number()).stream()
        .map(item -> item.text() + (item.safety() ? "，安全项目" : ""))
        .collect(Collectors.joining("\n"));
  }

  /** The leader approves the plan; who planned it does not. */
  @Transactional
  public void approvePlan(String number, boolean approved, String remarks, String person) {
    if (person.equals(of(number).plannedBy())) {
      throw new RefusedInputException("计划由您拟定，按岗位分离的规定不能由您批准，请由其他领导办理。");
    }
    mapper.decide(
        number,
        approved ? SpotCheckPlan.State.APPROVED : SpotCheckPlan.State.REJECTED,
        approved
            ? Entered.optional("审批意见", remarks, 1000)
            : Entered.required("审批意见", remarks, 1000),
        person,
        LocalDateTime.now(clock));
  }

  /**
   * Draws the enterprises of every city. Whoever has the sorted list of producers, whose checksum
   * is kept, and the seed can repeat it: a city's producers, sorted by organisation code, are
   * shuffled by {@link Collections#shuffle} with the seed plus the city's code, and the first ones,
   * as many as {@link #draws} tells, are drawn. There is no exemption for anybody (plan 三(二)2:
   * 撤销免检).
   */
  @Transactional
  public void drawEnterprises(String number) {
    drawEnterprises(number, seeds.nextLong());
  }

  void drawEnterprises(String number, long seed) {
    SpotCheckPlan plan = of(number);
    List<String> all = new ArrayList<>();
    for (String city : citiesOf(plan.unitCode())) {
      List<Enterprise> producers = producers(plan, city);
      producers.forEach(producer -> all.add(producer.organisationCode()));
      List<Enterprise> drawn = new ArrayList<>(producers);
      Collections.shuffle(drawn, new Random(seed + Long.parseLong(city)));
      drawn = drawn.subList(0, Math.min(drawn.size(), batchesOf(plan, city)));
      if (!drawn.isEmpty()) {
        batches.insert(drawn.stream().map(producer -> draw(plan, city, producer, null)).toList());
        mapper.insertCity(
            cityNumber(number, city), new CityDraw(number, city, producers.size(), drawn.size()));
      }
    }
    Collections.sort(all);
    mapper.draw(
        number, seed, all.size(), Sha256.of(String.join("\n", all)), LocalDateTime.now(clock));
  }

  private List<String> citiesOf(String unitCode) {
    return units.unit(unitCode).level() == UnitLevel.PROVINCE ? units.cities() : List.of(unitCode);
  }

  /** Organisation codes of all who can be drawn for a plan, in the order of the checksum. */
  public List<String> eligible(String number) {
    SpotCheckPlan plan = of(number);
    return citiesOf(plan.unitCode()).stream()
        .flatMap(city -> producers(plan, city).stream())
        .map(Enterprise::organisationCode)
        .sorted()
        .toList();
  }

  private List<Enterprise> producers(SpotCheckPlan plan, String city) {
    Set<String> spared =
        spared(plan).stream().map(BatchMapper.Spared::holderCode).collect(Collectors.toSet());
    return enterprises
        .producers(plan.productCode(), units.jurisdictionOf(city).stream().map(Unit::code).toList())
        .stream()
        .filter(producer -> !spared.contains(producer.organisationCode()))
        .toList();
  }

  /** How many batches, by the table spotcheck-batches: more where the record is worse. */
  private int batchesOf(SpotCheckPlan plan, String city) {
    LocalDate since = LocalDate.now(clock).minusMonths(12);
    Number count =
        decisions
            .evaluateDecisionTableByKey(
                "spotcheck-batches",
                Map.of(
                    "category",
                    plan.category(),
                    "productFailRate",
                    rate(mapper.failRate(plan.productCode(), null, since)),
                    "cityFailRate",
                    rate(mapper.failRate(null, city, since))))
            .getSingleEntry();
    return count.intValue();
  }

  private static int rate(Integer measured) {
    return measured == null ? 0 : measured;
  }

  private BatchMapper.Draw draw(
      SpotCheckPlan plan, String city, Enterprise producer, String replaces) {
    int year = LocalDate.now(clock).getYear();
    return new BatchMapper.Draw(
        "CC%d-%s-%04d".formatted(year, city, numbers.next(city, "CC", year)),
        plan.number(),
        city,
        producer.organisationCode(),
        producer.name(),
        producer.address(),
        replaces);
  }

  /**
   * Draws one more enterprise of a city by the plan's seed, instead of one with nothing to sample.
   *
   * @return number of the new batch; null if no producer is left
   */
  @Transactional
  public String drawReplacement(Batch batch) {
    SpotCheckPlan plan = of(batch.planNumber());
    List<String> taken = batches.holders(plan.number());
    List<Enterprise> left = new ArrayList<>(producers(plan, batch.city()));
    Collections.shuffle(left, new Random(plan.seed() + Long.parseLong(batch.city())));
    left.removeIf(producer -> taken.contains(producer.organisationCode()));
    if (left.isEmpty()) {
      return null;
    }
    BatchMapper.Draw replacement = draw(plan, batch.city(), left.get(0), batch.caseNumber());
    batches.insert(List.of(replacement));
    return replacement.caseNumber();
  }

  /** How many each of these plans drew in each city, in the order of plans and cities. */
  public List<CityDraw> draws(Collection<String> numbers) {
    return numbers.isEmpty() ? List.of() : mapper.draws(numbers);
  }

  /** Codes of the cities in which something was drawn. */
  List<String> cities(SpotCheckPlan plan) {
    return mapper.cities(plan.number());
  }

  /** What was drawn in a city, by the number of its case; null if nothing was. */
  public CityDraw cityDraw(String cityNumber) {
    return mapper.findCity(cityNumber);
  }

  /** Number of the plan's case in a city; the model calls it by the same. */
  static String cityNumber(String number, String city) {
    return number + "-" + city;
  }

  /** Numbers of the batches that a city begins with. */
  public List<String> batchesToStart(String number, String city) {
    return batches.drawn(number, city).stream().map(Batch::caseNumber).toList();
  }

  @Transactional
  public void closePlan(String number) {
    mapper.close(number, LocalDateTime.now(clock));
    if (!batches.finished(number).isEmpty()) {
      limits.begin(number, PUBLISH);
    }
  }
}
