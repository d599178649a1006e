package cn.qualitysafety.campaign;

import static cn.qualitysafety.campaign.CampaignSteps.CITY;
import static cn.qualitysafety.campaign.CampaignSteps.DIRECTOR;
import static cn.qualitysafety.campaign.CampaignSteps.GROUP;
import static cn.qualitysafety.campaign.CampaignSteps.OFFICE;
import static cn.qualitysafety.campaign.CampaignSteps.PROVINCE;
import static cn.qualitysafety.commitment.ChangeSteps.part;
import static cn.qualitysafety.commitment.CommitmentSteps.listing;
import static cn.qualitysafety.commitment.CommitmentSteps.number;
import static cn.qualitysafety.commitment.CommitmentSteps.progress;
import static cn.qualitysafety.commitment.CommitmentSteps.with;
import static cn.qualitysafety.commitment.CommitmentSteps.work;
import static cn.qualitysafety.commitment.InspectionSteps.finding;
import static cn.qualitysafety.commitment.InspectionSteps.found;
import static cn.qualitysafety.commitment.InspectionSteps.order;
import static cn.qualitysafety.commitment.UrgentReportSteps.matter;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.commitment.ChangeSteps;
import cn.qualitysafety.commitment.CommendationSteps;
import cn.qualitysafety.commitment.CommitmentItem;
import cn.qualitysafety.commitment.CommitmentSteps;
import cn.qualitysafety.commitment.Commitments;
import cn.qualitysafety.commitment.InspectionSteps;
import cn.qualitysafety.commitment.ListingSteps;
import cn.qualitysafety.commitment.UrgentReportSteps;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.deadline.Light;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.report.ReportCalls;
import cn.qualitysafety.report.ReportSteps;
import cn.qualitysafety.target.Targets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole campaign of 2009, from its plan file to those who are praised, as a chronicle.
 * Guangzhou does all it should; Foshan is inspected, gives a part of its target to Shenzhen, is
 * listed and taken off the list; Dongguan tells an accident too late; Shantou's figures are false;
 * Zhanjiang fails. The other cities file their monthly reports. Each day is counted by hand, and at
 * the end the ranking is counted once more from the registers, by nothing of the code that shows
 * it.
 */
@SystemTest
@Tag("slow")
class YearOf2009Test {

  private static final String NUMBER = "HD2009-01";

  private static final String GUANGZHOU = "440100";
  private static final String LIWAN = "440103";
  private static final String SHENZHEN = "440300";
  private static final String SHANTOU = "440500";
  private static final String FOSHAN = "440600";
  private static final String ZHANJIANG = "440800";
  private static final String DONGGUAN = "441900";

  /** Files no plan in the mobilisation phase. */
  private static final String QINGYUAN = "441800";

  private static final String OFFICER = "division-officer";
  private static final String LEADER = "bureau-leader";
  private static final String SUPERVISOR = "supervisor";

  /** The commitments of the story, by the serials with which their units number them. */
  private static final String PLATFORMS = number(PROVINCE, 1);

  private static final String FEES_OF_GUANGZHOU = number(GUANGZHOU, 1);
  private static final String FIRMS_OF_GUANGZHOU = number(GUANGZHOU, 2);
  private static final String ROLL_OUT_OF_GUANGZHOU = number(GUANGZHOU, 3);
  private static final String FUNDS_OF_LIWAN = number(LIWAN, 1);
  private static final String PLATFORMS_OF_SHENZHEN = number(SHENZHEN, 1);
  private static final String ROLL_OUT_OF_SHENZHEN = number(SHENZHEN, 2);
  private static final String FIRMS_OF_FOSHAN = number(FOSHAN, 1);
  private static final String PLATFORMS_OF_FOSHAN = number(FOSHAN, 2);
  private static final String ROLL_OUT_OF_FOSHAN = number(FOSHAN, 3);
  private static final String ROLL_OUT_OF_ZHANJIANG = number(ZHANJIANG, 1);
  private static final String ROLL_OUT_OF_DONGGUAN = number(DONGGUAN, 1);

  @Autowired private CaseDriver driver;
  @Autowired private UnitRegister units;
  @Autowired private MobilisationService mobilisations;
  @Autowired private MonthlyReportService reports;
  @Autowired private CampaignService campaigns;
  @Autowired private Commitments commitments;
  @Autowired private Targets targets;
  @Autowired private OfficialDocuments documents;
  @Autowired private Messages messages;
  @Autowired private Attachments attachments;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private ManagementService management;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private CampaignSteps campaign;
  private CommitmentSteps work;
  private InspectionSteps inspections;
  private ReportSteps analyses;
  private ReportCalls calls;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    campaign = new CampaignSteps(driver);
    work = new CommitmentSteps(driver, messages, attachments, transaction);
    inspections = new InspectionSteps(driver, runtime, tasks);
    analyses = new ReportSteps(driver, runtime, tasks, jdbc);
    calls = new ReportCalls(runtime, management);
    calls.letWait();
  }

  @AfterEach
  void end() {
    driver.reset();
    calls.letGo();
  }

  @Test
  void theYearFromItsPlanToItsRanking() {
    theProvinceAndItsCitiesMobilise();
    onTheFirstOfAprilCommitmentsAreHandedOutAndPlannedWithinTenDays();
    citiesReportEveryMonthWhatTheyDo(YearMonth.of(2009, 4), "2009-05-04T09:00:00");
    citiesReportEveryMonthWhatTheyDo(YearMonth.of(2009, 5), "2009-06-01T09:00:00");
    guangzhouIsDoneWithTheFees();
    dongguanTellsAnAccidentTooLate();
    foshanIsInspectedInJuneAndDoesInTimeWhatItIsTold();
    qualityIsAnalysedAtTheEndOfJune();
    foshanIsLateWithItsReportOnJune();
    liwanIsDoneWithItsFunds();
    citiesReportEveryMonthWhatTheyDo(YearMonth.of(2009, 7), "2009-08-03T09:00:00");
    citiesReportEveryMonthWhatTheyDo(YearMonth.of(2009, 8), "2009-09-01T09:00:00");
    shantouIsInspectedInSeptember();
    guangzhouReachesWhatIsHard();
    citiesReportEveryMonthWhatTheyDo(YearMonth.of(2009, 9), "2009-10-09T09:00:00");
    shantouRectifiesTooLate();
    foshanGivesTwoPlatformsUpOnlyWhenShenzhenHasTakenThem();
    whoIsDoneWithTheRollOutClaimsItBeforeItsLastDay();
    citiesReportEveryMonthWhatTheyDo(YearMonth.of(2009, 10), "2009-11-02T09:00:00");
    threeCitiesAreUrgedAndTheTwoThatDoNothingAreListed();
    foshanIsTakenOffTheListAndZhanjiangIsCriticised();
    inDecemberAllAreScoredAndTheirRankingIsThatOfTheRegisters();
    whenTheYearClosesEachCommitmentIsSettledAndTheRankingFollows();
  }

  private void theProvinceAndItsCitiesMobilise() {
    campaign.start(2009);
    driver.runJobs();
    campaign.provinceMobilises(NUMBER);
    units.cities().stream()
        .filter(city -> !city.equals(QINGYUAN))
        .forEach(city -> campaign.cityMobilises(NUMBER, city));
    driver.moveClockTo("2009-04-01T08:00:00");
    assertThat(mobilisations.ofCampaign(NUMBER))
        .filteredOn(Participation::late)
        .extracting(Participation::unitCode)
        .containsExactly(QINGYUAN);
  }

  private void onTheFirstOfAprilCommitmentsAreHandedOutAndPlannedWithinTenDays() {
    driver.handOutCommitments();
    driver.startReports();
    assertThat(
            jdbc.queryForObject(
                "select count(*) from message_outbox where name = 'commitmentDue'", Integer.class))
        .isEqualTo(866);
    // What no one in this story does stays with the operator.
    jdbc.update(
        "update ACT_RU_JOB set SUSPENSION_STATE_ = 2 where ID_ in"
            + " (select job_id from message_outbox where delivered_at is null)");
    List.of(
            "C132 440000",
            "C107 440100",
            "C119 440100",
            "C138 440100",
            "C075 440103",
            "C132 440300",
            "C138 440300",
            "C119 440600",
            "C132 440600",
            "C138 440600",
            "C138 440800",
            "C138 441900",
            "quality-analysis-city",
            "quality-analysis-province")
        .forEach(this::deliver);

    // 2, 3, 7 to 10, 13 to 16 April are ten working days; 4 to 6 are the Qingming festival.
    assertThat(driver.dueDate(ROLL_OUT_OF_FOSHAN, "userTask_planWork"))
        .isEqualTo("2009-04-16T23:59:59+08:00");
    driver.moveClockTo("2009-04-16T09:00:00");
    work.planProvincial(PLATFORMS, "share440600", 3, "share440300", 20, "share440000", 7);
    work.plan(FEES_OF_GUANGZHOU, GUANGZHOU);
    work.plan(FIRMS_OF_GUANGZHOU, GUANGZHOU, "base", 7);
    work.plan(ROLL_OUT_OF_GUANGZHOU, GUANGZHOU);
    work.complete(FUNDS_OF_LIWAN, "userTask_planWork", OFFICER, LIWAN, work());
    work.approve(FUNDS_OF_LIWAN, LEADER, LIWAN);
    work.plan(PLATFORMS_OF_SHENZHEN, SHENZHEN);
    work.plan(ROLL_OUT_OF_SHENZHEN, SHENZHEN);
    work.plan(FIRMS_OF_FOSHAN, FOSHAN, "base", 1240);
    work.plan(PLATFORMS_OF_FOSHAN, FOSHAN);
    work.plan(ROLL_OUT_OF_FOSHAN, FOSHAN);
    work.plan(ROLL_OUT_OF_ZHANJIANG, ZHANJIANG);
    work.plan(ROLL_OUT_OF_DONGGUAN, DONGGUAN);
    assertThat(expected(FIRMS_OF_GUANGZHOU)).as("half of seven, rounded up").isEqualTo(4);
    assertThat(expected(FIRMS_OF_FOSHAN)).as("not more than five hundred").isEqualTo(500);
    assertThat(expected(PLATFORMS_OF_FOSHAN)).isEqualTo(3);
  }

  /** Of the messages of the campaign, by what each is for. */
  private void deliver(String occasion) {
    String job =
        jdbc.queryForObject(
            "select job_id from message_outbox where sender = ? and occasion = ?",
            String.class,
            NUMBER,
            occasion);
    management.activateJobById(job);
    management.executeJob(job);
    driver.runJobs();
  }

  private void citiesReportEveryMonthWhatTheyDo(YearMonth month, String now) {
    driver.moveClockTo(now);
    units.cities().stream()
        .filter(city -> !city.equals(ZHANJIANG) || month.getMonthValue() < 6)
        .filter(city -> !city.equals(FOSHAN) || month.getMonthValue() != 6)
        .forEach(city -> campaign.cityReports(NUMBER, city, month));
    if (month.getMonthValue() < 10) {
      work.report(FIRMS_OF_GUANGZHOU, GUANGZHOU);
      work.report(ROLL_OUT_OF_GUANGZHOU, GUANGZHOU);
    }
  }

  /** April and May are the first period on which Guangzhou reports that the fees are paid. */
  private void guangzhouIsDoneWithTheFees() {
    work.report(FEES_OF_GUANGZHOU, GUANGZHOU);
    work.attach(FEES_OF_GUANGZHOU, "市财政局财政文件.pdf", GUANGZHOU);
    work.claimDone(FEES_OF_GUANGZHOU, GUANGZHOU, units.name(GUANGZHOU), "2009-05-27");
    work.verify(FEES_OF_GUANGZHOU, "true");
    assertThat(result(FEES_OF_GUANGZHOU)).isEqualTo("按期完成");
  }

  /** Tuesday, 2 June: known at half past eight, so that it had to be told by half past ten. */
  private void dongguanTellsAnAccidentTooLate() {
    driver.moveClockTo("2009-06-02T11:00:00");
    UrgentReportSteps urgent = new UrgentReportSteps(driver);
    String told = urgent.report(DONGGUAN, matter("accident", "dead", 1, "place", "虎门镇"));
    assertThat(driver.shown(told, "userTask_receiveReport")).containsEntry("lateWords", "（迟报）");
    urgent.receive(told);
    urgent.decide(told, "upward", "bulletinTo", "省政府总值班室");
    urgent.readReply(told, DONGGUAN);
    urgent.sign(told, DONGGUAN, "agree");
    assertThat(result(told)).isEqualTo("上报省政府、总局（迟报）");
  }

  /**
   * Ordered on Monday, 8 June, told to the city for 9, 10, 11 June, fed back on Friday the 19th.
   */
  private void foshanIsInspectedInJuneAndDoesInTimeWhatItIsTold() {
    driver.moveClockTo("2009-06-08T09:00:00");
    String number = inspections.begin(order("unitCode", FOSHAN));
    inspections.planFor(
        "2009-06-15", "2009-06-17", number, "zhou-440000", "zhou-440000", "wu-440000");
    inspections.approve(number);
    driver.moveClockTo("2009-06-19T09:00:00");
    inspections.visit(
        number,
        with(
            found(finding(1, "progress", "no", "no"), finding(2, "advice", "no", "no")),
            "visitedFrom",
            "2009-06-15",
            "visitedTo",
            "2009-06-17"));
    inspections.feedBack(number);
    inspections.accept(number, "1", FOSHAN);
    inspections.accept(number, "2", FOSHAN);
    String found = "ZG2009-440600-0001";
    assertThat(driver.shown(found, "userTask_rectify"))
        .as("22 to 26, 29, 30 June, 1 to 3, 6 to 10, 13 to 17 July")
        .containsEntry("rectifyBy", "2009-07-17");
    driver.moveClockTo("2009-06-29T09:00:00");
    inspections.rectify(found, FOSHAN);
    inspections.verify(found);
    assertThat(result(found)).isEqualTo("按期整改");
    inspections.byLeader(
        number, "userTask_writeReport", Map.of("reportText", "该局活动开展情况较好，存在的问题已经整改到位。"));
    inspections.complete(
        number, "userTask_readReport", OFFICE, PROVINCE, Map.of("reportRemarks", "已阅。"));
    assertThat(result(number)).isEqualTo("督查完毕");
  }

  /**
   * The city's report on May and June is due on 7 July, the province's on the quarter on the 14th.
   */
  private void qualityIsAnalysedAtTheEndOfJune() {
    driver.moveClockTo("2009-06-30T09:00:00");
    analyses.checked(GUANGZHOU, "pass", 24, "2009-05-04");
    analyses.checked(GUANGZHOU, "fail", 1, "2009-06-12");
    driver.moveClockTo("2009-07-01T09:00:00");
    calls.open("quality-analysis-city", GUANGZHOU, "2009-B03");
    calls.open("quality-analysis-province", PROVINCE, "2009-Q02");
    String ofCity = ReportSteps.number("quality-analysis-city", "2009-B03", GUANGZHOU);
    String ofProvince = ReportSteps.number("quality-analysis-province", "2009-Q02", PROVINCE);
    for (String number : List.of(ofCity, ofProvince)) {
      assertThat((String) driver.shown(number, "userTask_writeReport").get("figureLines"))
          .as("24 of 25")
          .contains("抽查合格率：96%");
    }
    analyses.write(ofCity, GUANGZHOU);
    analyses.sign(ofCity, DIRECTOR, GUANGZHOU);
    analyses.takeNote(ofCity, PROVINCE);
    analyses.write(ofProvince, PROVINCE);
    analyses.sign(ofProvince, LEADER, PROVINCE);
    analyses.deliver(ofCity, GUANGZHOU, "government", "2009-07-01");
    analyses.deliver(ofProvince, PROVINCE, "government", "2009-07-01");
    analyses.deliver(ofProvince, PROVINCE, "national", "2009-07-01");
    assertThat(List.of(result(ofCity), result(ofProvince))).containsOnly("已报送");
  }

  /** Due on Tuesday, 7 July, the fifth working day; pressed for and filed on the 8th. */
  private void foshanIsLateWithItsReportOnJune() {
    YearMonth june = YearMonth.of(2009, 6);
    citiesReportEveryMonthWhatTheyDo(june, "2009-07-01T09:00:00");
    driver.moveClockTo("2009-07-08T09:00:00");
    campaign.officePressesFor(NUMBER, FOSHAN, june);
    campaign.cityReports(NUMBER, FOSHAN, june);
    assertThat(reports.ofCampaign(NUMBER))
        .filteredOn(MonthlyReport::late)
        .extracting(MonthlyReport::unitCode)
        .containsExactlyInAnyOrder(FOSHAN, ZHANJIANG);
  }

  /** Its first quarter is over: its funds are there, which its city verifies. */
  private void liwanIsDoneWithItsFunds() {
    work.attach(FUNDS_OF_LIWAN, "区财政局经费文件.pdf", LIWAN);
    done(FUNDS_OF_LIWAN, OFFICER, LIWAN, "2009-06-25");
    driver.employ(driver.person(SUPERVISOR, GUANGZHOU), SUPERVISOR, GUANGZHOU);
    work.complete(
        FUNDS_OF_LIWAN,
        "userTask_verifyCompletion",
        SUPERVISOR,
        GUANGZHOU,
        Map.of("verifyHow", "site", "completionResult", "true"));
    assertThat(result(FUNDS_OF_LIWAN)).isEqualTo("按期完成");
  }

  /** Who owes the report on a period says in it that all is done. */
  private void done(String item, String post, String unit, String on) {
    work.complete(
        item,
        "userTask_reportProgress",
        post,
        unit,
        progress(
            "done",
            "yes",
            "completedOn",
            on,
            "evidenceText",
            "所附文件",
            "evidenceUnit",
            units.name(unit),
            "evidenceOn",
            on));
  }

  /**
   * Unannounced, fed back on Friday, 18 September. The grave finding is due on 9 October, the tenth
   * working day; the other one on 22 October, and nobody does anything about it.
   */
  private void shantouIsInspectedInSeptember() {
    driver.moveClockTo("2009-09-07T09:00:00");
    String number = inspections.begin(order("unitCode", SHANTOU, "announced", "no"));
    inspections.plan(number, "zhou-440000", "zhou-440000", "wu-440000");
    inspections.approve(number);
    driver.moveClockTo("2009-09-18T15:00:00");
    inspections.visit(
        number, found(finding(1, "false-figures", "no", "no"), finding(2, "progress", "no", "no")));
    inspections.feedBack(number);
    inspections.accept(number, "1", SHANTOU);
    inspections.accept(number, "2", SHANTOU);
  }

  /** Saturday, 10 October, was worked. */
  private void shantouRectifiesTooLate() {
    driver.moveClockTo("2009-10-10T09:00:00");
    inspections.rectify("ZG2009-440500-0001", SHANTOU);
    inspections.verify("ZG2009-440500-0001");
    assertThat(result("ZG2009-440500-0001")).isEqualTo("逾期整改");
  }

  /** Its six venues and four firms, as the regimes that count them enter them. */
  private void guangzhouReachesWhatIsHard() {
    for (int object = 1; object <= 6; object++) {
      count("C015", GUANGZHOU, "VENUE-" + object, "2009-09-18");
    }
    for (int object = 1; object <= 4; object++) {
      count("C119", GUANGZHOU, "FIRM-" + object, "2009-09-18");
    }
  }

  private void count(String target, String unit, String object, String on) {
    transaction.executeWithoutResult(
        status -> targets.count(target, object, unit, LocalDate.parse(on), "X"));
  }

  /** Monday, 12 October: 3 + 20 + 7 are the 30 of the plan, of which nothing may be missing. */
  private void foshanGivesTwoPlatformsUpOnlyWhenShenzhenHasTakenThem() {
    driver.moveClockTo("2009-10-12T09:00:00");
    ChangeSteps changes = new ChangeSteps(work);
    String less = changes.ask(FOSHAN, part(PLATFORMS_OF_FOSHAN, 1));
    changes.review(less);
    changes.arrange(less);
    assertThat(driver.openTasks(less))
        .as("not covered yet")
        .containsExactly("userTask_arrangeCover");
    assertThat(expected(PLATFORMS_OF_FOSHAN)).isEqualTo(3);
    String more = changes.ask(SHENZHEN, part(PLATFORMS_OF_SHENZHEN, 22));
    changes.review(more);
    changes.decide(more, "userTask_decideByGroup", GROUP, "approve");
    changes.arrange(less);
    changes.decide(less, "userTask_decideByGroup", GROUP, "approve");
    assertThat(List.of(expected(PLATFORMS_OF_FOSHAN), expected(PLATFORMS_OF_SHENZHEN)))
        .containsExactly(1, 22);
    count("C132", FOSHAN, "TOWN-0", "2009-10-12");
    for (int town = 1; town <= 21; town++) {
      count("C132", SHENZHEN, "TOWN-" + town, "2009-10-12");
    }
  }

  /** 31 October is a Saturday, and the last day of the roll-out all the same. */
  private void whoIsDoneWithTheRollOutClaimsItBeforeItsLastDay() {
    driver.moveClockTo("2009-10-30T09:00:00");
    work.attach(FIRMS_OF_GUANGZHOU, "检查记录.pdf", GUANGZHOU);
    work.claimDone(FIRMS_OF_GUANGZHOU, GUANGZHOU, units.name(GUANGZHOU), "2009-09-18");
    work.attach(ROLL_OUT_OF_GUANGZHOU, "工作总结.pdf", GUANGZHOU);
    work.claimDone(ROLL_OUT_OF_GUANGZHOU, GUANGZHOU, units.name(GUANGZHOU), "2009-10-29");
    work.attach(ROLL_OUT_OF_SHENZHEN, "工作总结.pdf", SHENZHEN);
    done(ROLL_OUT_OF_SHENZHEN, CITY, SHENZHEN, "2009-10-29");
    for (String item : List.of(FIRMS_OF_GUANGZHOU, ROLL_OUT_OF_GUANGZHOU, ROLL_OUT_OF_SHENZHEN)) {
      work.verify(item, "true");
      assertThat(result(item)).isEqualTo("按期完成");
    }
    driver.moveClockTo("2009-10-31T23:59:58");
    assertThat(light(ROLL_OUT_OF_FOSHAN)).isEqualTo(Light.GREEN);
    driver.moveClockTo("2009-11-01T00:00:01");
    assertThat(light(ROLL_OUT_OF_FOSHAN)).isEqualTo(Light.RED);
    String ofOctober = CampaignSteps.report(NUMBER, FOSHAN, YearMonth.of(2009, 10));
    assertThat((String) driver.shown(ofOctober, "userTask_writeReport").get("commitmentStatus"))
        .contains("红灯：全面开展阶段，应于2009-10-31完成");
  }

  /** Urged on Monday, 2 November; ten working days are 3 to 6, 9 to 13 and 16 November. */
  private void threeCitiesAreUrgedAndTheTwoThatDoNothingAreListed() {
    for (String item : List.of(ROLL_OUT_OF_FOSHAN, ROLL_OUT_OF_ZHANJIANG, ROLL_OUT_OF_DONGGUAN)) {
      work.urge(item, "2009-11-09");
    }
    driver.moveClockTo("2009-11-04T09:00:00");
    work.attach(ROLL_OUT_OF_DONGGUAN, "工作总结.pdf", DONGGUAN);
    done(ROLL_OUT_OF_DONGGUAN, CITY, DONGGUAN, "2009-11-03");
    work.verify(ROLL_OUT_OF_DONGGUAN, "true");
    assertThat(result(ROLL_OUT_OF_DONGGUAN)).isEqualTo("逾期完成");
    driver.moveClockTo("2009-11-16T23:59:59");
    assertThat(item(ROLL_OUT_OF_FOSHAN).isListed()).isFalse();
    driver.moveClockTo("2009-11-17T09:00:00");
    assertThat(item(ROLL_OUT_OF_FOSHAN).listing()).isEqualTo(listing(FOSHAN));
    assertThat(item(ROLL_OUT_OF_ZHANJIANG).listing()).isEqualTo(listing(ZHANJIANG));
  }

  /** Foshan has until 15 December, Zhanjiang until 27 November and a week more, for nothing. */
  private void foshanIsTakenOffTheListAndZhanjiangIsCriticised() {
    ListingSteps listings = new ListingSteps(driver, work);
    listings.prepare(listing(FOSHAN), "2009-12-15");
    listings.prepare(listing(ZHANJIANG), "2009-11-27");
    listings.acknowledge(listing(FOSHAN), FOSHAN);
    listings.remedy(listing(FOSHAN), FOSHAN, "2009-11-27");
    driver.moveClockTo("2009-11-27T09:00:00");
    listings.apply(listing(FOSHAN), FOSHAN);
    listings.verify(listing(FOSHAN), "yes");
    assertThat(result(listing(FOSHAN))).isEqualTo("摘牌");
    work.attach(ROLL_OUT_OF_FOSHAN, "工作总结.pdf", FOSHAN);
    done(ROLL_OUT_OF_FOSHAN, CITY, FOSHAN, "2009-11-27");
    work.verify(ROLL_OUT_OF_FOSHAN, "true");
    assertThat(result(ROLL_OUT_OF_FOSHAN)).isEqualTo("逾期完成");

    driver.moveClockTo("2009-11-28T00:00:01");
    listings.verify(listing(ZHANJIANG), "no");
    listings.extend(listing(ZHANJIANG), "2009-12-04");
    driver.moveClockTo("2009-12-05T00:00:01");
    listings.verify(listing(ZHANJIANG), "no");
    assertThat(result(listing(ZHANJIANG))).isEqualTo("未摘牌");

    String criticism = "TB2009-440000-0001";
    assertThat(driver.unitOf(criticism)).isEqualTo(PROVINCE);
    assertThat(driver.unitOfTask(criticism, "userTask_reviewScore")).isEqualTo(ZHANJIANG);
    assertThat(driver.shown(criticism, "userTask_reviewScore"))
        .as(
            "2 × 2 - 5 × 3 for its reports, 3 for what was due on 31 October, and the six venues"
                + " and the listing for 5 each")
        .containsEntry("total", -24L)
        .containsEntry("proposal", "批评")
        .containsEntry("facts", "湛江市质量技术监督局承担的“全面开展阶段”逾期，挂牌督办后到2009-12-04仍未达到要求：查看了文件和预算表。");
    driver.moveClockTo("2009-12-07T09:00:00");
    CommendationSteps commending = new CommendationSteps(driver, inspections);
    commending.review(criticism, ZHANJIANG, Map.of("objection", "no"));
    commending.propose(criticism, List.of(), List.of(ZHANJIANG));
    commending.decide(criticism, "agree");
    assertThat(documents.ofCase(criticism))
        .singleElement()
        .satisfies(
            issued -> {
              assertThat(issued.number()).isEqualTo("粤质监通批〔2009〕1号");
              assertThat(IssuedText.of(issued, documents)).contains("通报批评：湛江市质量技术监督局。");
            });
  }

  /**
   * Scored on Monday, 7 December; whoever says nothing by the 14th agrees. The list hangs out from
   * the 15th, until the 22nd, and what was posted that day may come until the 29th.
   */
  private void inDecemberAllAreScoredAndTheirRankingIsThatOfTheRegisters() {
    String number = "TB2009-440000-0002";
    CommendationSteps commending = new CommendationSteps(driver, inspections);
    commending.start(Map.of("kind", "全面考核"));
    commending.nominate(number, GUANGZHOU, "陈洁，广州市局活动办，组织月报无差错。");
    driver.moveClockTo("2009-12-15T09:00:00");
    assertThat(ranking(number, LocalDate.of(2009, 12, 7)))
        .startsWith("第1名 广州市质量技术监督局：32分，建议表扬", "第2名 深圳市质量技术监督局：11分，不列入名单")
        .endsWith(
            "第18名 东莞市质量技术监督局：7分，不列入名单",
            "第19名 汕头市质量技术监督局：5分，建议批评（数字不实；）",
            "第20名 佛山市质量技术监督局：-3分，建议批评",
            "第21名 湛江市质量技术监督局：-24分，建议批评");
    commending.propose(number, List.of(GUANGZHOU), List.of(SHANTOU, FOSHAN, ZHANJIANG));
    commending.publishNotice("GS2009-440000-0001");
    assertThat(driver.shown("GS2009-440000-0001", "userTask_registerObjection"))
        .containsEntry("noticeUntil", "2009-12-22");
    driver.moveClockTo("2009-12-30T09:00:00");
    commending.decide(number, "agree");
    driver.runJobs();
    assertThat(List.of("ZG2009-440500-0002", "ZG2009-440600-0002", "ZG2009-440800-0002"))
        .as("whoever is criticised reports within twenty working days what they have done about it")
        .allSatisfy(
            finding -> assertThat(driver.openTasks(finding)).containsExactly("userTask_rectify"));
    assertThat(documents.ofCase(number))
        .extracting(issued -> IssuedText.of(issued, documents))
        .anySatisfy(text -> assertThat(text).contains("一、单位：广州市质量技术监督局。"))
        .anySatisfy(text -> assertThat(text).contains("汕头市", "佛山市", "湛江市"));
  }

  /** What was settled on New Year's Eve counts too, when the office has all scored once more. */
  private void whenTheYearClosesEachCommitmentIsSettledAndTheRankingFollows() {
    campaign.provinceSummarises(NUMBER);
    driver.moveClockTo("2010-01-04T09:00:00");
    assertThat(campaigns.campaign(NUMBER).state()).isEqualTo(CampaignState.CLOSED);
    assertThat(result(PLATFORMS_OF_FOSHAN)).as("its one").isEqualTo("按期完成");
    assertThat(result(FIRMS_OF_FOSHAN)).as("none of 500").isEqualTo("期满未完成");
    assertThat(result(ROLL_OUT_OF_ZHANJIANG)).isEqualTo("期满未完成");
    explain(PLATFORMS_OF_SHENZHEN, CITY, SHENZHEN);
    explain(PLATFORMS, OFFICER, PROVINCE);
    assertThat(List.of(result(PLATFORMS_OF_SHENZHEN), result(PLATFORMS)))
        .as("21 of 22, 22 of 30, which the plan strives for")
        .containsOnly("未达争取目标");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from cases where process_key = 'commitment-item'"
                    + " and closed_at is null",
                Integer.class))
        .isZero();

    new CommendationSteps(driver, inspections).start(Map.of("kind", "全面考核"));
    driver.moveClockTo("2010-01-13T09:00:00");
    assertThat(ranking("TB2010-440000-0001", LocalDate.of(2010, 1, 4)))
        .startsWith("第1名 广州市质量技术监督局：32分，建议表扬")
        .endsWith("第20名 佛山市质量技术监督局：-4分，建议批评", "第21名 湛江市质量技术监督局：-24分，建议批评");
  }

  private void explain(String item, String post, String unit) {
    work.complete(
        item,
        "userTask_explainShortfall",
        post,
        unit,
        Map.of("explanation", "部分专业镇的场地年底才落实，设备已经订货，下一年上半年验收。"));
    work.complete(
        item, "userTask_judgeExplanation", OFFICE, PROVINCE, Map.of("explanationResult", "accept"));
  }

  private CommitmentItem item(String number) {
    return commitments.item(number).orElseThrow();
  }

  private int expected(String number) {
    return item(number).figures().get(0).expected().amount();
  }

  private Light light(String number) {
    return commitments.light(item(number));
  }

  private String result(String number) {
    return jdbc.queryForObject(
        "select result from cases where case_number = ?", String.class, number);
  }

  /**
   * What is shown to whoever proposes the lists, line by line, after each number has been compared
   * with what the registers say, and the order with what follows from that.
   *
   * @param day on which the numbers were taken
   */
  private List<String> ranking(String caseNumber, LocalDate day) {
    List<Recount> best =
        units.cities().stream()
            .map(city -> recount(city, day))
            .sorted(Comparator.comparing(Recount::points).reversed())
            .toList();
    for (Recount recount : best) {
      assertThat(
              jdbc.queryForObject(
                  "select concat_ws(' ', reports_on_time, reports_late, reports_missing,"
                      + " items_on_time, items_late, items_failed, hard_reached,"
                      + " hard_targets - hard_reached, findings_in_time, findings_late, listings,"
                      + " urgent_late, false_figures)"
                      + " from commitment_score where case_number = ? and unit_code = ?",
                  String.class,
                  caseNumber,
                  recount.city()))
          .as(units.name(recount.city()))
          .isEqualTo(recount.words());
    }
    List<Integer> points = best.stream().map(Recount::points).toList();
    List<String> lines =
        best.stream()
            .map(
                city ->
                    "第%d名 %s：%d分，%s"
                        .formatted(
                            1 + points.indexOf(city.points()),
                            units.name(city.city()),
                            city.points(),
                            city.proposal()))
            .toList();
    assertThat(driver.shown(caseNumber, "userTask_proposeLists"))
        .containsEntry("standings", String.join("；", lines));
    return lines;
  }

  /** What a city is scored by, as the registers have it. */
  private record Recount(
      String city,
      int reportsInTime,
      int reportsLate,
      int reportsMissing,
      int itemsInTime,
      int itemsLate,
      int itemsFailed,
      int hardReached,
      int hardMissed,
      int findingsInTime,
      int findingsLate,
      int listings,
      int urgentLate,
      int falseFigures) {

    /** By the weights that the province has set. */
    int points() {
      return 2 * reportsInTime
          - reportsLate
          - 3 * reportsMissing
          + 2 * itemsInTime
          - 3 * itemsFailed
          + 5 * hardReached
          - 5 * hardMissed
          + findingsInTime
          - 2 * findingsLate
          - 5 * listings
          - 2 * urgentLate;
    }

    String proposal() {
      if (falseFigures > 0) {
        return "建议批评（数字不实；）";
      }
      return points() >= 20 ? "建议表扬" : points() < 0 ? "建议批评" : "不列入名单";
    }

    String words() {
      return "%d %d %d %d %d %d %d %d %d %d %d %d %d"
          .formatted(
              reportsInTime,
              reportsLate,
              reportsMissing,
              itemsInTime,
              itemsLate,
              itemsFailed,
              hardReached,
              hardMissed,
              findingsInTime,
              findingsLate,
              listings,
              urgentLate,
              falseFigures);
    }
  }

  /** Counties are known by the first four digits of their city. */
  private Recount recount(String city, LocalDate day) {
    String within = city.substring(0, 4) + "%";
    String report = "select count(*) from monthly_report where unit_code = ? and ";
    String cases = "select count(*) from cases c where c.unit_code like ? and c.process_key = ";
    String item = cases + "'commitment-item' and c.closed_at is not null and c.result = ";
    String finding = cases + "'commitment-finding' and ";
    String said =
        "exists (select 1 from case_record r where r.case_number = c.case_number and r.field_key ="
            + " ";
    Map<String, Integer> hard = hardTargets(city);
    int reached =
        (int)
            hard.entrySet().stream()
                .filter(asked -> counted(within, asked.getKey()) >= asked.getValue())
                .count();
    return new Recount(
        city,
        count(report + "cast(filed_at as date) <= due_on", city),
        count(report + "cast(filed_at as date) > due_on", city),
        count(report + "filed_at is null and due_on < ?", city, day),
        count(item + "'按期完成'", within),
        count(item + "'逾期完成'", within),
        count(item + "'期满未完成'", within)
            + count(
                cases
                    + "'commitment-item' and c.closed_at is null and "
                    + said
                    + "'dueOn' and cast(r.value_text as date) < ?)",
                within,
                day),
        reached,
        hard.size() - reached,
        count(finding + "c.result = '按期整改'", within),
        count(finding + "c.result = '逾期整改'", within)
            + count(
                finding + "c.closed_at is null and " + said + "'rectifyBy' and r.value_day < ?)",
                within,
                day),
        count(cases + "'commitment-listing'", within),
        count(cases + "'commitment-urgent-report' and c.result like '%（迟报）'", within),
        count(finding + said + "'findingCategory' and r.value_text = 'false-figures')", within));
  }

  private int counted(String within, String target) {
    return count(
        "select count(distinct object_key) from target_count"
            + " where unit_code like ? and live = 1 and target_key = ?",
        within,
        target);
  }

  /** Six venues of each city; of the firms that it has said to have, the half, or 500. */
  private Map<String, Integer> hardTargets(String city) {
    List<Integer> firms =
        jdbc.queryForList(
            "select amount from target_denominator where target_key = 'C119' and unit_code = ?",
            Integer.class,
            city);
    return firms.isEmpty()
        ? Map.of("C015", 6)
        : Map.of("C015", 6, "C119", Math.min((firms.get(0) + 1) / 2, 500));
  }

  private int count(String sql, Object... values) {
    return jdbc.queryForObject(sql, Integer.class, values);
  }
}
