package cn.qualitysafety.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.brand.BallotService;
import cn.qualitysafety.brand.BrandSteps;
import cn.qualitysafety.campaign.CitySummaryService;
import cn.qualitysafety.campaign.MonthlyReportService;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.Delivery;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.shared.HearingKind;
import cn.qualitysafety.shared.HearingMatter;
import cn.qualitysafety.shared.HearingService;
import cn.qualitysafety.summons.SummonsRoundService;
import cn.qualitysafety.summons.SummonsService;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Days that regimes keep in their own registers, while the notice of next year's holidays arrives
 * or a rule is corrected: what was only counted moves, what was told or agreed upon stays.
 */
@SystemTest
class DatesOfRegimesTest {

  private static final String TITLE = "MP2026-0001";
  private static final String BRAND = "MC2027-440000-0001";
  private static final String SERVICE = BRAND + "-SD1";
  private static final String HEARING = "XK2027-440100-0005-TZ";
  private static final String RIGHTS = HEARING + "-SD1";
  private static final String PARTY = "广州市白云水务公司";
  private static final String HOLDER = "731400024";
  private static final String SUMMONS = "YT2027-440106-0001";
  private static final String NOTICE = SUMMONS + "-1";
  private static final String MEETING = SUMMONS + "-2";
  private static final String DRAFT = SUMMONS + "-3";

  private static final String PROVISIONAL = "（2027年放假安排尚未公布，暂按法定节假日和周末推算）";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private CaseLimits limits;
  @Autowired private Recounts recounts;
  @Autowired private BallotService ballots;
  @Autowired private MonthlyReportService reports;
  @Autowired private CitySummaryService summaries;
  @Autowired private SummonsService summonses;
  @Autowired private SummonsRoundService rounds;
  @Autowired private HearingService hearings;
  @Autowired private Deliveries deliveries;
  @Autowired private EnterpriseService enterprises;
  @Autowired private TaskService tasks;
  @Autowired private IdentityService identity;
  @Autowired private TransactionTemplate transaction;

  private BrandSteps brand;

  @BeforeEach
  void begin() {
    driver.reset();
    brand = new BrandSteps(driver, enterprises, tasks, identity);
    brand.registerHolder();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void ofAVoteAServiceARequestAndASummonsTheDaysMoveAndWhatWasToldStays() throws Exception {
    driver.setClock("2027-02-04T09:00:00");
    openBallot();
    serveHearingRights();
    prepareSummonses();
    assertThat(days())
        .as("provisional: 5 to 8 February off; 9, 10, 11, 12, 15 February")
        .containsExactly("2027-02-15", "2027-02-15", "2027-02-15", "2027-02-15");
    assertThat(deliverBy())
        .as("12, 11, 10 February before the 15th")
        .isEqualTo("2027年2月10日" + PROVISIONAL);
    assertThat(rounds.of(MEETING).nextOn()).isEqualTo("2027-02-15");
    assertThat(new WebLogin(port, "th-du", "tasklist").get("/summons").body())
        .contains("2027年2月15日", PROVISIONAL);
    assertThat(brandCases()).contains("2027-02-15", PROVISIONAL);

    change("holiday", "2027", Map.of("days", RecountsTest.NOTICE_OF_2027, "reason", "国办发明电"));
    recounts.run();

    assertThat(days())
        .as("5 to 11 February off, the 13th made up: 12, 13, 15, 16, 17 February")
        .containsExactly("2027-02-17", "2027-02-17", "2027-02-17", "2027-02-17");
    assertThat(deliverBy()).as("13, 12, 4 February before the 15th").isEqualTo("2027年2月4日");
    assertThat(rounds.of(MEETING).nextOn())
        .as("the meeting of which the enterprise was told")
        .isEqualTo("2027-02-15");
    assertThat(limits.moves(List.of(BRAND, SERVICE, RIGHTS, DRAFT)))
        .extracting(DeadlineMove::caseNumber, DeadlineMove::dueBefore, DeadlineMove::dueAfter)
        .contains(
            tuple(BRAND, evening(15), evening(17)),
            tuple(SERVICE, evening(15), evening(17)),
            tuple(RIGHTS, evening(15), evening(17)),
            tuple(DRAFT, evening(15), evening(17)));
    assertThat(limits.moves(List.of(NOTICE, MEETING))).isEmpty();
    assertThat(new WebLogin(port, "th-du", "tasklist").get("/summons").body())
        .contains("2027年2月17日")
        .doesNotContain("尚未公布");
    assertThat(brandCases()).contains("2027-02-17").doesNotContain("尚未公布");
  }

  private String brandCases() throws Exception {
    return new WebLogin(port, "sheng-mpb", "tasklist").get("/cases?q=" + BRAND).body();
  }

  private static LocalDateTime evening(int day) {
    return LocalDateTime.of(2027, 2, day, 23, 59, 59);
  }

  /** Of the ballot, the notice of the sanction, the request for a hearing, the draft summons. */
  private List<String> days() {
    return List.of(
            ballots.of(BRAND).closesOn(),
            deliveries.of(SERVICE).dueOn(),
            hearings.parties(HEARING).get(0).requestUntil(),
            rounds.of(DRAFT).nextOn())
        .stream()
        .map(LocalDate::toString)
        .toList();
  }

  private void openBallot() {
    brand.registerTitle(Map.of("titleNumber", TITLE, "grantedOn", "2026-03-10"));
    driver.start(
        "brand-revocation",
        "brand-office",
        "440000",
        Map.of(
            "titleNumber", TITLE,
            "ground", "quality",
            "proposedSanction", "revoke",
            "facts", "两批次不合格。",
            "legalBasis", "活动方案三（二）2四"));
    driver.runJobs();
    ballots.openBallot(BRAND);
  }

  private void serveHearingRights() {
    hearings.registerHearing(
        HEARING,
        "440100",
        new HearingKind(
            "licence",
            "行政许可",
            false,
            "hearing.request.licence",
            "hearing.notice.licence",
            "hearing.hold.licence",
            "行政许可法第四十七条"),
        PARTY,
        null,
        new HearingMatter("水表生产许可", null, null, null),
        null);
    transaction.executeWithoutResult(status -> hearings.issueHearingRights(HEARING, "gz-fazhi"));
    transaction.executeWithoutResult(
        status ->
            deliveries.open(
                CasePlace.of(HEARING).row(PARTY),
                "440100",
                "hearing-rights",
                PARTY,
                "hearing.deliverNotice",
                null));
    transaction.executeWithoutResult(
        status ->
            deliveries.close(
                RIGHTS,
                Delivery.Manner.DIRECT,
                1,
                LocalDate.of(2027, 2, 4),
                "办公室",
                null,
                "gz-fazhi"));
  }

  /** One that is drafted, one whose notice is to be delivered, one of which it was told. */
  private void prepareSummonses() {
    summonses.openSummons(HOLDER, "混凝土管", "complaint", null, "开裂。", "440106", "th-du");
    for (String round : List.of(NOTICE, MEETING, DRAFT)) {
      rounds.openSummonsRound(round, SUMMONS);
    }
    for (String round : List.of(NOTICE, MEETING)) {
      rounds.prepareSummons(
          round, "检验报告。", LocalDate.of(2027, 2, 15), "上午", "会议室", "gz-lingdao", "gz-yuetan");
      rounds.approveSummons(round, "approve", "同意。", "gz-lingdao");
    }
    rounds.deliverSummonsNotice(
        MEETING, "delivered", "2027-02-04", "何厂长", null, null, null, "gz-yuetan");
  }

  private Object deliverBy() {
    return driver.facts("summons-round", NOTICE).get("deliverBy");
  }

  /** The notice of 2027 as it could be, with days off after Labour Day. */
  @Test
  @Tag("database")
  void ofAMonthlyReportTheReminderTheTasksAndTheTimersMove() throws Exception {
    String report = "HD2027-01-440100-YB04";
    driver.setClock("2027-02-26T09:00:00");
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2027));
    driver.moveClockTo("2027-05-04T09:00:00");
    assertThat(reports.of(report).dueOn())
        .as("provisional: 3, 4, 5, 6, 7 May")
        .isEqualTo("2027-05-07");
    assertThat(task(report).getDueDate()).isEqualTo("2027-05-07T23:59:59+08:00");
    assertThat(task(report).getFollowUpDate()).isEqualTo("2027-05-05T08:30:00+08:00");

    change(
        "holiday",
        "2027",
        Map.of(
            "days",
            RecountsTest.NOTICE_OF_2027
                + """
                2027-05-03,holiday,劳动节
                2027-05-04,holiday,劳动节
                2027-05-05,holiday,劳动节
                2027-05-08,workday,劳动节
                """,
            "reason",
            "国办发明电"));
    recounts.run();

    assertThat(reports.of(report).dueOn()).as("6, 7, 8, 10, 11 May").isEqualTo("2027-05-11");
    assertThat(task(report).getDueDate()).isEqualTo("2027-05-11T23:59:59+08:00");
    assertThat(task(report).getFollowUpDate())
        .as("10, 8 May before the 11th")
        .isEqualTo("2027-05-08T08:30:00+08:00");
    assertThat(limits.moves(List.of(report)))
        .extracting(DeadlineMove::what)
        .contains("“撰写月报”的办理期限", "“期限前2个工作日”的时间", "“已逾期”的时间")
        .anyMatch(what -> what.startsWith("活动方案四（三）"));
    driver.moveClockTo("2027-05-11T12:00:00");
    assertThat(reports.of(report).late()).as("in time until the evening").isFalse();
    driver.moveClockTo("2027-05-12T09:00:00");
    assertThat(reports.of(report).late()).isTrue();
  }

  @Test
  void ofACitySummaryTheDayMovesWithACorrectedRuleAndNotOnceItIsFiled() throws Exception {
    String guangzhou = "HD2009-01-440100-ZJ";
    String shenzhen = "HD2009-01-440300-ZJ";
    driver.setClock("2009-02-27T09:00:00");
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2009));
    driver.moveClockTo("2009-11-02T09:00:00");
    assertThat(summaries.of(guangzhou).dueOn())
        .as("twenty working days of November, the 2nd among them")
        .isEqualTo("2009-11-27");
    driver.complete(
        shenzhen,
        "userTask_writeCitySummary",
        "city-campaign-office",
        "440300",
        Map.of("achievements", "完成任务"));
    driver.complete(
        shenzhen,
        "userTask_signCitySummary",
        "city-director",
        "440300",
        Map.of("decision", "approve"));

    change(
        "limit",
        "campaign.citySummary",
        Map.of("amount", "10", "unit", "working-days", "basis", "工作惯例：十日", "reason", "写错"));
    recounts.run();

    assertThat(summaries.of(guangzhou).dueOn())
        .as("2 to 6, 9 to 13 November")
        .isEqualTo("2009-11-13");
    assertThat(task(guangzhou).getDueDate()).isEqualTo("2009-11-13T23:59:59+08:00");
    assertThat(summaries.of(shenzhen).dueOn()).as("filed before").isEqualTo("2009-11-27");
    assertThat(limits.moves(List.of(shenzhen))).isEmpty();
  }

  private Task task(String caseNumber) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber)
        .taskNameLike("撰写%")
        .singleResult();
  }

  private void change(String kind, String name, Map<String, String> fields) throws Exception {
    RecountsTest.change(port, kind, name, fields);
  }
}
