package cn.qualitysafety.event;

import static cn.qualitysafety.event.EventSteps.CHECKER;
import static cn.qualitysafety.event.EventSteps.DIRECTOR;
import static cn.qualitysafety.event.EventSteps.FOSHAN;
import static cn.qualitysafety.event.EventSteps.GUANGZHOU;
import static cn.qualitysafety.event.EventSteps.LEADER;
import static cn.qualitysafety.event.EventSteps.ORGANISER;
import static cn.qualitysafety.event.EventSteps.PROVINCE;
import static cn.qualitysafety.event.EventSteps.course;
import static cn.qualitysafety.event.EventSteps.held;
import static cn.qualitysafety.event.EventSteps.heldClass;
import static cn.qualitysafety.event.EventSteps.plan;
import static cn.qualitysafety.event.EventSteps.trainee;
import static cn.qualitysafety.event.EventSteps.trainees;
import static cn.qualitysafety.event.EventSteps.venue;
import static cn.qualitysafety.event.EventSteps.visit;
import static cn.qualitysafety.event.EventSteps.with;
import static cn.qualitysafety.event.EventSteps.workbook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.excel.ImportReport;
import cn.qualitysafety.platform.excel.ImportReport.Complaint;
import cn.qualitysafety.platform.excel.ImportReport.Mode;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.target.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Activities of the cities of Guangdong from Monday 2009-03-02 on. */
@SystemTest
class EventActivityProcessTest {

  private static final String CASE = "XF2009-440100-0001";

  @TempDir private Path folder;
  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private Attachments attachments;
  @Autowired private Trainees register;
  @Autowired private Targets targets;
  @Autowired private OfficialDocuments documents;
  @Autowired private FactsOfCases facts;
  @Autowired private RepositoryService repository;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private EventSteps steps;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-02T09:00:00");
    steps = new EventSteps(driver, enterprises, attachments);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Tag("database")
  @Test
  void ofAClassOf180WhoeverMissedSessionsOrWasInAnotherCitysClassDoesNotCount() throws IOException {
    driver.setClock("2009-06-01T09:00:00");
    String foshanFirm = steps.enterprise(FOSHAN, 1);
    String firm = steps.enterprise(GUANGZHOU, 2);
    String foshan =
        steps.holdClass(
            course("2009-06-16", "placeCode", FOSHAN, "eventTitle", "佛山市第一期质量管理培训班"),
            FOSHAN,
            heldClass("2009-06-16", 10));
    load(foshan, 10, trainees(1, 12, foshanFirm, 10));
    steps.settleClass(foshan);
    assertThat(reached(FOSHAN, "C105")).isEqualTo(12);

    String guangzhou =
        steps.holdClass(course("2009-06-17"), GUANGZHOU, heldClass("2009-06-17", 10));
    // 12 who were in Foshan's class, 138 others, 30 who attended 70 %.
    List<List<String>> rows = new ArrayList<>(trainees(1, 150, firm, 8));
    rows.addAll(trainees(151, 30, firm, 7));
    rows.set(0, examined(rows.get(0), "不合格"));
    rows.set(1, examined(rows.get(1), "不合格"));
    rows.set(2, examined(rows.get(2), ""));
    load(guangzhou, 10, rows);
    assertThat(driver.shown(guangzhou, "userTask_importTrainees"))
        .containsEntry("trainees", 180L)
        .containsEntry("examPassed", 177L);
    steps.settleClass(guangzhou);

    assertThat(row(guangzhou)).containsEntry("result", "已举办，学员逐人计入：学员180名，计入138名，不计入42名");
    assertThat(whys(guangzhou)).containsExactly("今年已在其他班计入 12", "出勤不足80% 30", "计入 138");
    assertThat(reached(GUANGZHOU, "C105")).isEqualTo(138);
    assertThat(reached(PROVINCE, "C105")).as("the sum of the cities").isEqualTo(150);
    assertThat(targets.objects(2009, "C105"))
        .allSatisfy(
            counted -> assertThat(counted.objectKey()).as("no number").matches("[0-9A-F]{64}"));
    assertThat(kinds(guangzhou))
        .containsExactlyInAnyOrder(
            "event-plan", "event-training-notice", "event-certificate", "event-summary");
    assertThat(text(guangzhou, "event-certificate"))
        .as("two failed, one took no exam")
        .contains("本班学员共180名，其中考核合格177名");
    assertThatThrownBy(() -> register.clear(guangzhou)).hasMessageContaining("学员已经计入，名单不能清空");

    LocalDate closedOn =
        jdbc.queryForObject(
            "select cast(closed_at as date) from cases where case_number = ?",
            LocalDate.class,
            guangzhou);
    driver.setClock(closedOn.plusDays(1095) + "T09:00:00");
    register.forgetOld();
    assertThat(names(guangzhou)).as("on the last day of three years").contains("学员一");
    driver.setClock(closedOn.plusDays(1096) + "T09:00:00");
    assertThat(register.forgetOld()).isGreaterThanOrEqualTo(180);
    assertThat(names(guangzhou)).containsExactly("（已过保存期）");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from event_trainee where identity_hash not like 'forgotten-%'"
                    + " or identity_end <> '' or job_title is not null",
                Integer.class))
        .isZero();
    assertThat(targets.objects(2009, "C105"))
        .hasSize(150)
        .allSatisfy(counted -> assertThat(counted.objectKey()).startsWith("forgotten-"));
    assertThat(reached(PROVINCE, "C105")).isEqualTo(150);
    assertThat(whys(guangzhou)).containsExactly("今年已在其他班计入 12", "出勤不足80% 30", "计入 138");
    assertThat(register.forgetOld()).isZero();
  }

  private List<String> names(String caseNumber) {
    return jdbc.queryForList(
        "select distinct name from event_trainee where case_number = ? order by name",
        String.class,
        caseNumber);
  }

  @Test
  void aClassThatIsFreeTakesNothingAndOfOneThatIsNotNobodyCounts() throws IOException {
    driver.setClock("2009-06-01T09:00:00");
    String firm = steps.enterprise(GUANGZHOU, 1);
    assertThatThrownBy(
            () ->
                steps.holdClass(
                    course("2009-06-16"), GUANGZHOU, heldClass("2009-06-16", 10, "feeCharged", 50)))
        .hasMessageContaining("方案批准为免费的活动不得收费，“实际收费”应为0");

    assertThatThrownBy(() -> steps.start(course("2009-07-16", "free", "no", "fee", 0), GUANGZHOU))
        .hasMessageContaining("收费的活动，“收费标准”应大于0");
    String planned =
        steps.holdClass(
            course("2009-07-16", "free", "no", "fee", 50),
            GUANGZHOU,
            heldClass("2009-07-16", 10, "feeCharged", 50));
    load(planned, 10, trainees(1, 3, firm, 10));
    steps.settleClass(planned);
    assertThat(row(planned)).containsEntry("result", "收费班，学员不计入免费培训：学员3名，计入0名，不计入3名");
    assertThat(whys(planned)).containsExactly("收费班，学员不计入免费培训 3");
    assertThat(reached(GUANGZHOU, "C105")).isZero();
  }

  @Test
  void whoeverIsFromAnEnterpriseThatIsNotPrivateIsShownAndSoIsAClassForTheAward()
      throws IOException {
    driver.setClock("2009-06-01T09:00:00");
    String firm = steps.enterprise(GUANGZHOU, 1);
    String number = steps.holdClass(course("2009-06-16"), GUANGZHOU, heldClass("2009-06-16", 10));
    List<String> stateOwned = new ArrayList<>(trainee(1, firm, 10));
    stateOwned.set(4, "国有");
    load(number, 10, List.of(stateOwned, trainee(2, firm, 10)));
    steps.settleClass(number);
    assertThat(whys(number)).containsExactly("所在企业不是民营企业 1", "计入 1");

    String award =
        steps.holdClass(
            course("2009-06-17", "audience", "award"), GUANGZHOU, heldClass("2009-06-17", 10));
    load(award, 10, trainees(3, 1, firm, 10));
    steps.settleClass(award);
    assertThat(fact(award, "clause")).isEqualTo("C044");
    assertThat(row(award)).containsEntry("result", "已举办：学员1名，计入0名，不计入1名");
    assertThat(reached(GUANGZHOU, "C105")).isEqualTo(1);
  }

  @Test
  void aClassThatEndsInJanuaryNoLongerCountsForTheYearInWhichItBegan() throws IOException {
    driver.setClock("2009-12-01T09:00:00");
    String firm = steps.enterprise(GUANGZHOU, 1);
    assertThatThrownBy(() -> steps.start(course("2009-12-28", "lastDay", "2009-12-27"), GUANGZHOU))
        .hasMessageContaining("“最后一天”不能早于活动日期");
    String number = steps.start(course("2009-12-28", "lastDay", "2010-01-08"), GUANGZHOU);
    steps.approve(number);
    driver.moveClockTo("2010-01-08T18:00:00");
    // 11 to 15 January are the five working days after Friday 01-08.
    assertThat(driver.dueDate(number, "userTask_recordEvent"))
        .isEqualTo("2010-01-15T23:59:59+08:00");
    steps.record(number, heldClass("2009-12-28", 10, "endedOn", "2010-01-08"));
    steps.attach(number, 3);
    load(number, 10, trainees(1, 2, firm, 10));
    steps.settleClass(number);
    assertThat(reached(GUANGZHOU, "C105")).as("of 2009").isZero();
    assertThat(row(number))
        .as("of 2010, whose roll-out begins in April")
        .containsEntry("result", "只作记载：早于全面开展阶段：学员2名，计入0名，不计入2名");
  }

  @Test
  void whatIsWrongWithAListOfTraineesIsToldRowByRowAndNeverTheNumber() throws IOException {
    driver.setClock("2009-06-01T09:00:00");
    String firm = steps.enterprise(GUANGZHOU, 1);
    String elsewhere = steps.enterprise(FOSHAN, 2);
    String number = steps.holdClass(course("2009-06-16"), GUANGZHOU, heldClass("2009-06-16", 10));
    assertThatThrownBy(() -> steps.settleClass(number)).hasMessageContaining("还没有导入学员");
    List<List<String>> rows =
        List.of(
            trainee(1, firm, 6),
            trainee(2, firm, 11),
            trainee(3, elsewhere, 10),
            trainee(4, "", 10),
            trainee(1, firm, 10),
            List.of("学员六", "", "44010619700101001Z", firm, "民营", "", "10", ""),
            List.of("", "", EventSteps.identity(7), firm, "个人", "", "10", ""),
            examined(trainee(8, firm, 10), "优秀"),
            List.of("<b>李四", "", "990000198001010012", firm, "民营", "", "10", ""));
    ImportReport report = load(Mode.ALL_OR_NOTHING, number, 10, rows);
    assertThat(report.imported()).isZero();
    assertThat(report.complaints())
        .extracting(complaint -> complaint.row() + " " + complaint.column())
        .containsExactly(
            "3 出勤课时",
            "4 组织机构代码",
            "5 组织机构代码",
            "6 证件号码",
            "7 证件号码",
            "8 姓名",
            "8 企业性质",
            "9 考核结果",
            "10 姓名",
            "10 证件号码");
    assertThat(report.complaints())
        .extracting(Complaint::reason)
        .anySatisfy(reason -> assertThat(reason).contains("“出勤课时”应为0至10之间的整数"))
        .anySatisfy(
            reason -> assertThat(reason).contains("没有组织机构代码为“%s”的本辖区企业".formatted(elsewhere)))
        .anySatisfy(reason -> assertThat(reason).contains("“组织机构代码”不能为空"))
        .anySatisfy(reason -> assertThat(reason).contains("与第2行是同一人"))
        .anySatisfy(reason -> assertThat(reason).contains("“企业性质”应为民营、国有、集体、外资、其他"))
        .anySatisfy(reason -> assertThat(reason).contains("“考核结果”应为合格、不合格，没有参加考核的不填"))
        .contains("“姓名”中的“<”不是姓名用字，请对照证件更正。", "“证件号码”第1、2位不是省、自治区、直辖市、特别行政区的代码，请对照证件重新填写。")
        .noneSatisfy(reason -> assertThat(reason).contains("44010619"));

    assertThat(load(Mode.ONLY_CORRECT, number, 10, rows).imported()).isEqualTo(1);
    assertThat(load(Mode.ONLY_CORRECT, number, 10, rows).complaints())
        .extracting(Complaint::reason)
        .anySatisfy(reason -> assertThat(reason).contains("该学员已经导入本班"));
    assertThat(jdbc.queryForList("select * from event_trainee"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row).containsEntry("identity_end", EventSteps.identity(1).substring(14));
              assertThat(row.toString()).doesNotContain(EventSteps.identity(1));
            });
    steps.settleClass(number);
    assertThat(whys(number)).as("60 %").containsExactly("出勤不足80% 1");
  }

  @Test
  void fiveThousandTraineesAreImportedAndCounted() throws IOException {
    driver.setClock("2009-06-01T09:00:00");
    String firm = steps.enterprise(GUANGZHOU, 1);
    String number =
        steps.holdClass(
            course("2009-06-16"), GUANGZHOU, heldClass("2009-06-16", 10, "attendance", 5_000));
    load(number, 10, trainees(1, 5_000, firm, 10));
    steps.settleClass(number);
    assertThat(reached(GUANGZHOU, "C105")).isEqualTo(5_000);
    assertThatThrownBy(() -> load(number, 10, trainees(1, 5_001, firm, 10)))
        .hasMessageContaining("5000");
  }

  @Test
  void aClassHasNoMoreTraineesThanTookPartAndNoMoreSessionsThanItHad() throws IOException {
    driver.setClock("2009-06-01T09:00:00");
    String firm = steps.enterprise(GUANGZHOU, 1);
    String number =
        steps.holdClass(
            course("2009-06-16"), GUANGZHOU, heldClass("2009-06-16", 10, "attendance", 2));
    load(number, 10, trainees(1, 3, firm, 10));
    assertThatThrownBy(() -> steps.settleClass(number))
        .hasMessageContaining("导入了3名学员，登记的参加人数是2人，不能确认相符");
    Map<String, Object> mismatch = Map.of("evidenceMatches", "no", "mismatchReason", "参加人数与名单不符。");
    steps.complete(number, "userTask_confirmEvent", CHECKER, mismatch);
    steps.record(number, heldClass("2009-06-16", 8, "attendance", 3));
    assertThatThrownBy(() -> steps.settleClass(number))
        .hasMessageContaining("导入的学员出勤10课时，登记的课时数是8，不能确认相符");
    steps.complete(number, "userTask_confirmEvent", CHECKER, mismatch);
    steps.record(number, heldClass("2009-06-16", 10, "attendance", 3));
    steps.settleClass(number);
    assertThat(reached(GUANGZHOU, "C105")).isEqualTo(3);
  }

  @Test
  void aCityReachesTheSixVenuesWithTheSixthKindOfVenueAndASecondEventThereAddsNothing() {
    driver.setClock("2009-10-12T09:00:00");
    int day = 2;
    for (String venue : List.of("organ", "village", "community", "enterprise", "unit")) {
      String on = "2009-11-%02d".formatted(day++);
      steps.hold(venue(venue, on), GUANGZHOU, held(on));
    }
    assertThat(reached(GUANGZHOU, "C015")).as("not reached").isEqualTo(5);
    steps.hold(venue("school", "2009-11-20"), GUANGZHOU, held("2009-11-20"));
    assertThat(reached(GUANGZHOU, "C015")).isEqualTo(6);
    assertThat(targets.expected(2009, "C015", GUANGZHOU).amount()).isEqualTo(6);
    assertThat(targets.reached(2009, "C015", GUANGZHOU, LocalDate.of(2009, 11, 19)))
        .as("the day before")
        .isEqualTo(5);
    String second = steps.hold(venue("enterprise", "2009-11-24"), GUANGZHOU, held("2009-11-24"));
    assertThat(row(second)).containsEntry("result", "已举办，计入“六进”场所");
    assertThat(reached(GUANGZHOU, "C015")).isEqualTo(6);
    assertThat(reached(FOSHAN, "C015")).isZero();
  }

  @Test
  void anEventOfTheNextDaysSaysWhyAndItsApprovalIsNotLateAtOnce() {
    driver.setClock("2009-06-01T09:00:00");
    assertThatThrownBy(() -> steps.start(course("2009-06-14", "shortNotice", null), GUANGZHOU))
        .hasMessageContaining("“活动日期”距今天不足14日")
        .hasMessageContaining("请填写“临近举办的理由”");
    String inTime = steps.start(course("2009-06-15", "shortNotice", null), GUANGZHOU);
    assertThat(driver.dueDate(inTime, "userTask_approveByDirector"))
        .isEqualTo("2009-06-01T23:59:59+08:00");
    String urgent = steps.start(course("2009-06-04"), GUANGZHOU);
    assertThat(driver.dueDate(urgent, "userTask_approveByDirector"))
        .as("the eve")
        .isEqualTo("2009-06-03T23:59:59+08:00");
    assertThat(driver.shown(urgent, "userTask_approveByDirector"))
        .containsEntry("shortNotice", "主办单位临时通知。");
  }

  @Test
  void anEventThatIsEnteredTwiceIsRefused() {
    steps.start(venue("school", "2009-04-20"), GUANGZHOU);
    assertThatThrownBy(() -> steps.start(venue("school", "2009-04-20"), GUANGZHOU))
        .hasMessageContaining("“活动种类”、“场所类别”、“举办地代码”、“活动地点”、“活动日期”与办件" + CASE + "相同");
    assertThatThrownBy(
            () -> steps.start(venue("school", "2009-04-20", "placeCode", FOSHAN), GUANGZHOU))
        .hasMessageContaining("“举办地代码”不在本市辖区");
  }

  /** Five working days after Sunday 2009-03-15 end on Friday 03-20. */
  @Test
  void theConsumerDayOfMarchCountsAlthoughThePhaseBeganInAprilAndItsRecordIsLate() {
    steps.start(plan("day-consumer", "2009-03-15", "eventTitle", "“3·15”现场咨询"), GUANGZHOU);
    // Ten working days before 03-15 are 03-02: 13, 12, 11, 10, 9, 6, 5, 4, 3, 2 March.
    assertThat(driver.dueDate(CASE, "userTask_approveByDirector"))
        .isEqualTo("2009-03-02T23:59:59+08:00");
    steps.approve(CASE);
    assertThat(driver.openTasks(CASE)).as("nothing to record before its day").isEmpty();
    driver.moveClockTo("2009-03-15T00:00:01");
    assertThat(driver.dueDate(CASE, "userTask_recordEvent")).isEqualTo("2009-03-20T23:59:59+08:00");
    assertThatThrownBy(() -> steps.record(CASE, held("2009-03-16", "points", 3)))
        .hasMessageContaining("“举办日期”不能晚于今天");
    driver.moveClockTo("2009-04-15T10:00:00");
    steps.record(CASE, held("2009-03-15", "points", 3, "samplesTested", 40));
    steps.attach(CASE, 1);
    assertThat(driver.dueDate(CASE, "userTask_confirmEvent"))
        .as("16, 17, 20 April")
        .isEqualTo("2009-04-20T23:59:59+08:00");
    steps.confirm(CASE);
    assertThat(fact(CASE, "counts")).isEqualTo(true);
    assertThat(fact(CASE, "dayMark")).isEqualTo("当日");
    assertThat(row(CASE)).containsEntry("result", "已举办（逾期登记）");
    assertThat(text(CASE, "event-notice")).contains("本局定于2009年3月15日在北京路步行街举办“3·15”现场咨询");
    assertThat(text(CASE, "event-summary")).contains("登记情况：逾期登记");
    assertThat(driver.shown("GK2009-440100-0001", "userTask_draft"))
        .as("news for the public")
        .containsEntry("disclosureTitle", "“3·15”现场咨询")
        .containsEntry("disclosureKindName", "活动动态")
        .containsEntry("madeOn", "2009-03-15");
  }

  @Test
  void anyOtherActivityBeforeThePhaseIsShownOnly() {
    String number = steps.hold(venue("school", "2009-03-25"), GUANGZHOU, held("2009-03-25"));
    assertThat(row(number)).containsEntry("result", "只作记载：早于全面开展阶段");
    assertThat(fact(number, "counts")).isEqualTo(false);
    assertThat(fact(number, "disclosed")).as("a lesson is no news").isEqualTo(false);
    assertThat(reached(GUANGZHOU, "C015")).isZero();
  }

  @Test
  void aFixedDayHasItsWeekAndNoOtherDay() {
    assertThatThrownBy(() -> steps.start(plan("day-metrology", "2009-05-25"), GUANGZHOU))
        .hasMessageContaining("“活动日期”2009-05-25不在这类活动的日期内")
        .hasMessageContaining("2009-05-17至2009-05-23");
    assertThatThrownBy(() -> steps.start(plan("month-quality", "2009-08-31"), GUANGZHOU))
        .hasMessageContaining("9月（全国质量月）");
    assertThatThrownBy(() -> steps.start(plan("forum", "2009-03-01"), GUANGZHOU))
        .hasMessageContaining("“活动日期”不能早于今天");
    steps.start(plan("day-metrology", "2009-05-18"), GUANGZHOU);
    assertThat(driver.shown(CASE, "userTask_approveByDirector"))
        .containsEntry("dayMark", "活动周")
        .containsEntry("windowText", "5月20日世界计量日，当日或者前后三日（活动周）");
    steps.approve(CASE);
    driver.moveClockTo("2009-05-24T10:00:00");
    assertThatThrownBy(() -> steps.record(CASE, held("2009-05-17", "points", 1)))
        .hasMessageContaining("“举办日期”不能早于批准的活动日期（2009-05-18）");
    assertThatThrownBy(() -> steps.record(CASE, held("2009-05-24", "points", 1)))
        .hasMessageContaining("“举办日期”不在这类活动的日期内（2009-05-17至2009-05-23）");
    assertThatThrownBy(
            () -> steps.record(CASE, held("2009-05-18", "points", 1, "evidencePhoto", null)))
        .hasMessageContaining("“照片”不能为空");
    assertThatThrownBy(
            () -> steps.record(CASE, held("2009-05-18", "points", 1, "summary", "办得很好。")))
        .hasMessageContaining("“活动总结”");
    steps.record(CASE, held("2009-05-18", "points", 1));
  }

  @Test
  void theDirectorApprovesWhatACityHoldsAloneAndTheProvinceWhatIsShared() {
    steps.start(plan("forum", "2009-04-20"), GUANGZHOU);
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_approveByDirector");
    assertThatThrownBy(
            () ->
                steps.complete(
                    CASE, "userTask_approveByDirector", DIRECTOR, Map.of("approval", "refuse")))
        .hasMessageContaining("不同意的，请在“审批意见”中写明理由");
    steps.complete(
        CASE,
        "userTask_approveByDirector",
        DIRECTOR,
        Map.of("approval", "refuse", "approvalRemarks", "与其他活动重复。"));
    assertThat(row(CASE)).containsEntry("result", "不予举办");

    String shared = steps.start(plan("forum", "2009-04-21", "hosting", "shared"), GUANGZHOU);
    assertThat(driver.unitOfTask(shared, "userTask_approveByLeader")).isEqualTo(PROVINCE);
    driver.complete(
        shared, "userTask_approveByLeader", LEADER, PROVINCE, Map.of("approval", "approve"));
    String county = steps.start(plan("forum", "2009-04-22", "placeCode", "440106"), "440106");
    assertThat(driver.unitOfTask(county, "userTask_approveByLeader")).isEqualTo("440106");
  }

  @Test
  void nobodyEvaluatesOrConfirmsWhatTheyOrganisedAndWhatDoesNotMatchGoesBack() {
    steps.start(plan("forum", "2009-04-20"), GUANGZHOU);
    steps.approve(CASE);
    driver.moveClockTo("2009-04-20T18:00:00");
    steps.record(CASE, held("2009-04-20"));
    assertThatThrownBy(
            () ->
                driver.completeBy(
                    driver.person(ORGANISER, GUANGZHOU),
                    CASE,
                    "userTask_confirmEvent",
                    List.of(CHECKER, ORGANISER),
                    GUANGZHOU,
                    Map.of("evidenceMatches", "yes")))
        .as("their own")
        .hasMessageContaining("按岗位分离的规定");
    assertThatThrownBy(() -> steps.confirm(CASE))
        .hasMessageContaining("应有2份证明材料（照片；签到表），“文书与附件”中只有0份");
    assertThatThrownBy(
            () ->
                steps.complete(
                    CASE, "userTask_confirmEvent", CHECKER, Map.of("evidenceMatches", "no")))
        .hasMessageContaining("“不相符之处”不能为空");
    steps.complete(
        CASE,
        "userTask_confirmEvent",
        CHECKER,
        Map.of("evidenceMatches", "no", "mismatchReason", "签到表没有日期。"));
    assertThat(driver.shown(CASE, "userTask_recordEvent"))
        .containsEntry("mismatchReason", "签到表没有日期。");
    steps.record(CASE, held("2009-04-20"));
    steps.attach(CASE, 2);
    steps.confirm(CASE);
    assertThat(row(CASE)).containsEntry("result", "已举办");
  }

  @Test
  void anActivityThatIsPutOffIsApprovedAnewAndOneThatIsCancelledLeavesRoom() {
    steps.start(plan("forum", "2009-04-20"), GUANGZHOU);
    steps.approve(CASE);
    driver.moveClockTo("2009-04-20T08:00:00");
    assertThatThrownBy(
            () ->
                steps.record(
                    CASE,
                    Map.of(
                        "outcome", "postponed",
                        "postponedTo", "2009-04-20",
                        "outcomeReason", "台风。")))
        .hasMessageContaining("“改期至”应晚于今天");
    steps.record(
        CASE, Map.of("outcome", "postponed", "postponedTo", "2009-05-11", "outcomeReason", "台风。"));
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_approveByDirector");
    steps.approve(CASE);
    assertThat(text(CASE, "event-notice")).contains("2009年5月11日");
    driver.moveClockTo("2009-05-11T08:00:00");
    steps.record(CASE, Map.of("outcome", "cancelled", "outcomeReason", "场地维修。"));
    assertThat(row(CASE)).containsEntry("result", "已取消");
    driver.setClock("2009-04-01T09:00:00");
    assertThat(steps.start(plan("forum", "2009-04-20"), GUANGZHOU)).isNotNull();
  }

  /** Sixty days after Monday 2009-04-20 end on 06-19. */
  @Test
  void anExpertVisitIsCompleteWhenTheFirmHasDoneSomethingAboutEachFinding() throws Exception {
    String firm = steps.enterprise(GUANGZHOU, 1);
    steps.start(visit("2009-04-20", firm), GUANGZHOU);
    steps.approve(CASE);
    driver.moveClockTo("2009-04-20T18:00:00");
    assertThatThrownBy(
            () -> steps.record(CASE, held("2009-04-20", "findings", "没有原料检验记录\n\n量具没有检定")))
        .hasMessageContaining("“发现的问题”每行一个，中间不要空行");
    steps.record(CASE, held("2009-04-20", "findings", "没有原料检验记录\n量具没有检定\n执行的标准已经废止"));
    steps.attach(CASE, 1);
    steps.confirm(CASE);
    assertThat(open(CASE, "userTask_recordMeasure")).hasSize(3);
    assertThat(open(CASE, "userTask_recordMeasure").get(0).getDueDate())
        .isEqualTo("2009-06-19T23:59:59+08:00");
    assertThat(row(CASE)).as("open without measures").containsEntry("result", null);
    assertThat(
            jdbc.queryForObject(
                "select kind from enterprise_fact where holder_code = ?", String.class, firm))
        .isEqualTo("event-visit");

    assertThat(toldOfMeasures())
        .as("three cards, and three lines of the case")
        .allSatisfy(told -> assertThat(told).contains("没有原料检验记录", "量具没有检定", "执行的标准已经废止"));

    driver.moveClockTo("2009-06-19T10:00:00");
    measure("1");
    measure("2");
    assertThat(row(CASE)).containsEntry("result", null);
    measure("3");
    assertThat(row(CASE)).containsEntry("result", "已举办");
  }

  private List<String> toldOfMeasures() throws Exception {
    WebLogin organiser = new WebLogin(port, "gz-huodong", "tasklist");
    String cards =
        open(CASE, "userTask_recordMeasure").stream()
            .map(Task::getId)
            .collect(Collectors.joining("&id=", "/tasks/cards?id=", ""));
    return List.of(organiser.get(cards).body(), organiser.get("/cases/" + CASE).body());
  }

  private void measure(String finding) {
    String id =
        open(CASE, "userTask_recordMeasure").stream()
            .filter(task -> finding.equals(tasks.getVariable(task.getId(), CasePlace.ROW)))
            .findFirst()
            .orElseThrow()
            .getId();
    Map<String, Object> entered =
        Map.of("measure", "已经改正，见照片。", "measuredOn", "2009-06-18", "followedUpOn", "2009-06-19");
    driver.as(
        ORGANISER,
        GUANGZHOU,
        () -> {
          assertThatThrownBy(() -> tasks.complete(id, with(entered, "measuredOn", "2009-04-19")))
              .hasMessageContaining("“落实日期”不能早于走访的日期");
          tasks.complete(id, entered);
          return null;
        });
    driver.runJobs();
  }

  @Test
  void theCatalogueHasARowForEachOfTheFifteenKinds() {
    List<String> kinds = facts.fact(model(), "kind").orElseThrow().answers();
    assertThat(kinds).hasSize(15);
    String firm = steps.enterprise(GUANGZHOU, 1);
    String watch = new EventDrills(driver).plan(firm, "2009-03-01");
    for (String kind : kinds) {
      String number =
          steps.start(
              plan(
                  kind,
                  switch (kind) {
                    case "day-consumer" -> "2009-03-15";
                    case "month-safety" -> "2009-06-30";
                    case "month-quality" -> "2009-09-01";
                    case "day-metrology" -> "2009-05-20";
                    case "day-standards" -> "2009-10-14";
                    default -> "2009-04-20";
                  },
                  "purpose",
                  "help",
                  "audience",
                  "private",
                  "venueKind",
                  "organ",
                  "partyCode",
                  firm,
                  "drillCase",
                  watch),
              GUANGZHOU);
      assertThat(fact(number, "kindName")).as(kind).isNotNull();
      assertThat(driver.openTasks(number)).as(kind).containsExactly("userTask_approveByDirector");
    }
  }

  private static List<String> examined(List<String> trainee, String result) {
    List<String> row = new ArrayList<>(trainee);
    row.set(7, result);
    return row;
  }

  private ImportReport load(Mode mode, String caseNumber, int sessions, List<List<String>> rows)
      throws IOException {
    return register.importFile(
        workbook(folder, rows), mode, caseNumber, sessions, driver.person(ORGANISER, GUANGZHOU));
  }

  private void load(String caseNumber, int sessions, List<List<String>> rows) throws IOException {
    assertThat(load(Mode.ALL_OR_NOTHING, caseNumber, sessions, rows).complaints()).isEmpty();
  }

  /** Why trainees count or not, with how many there are of each. */
  private List<String> whys(String caseNumber) {
    return jdbc.queryForList(
        "select concat(why, ' ', count(*)) from event_trainee where case_number = ? group by why"
            + " order by why",
        String.class,
        caseNumber);
  }

  private int reached(String unitCode, String target) {
    return targets.reached(2009, target, unitCode, LocalDate.of(2009, 12, 31));
  }

  private List<Task> open(String caseNumber, String taskKey) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber)
        .taskDefinitionKey(taskKey)
        .list();
  }

  private Object fact(String caseNumber, String name) {
    return facts.value(model(), CasePlace.of(caseNumber), name);
  }

  private ProcessDefinition model() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey("event-activity")
        .latestVersion()
        .singleResult();
  }

  private Map<String, Object> row(String caseNumber) {
    return jdbc.queryForMap("select * from cases where case_number = ?", caseNumber);
  }

  private List<String> kinds(String caseNumber) {
    return documents.ofCase(caseNumber).stream().map(OfficialDocument::kind).toList();
  }

  /** Of the last one of its kind. */
  private String text(String caseNumber, String kind) {
    return documents.ofCase(caseNumber).stream()
        .filter(document -> document.kind().equals(kind))
        .reduce((first, last) -> last)
        .map(document -> IssuedText.of(document, documents))
        .orElseThrow();
  }
}
