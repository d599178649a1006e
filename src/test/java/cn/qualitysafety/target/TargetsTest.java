package cn.qualitysafety.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.number.RunningNumbers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger of the campaign of 2009, on Friday 2009-07-17. */
@SystemTest
class TargetsTest {

  private static final String PROVINCE = "440000";
  private static final String GUANGZHOU = "440100";
  private static final String TIANHE = "440106";
  private static final String SHENZHEN = "440300";
  private static final String FOSHAN = "440600";

  @Autowired private CaseDriver driver;
  @Autowired private Targets targets;
  @Autowired private TargetMapper mapper;
  @Autowired private RunningNumbers numbers;
  @Autowired private UnitRegister units;
  @Autowired private Clock clock;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-07-17T09:00:00");
  }

  @AfterEach
  void end() {
    jdbc.update("delete from target where campaign_year in (2030, 2031)");
    driver.reset();
  }

  @Test
  @Tag("database")
  void anObjectCountsOnceWhicheverCaseCountsItAndHoweverItIsWritten() {
    count("C033", "91440101-冰箱-GB/T 8059.1", GUANGZHOU, "2009-07-16", "BZ2009-1");
    count("C033", "９１440101-冰箱-gb/t8059.1", SHENZHEN, "2009-07-17", "BZ2009-2");
    count("C105", "91440101-冰箱-GB/T 8059.1", GUANGZHOU, "2009-07-16", "BZ2009-1");
    assertThat(targets.objects(2009, "C033"))
        .singleElement()
        .satisfies(
            first -> {
              assertThat(first.caseNumber()).isEqualTo("BZ2009-1");
              assertThat(first.unitCode()).isEqualTo(GUANGZHOU);
              assertThat(first.amount()).isEqualTo(1);
            });
    assertThat(targets.objects(2009, "C105")).as("another target").hasSize(1);
    assertThatThrownBy(() -> count("C033", " ", GUANGZHOU, "2009-07-16", "BZ2009-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no key of an object");
  }

  @Test
  @Tag("database")
  void manyObjectsCountAtOnceButForThoseThatCountAlready() {
    count("C105", "person-3", FOSHAN, "2009-07-16", "XF2009-1");
    Map<String, String> people = new HashMap<>();
    for (int i = 1; i <= 1_200; i++) {
      people.put("person-" + i, i == 1 ? TIANHE : GUANGZHOU);
    }
    transaction.executeWithoutResult(
        status -> {
          assertThat(targets.counted("C105", 2009, people.keySet())).containsExactly("person-3");
          targets.countAll("C105", people, LocalDate.of(2009, 7, 17), "XF2009-2");
          assertThat(targets.counted("C105", 2010, people.keySet())).isEmpty();
        });
    LocalDate day = LocalDate.of(2009, 7, 17);
    assertThat(targets.reached(2009, "C105", GUANGZHOU, day)).isEqualTo(1_199);
    assertThat(targets.reached(2009, "C105", TIANHE, day)).isEqualTo(1);
    assertThat(targets.reached(2009, "C105", FOSHAN, day)).isEqualTo(1);
    assertThat(targets.objects(2009, "C105")).hasSize(1_200);
  }

  @Test
  @Tag("database")
  void twoThatCountTheSameObjectAtOnceCountItOnce() throws Exception {
    CountDownLatch counted = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Void> first =
        CompletableFuture.runAsync(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      targets.count(
                          "C119", "91440101X", GUANGZHOU, LocalDate.of(2009, 7, 17), "JC2009-1");
                      counted.countDown();
                      await(go);
                    }));
    await(counted);
    CompletableFuture<Void> second =
        CompletableFuture.runAsync(
            () -> count("C119", "91440101X", GUANGZHOU, "2009-07-17", "JC2009-2"));
    TimeUnit.MILLISECONDS.sleep(300);
    assertThat(second).as("waits for the first").isNotDone();
    go.countDown();
    first.get(20, TimeUnit.SECONDS);
    second.get(20, TimeUnit.SECONDS);
    assertThat(targets.objects(2009, "C119"))
        .singleElement()
        .satisfies(row -> assertThat(row.caseNumber()).isEqualTo("JC2009-1"));
  }

  @Test
  @Tag("database")
  void whatIsTakenBackLeavesItsRowAndRoomToCountAgain() {
    count("C131", "XM1", GUANGZHOU, "2009-07-01", "XM2009-1");
    driver.setClock("2009-08-03T09:00:00");
    assertThat(reverse("C131", "XM1", FOSHAN, "XC2009-1")).as("not of Foshan").isZero();
    assertThat(reverse("C131", "xm1", PROVINCE, "XC2009-2")).isEqualTo(1);
    assertThat(reverse("C131", "XM1", PROVINCE, "XC2009-3")).as("once").isZero();
    assertThat(targets.objects(2009, "C131"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.reversedBy()).isEqualTo("XC2009-2");
              assertThat(row.reversedAt()).isEqualTo("2009-08-03T09:00:00");
              assertThat(row.reversedWhy()).isEqualTo("验收撤销；见文件");
            });
    assertThat(reached("C131", PROVINCE, "2009-08-02")).as("as the ledger stood").isEqualTo(1);
    assertThat(reached("C131", PROVINCE, "2009-08-03")).isZero();

    register("XM2009-9", PROVINCE);
    count("C131", "XM1", GUANGZHOU, "2009-09-01", "XM2009-9");
    driver.setClock("2009-09-02T09:00:00");
    assertThat(targets.objects(2009, "C131")).hasSize(2);
    assertThat(takeBack("XM2009-9", GUANGZHOU, "XC2009-5"))
        .as("an object of Guangzhou, which a case of the province has counted")
        .isZero();
    assertThat(takeBack("XM2009-9", PROVINCE, "XC2009-4")).isEqualTo(1);
    assertThat(takeBack("XM2009-9", PROVINCE, "XC2009-4")).as("once").isZero();
    assertThat(targets.takenBack("XC2009-4")).isEqualTo(1);
    assertThat(targets.takenBack("XC2009-5")).isZero();
    count("C131", "XM1", GUANGZHOU, "2009-09-02", "XM2009-10");
    assertThat(targets.objects(2009, "C131")).as("reversed twice, counted again").hasSize(3);
  }

  @Test
  @Tag("database")
  void aUnitHasReachedWhatThoseBelowItHaveByTheDayThatIsAsked() {
    count("C105", "A", TIANHE, "2009-07-10", "PX1");
    count("C105", "B", GUANGZHOU, "2009-07-17", "PX1");
    count("C105", "C", SHENZHEN, "2009-07-17", "PX2");
    assertThat(reached("C105", TIANHE, "2009-07-17")).isEqualTo(1);
    assertThat(reached("C105", GUANGZHOU, "2009-07-17")).isEqualTo(2);
    assertThat(reached("C105", PROVINCE, "2009-07-17")).isEqualTo(3);
    assertThat(reached("C105", PROVINCE, "2009-07-16")).as("nothing was recorded").isZero();
    assertThat(targets.sums(2009, LocalDate.of(2009, 7, 17)))
        .containsExactly(
            new TargetSum("C105", GUANGZHOU, 1),
            new TargetSum("C105", TIANHE, 1),
            new TargetSum("C105", SHENZHEN, 1));
  }

  @Test
  void afterTheLastDayOfTheYearItsCampaignsSumsStay() {
    count("C130", "A", PROVINCE, "2009-12-30", "XM1");
    driver.setClock("2009-12-31T23:59:00");
    count("C130", "B", PROVINCE, "2009-12-31", "XM2");
    driver.setClock("2010-01-01T00:00:00");
    count("C130", "C", PROVINCE, "2009-12-31", "XM3");
    count("C130", "D", PROVINCE, "2010-01-01", "XM4");
    reverse("C130", "A", PROVINCE, "XC1");
    assertThat(reached("C130", PROVINCE, "2010-06-30")).as("A and B").isEqualTo(2);
    assertThat(targets.reached(2010, "C130", PROVINCE, LocalDate.of(2010, 6, 30)))
        .as("D belongs to the campaign of its day")
        .isEqualTo(1);
  }

  /** min(N / 2 rounded up, 500), N as it was on the day of freezing. */
  @ParameterizedTest
  @CsvSource({
    "1240, KNOWN, 500",
    "1000, KNOWN, 500",
    "999, KNOWN, 500",
    "998, KNOWN, 499",
    "640, KNOWN, 320",
    "7, KNOWN, 4",
    "0, NOT_APPLICABLE,"
  })
  void aCityInspectsHalfOfItsCertifiedFirmsOrFiveHundred(
      int all, Expected.State state, Integer amount) {
    assertThat(targets.expected(2009, "C119", FOSHAN).state()).isEqualTo(Expected.State.UNDECIDED);
    freeze("C119", FOSHAN, all);
    assertThat(targets.expected(2009, "C119", FOSHAN)).isEqualTo(new Expected(state, amount));
    assertThat(targets.expected(2009, "C119", GUANGZHOU).state())
        .isEqualTo(Expected.State.UNDECIDED);
  }

  @Test
  @Tag("database")
  void whatWasFrozenStaysWhenTheNumberGrows() {
    driver.setClock("2009-04-01T09:00:00");
    freeze("C119", FOSHAN, 640);
    driver.setClock("2009-06-15T09:00:00");
    freeze("C119", FOSHAN, 700);
    assertThat(targets.expected(2009, "C119", FOSHAN).amount()).isEqualTo(320);
    assertThat(jdbc.queryForMap("select * from target_denominator"))
        .containsEntry("case_number", "JH2009-1")
        .hasEntrySatisfying("frozen_on", day -> assertThat(day).hasToString("2009-04-01"));
  }

  @Test
  @Tag("database")
  void theSharesOfATargetNeverComeToLessThanItOnceAShareIsMadeSmaller() {
    assertThat(targets.expected(2009, "C132", PROVINCE).amount()).isEqualTo(30);
    assertThat(targets.expected(2009, "C132", FOSHAN).state()).isEqualTo(Expected.State.UNDECIDED);
    share("C132", FOSHAN, 3);
    share("C132", GUANGZHOU, 20);
    share("C132", SHENZHEN, 7);
    assertThatThrownBy(() -> share("C132", FOSHAN, 1))
        .isInstanceOf(RefusedInputException.class)
        .hasMessage("佛山市质量技术监督局的分解由3个减为1个后，合计28个，少于指标“设立平台的专业镇(产业集群)”的30个，没有提交；" + "请先调增其他单位的分解。");
    share("C132", SHENZHEN, 9);
    share("C132", FOSHAN, 1);
    assertThat(targets.shares(2009, "C132"))
        .extracting(each -> each.unitCode() + " " + each.amount())
        .containsExactly("440100 20", "440300 9", "440600 1");
    assertThat(targets.expected(2009, "C132", FOSHAN).amount()).isEqualTo(1);
    assertThatThrownBy(() -> share("C119", FOSHAN, 1)).hasMessageContaining("不能分解到各单位");
  }

  @Test
  @Tag("database")
  void aCampaignKeepsWhatItsPlanAskedWhenItsYearIsOver() {
    Plan plan = new Plan();
    Targets ours = new Targets(mapper, plan, numbers, units, event -> {}, clock);
    driver.setClock("2030-03-02T09:00:00");
    bringInLine(ours, 2030);
    assertThat(ours.target(2030, "T1").get().amount()).isEqualTo(10);
    assertThat(ours.expected(2030, "T1", FOSHAN).amount()).as("of the plan").isEqualTo(6);

    plan.amount = 12;
    driver.setClock("2030-12-31T23:00:00");
    bringInLine(ours, 2030);
    assertThat(ours.target(2030, "T1").get().amount()).as("corrected in time").isEqualTo(12);
    plan.amount = 50;
    driver.setClock("2031-01-01T09:00:00");
    bringInLine(ours, 2030);
    bringInLine(ours, 2031);
    assertThat(ours.target(2030, "T1").get().amount()).isEqualTo(12);
    assertThat(ours.target(2031, "T1").get().amount()).isEqualTo(50);
    assertThat(ours.of(2030)).hasSize(1);
  }

  private static class Plan implements TargetCatalogue {

    private int amount = 10;

    @Override
    public int year() {
      return 2030;
    }

    @Override
    public List<Target> targets(int campaignYear) {
      return List.of(
          new Target(
              campaignYear,
              "T1",
              "C001",
              "示例",
              "个",
              Obligation.HARD,
              UnitLevel.PROVINCE,
              amount,
              null));
    }

    @Override
    public Map<String, Map<String, Integer>> shares() {
      return Map.of("T1", Map.of(FOSHAN, 6, PROVINCE, 4));
    }
  }

  private void bringInLine(Targets ours, int year) {
    transaction.executeWithoutResult(status -> ours.bringInLine(year));
  }

  private void count(String target, String object, String unit, String on, String caseNumber) {
    transaction.executeWithoutResult(
        status -> targets.count(target, object, unit, LocalDate.parse(on), caseNumber));
  }

  private int reverse(String target, String object, String byUnit, String caseNumber) {
    return transaction.execute(
        status -> targets.reverse(target, object, byUnit, caseNumber, "验收撤销\n见文件"));
  }

  private int takeBack(String ofCase, String byUnit, String caseNumber) {
    return transaction.execute(status -> targets.takeBack(ofCase, byUnit, caseNumber, "撤销"));
  }

  /** As its unit opens it. */
  private void register(String caseNumber, String unitCode) {
    jdbc.update(
        "insert into cases (instance_id, case_number, unit_code, process_key, procedure_name, title,"
            + " root_number, search_text) values (?, ?, ?, 'project-case', '项目建设', '示例', ?, '')",
        caseNumber,
        caseNumber,
        unitCode,
        caseNumber);
  }

  private void freeze(String target, String unit, int all) {
    transaction.executeWithoutResult(status -> targets.freeze(target, unit, all, "JH2009-1"));
  }

  private void share(String target, String unit, int amount) {
    transaction.executeWithoutResult(status -> targets.share(target, unit, amount, "RW2009-1"));
  }

  private int reached(String target, String unit, String asOf) {
    return targets.reached(2009, target, unit, LocalDate.parse(asOf));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
