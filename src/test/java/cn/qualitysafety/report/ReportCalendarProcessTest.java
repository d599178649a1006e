package cn.qualitysafety.report;

import static cn.qualitysafety.report.ReportSteps.GUANGZHOU;
import static cn.qualitysafety.report.ReportSteps.PROVINCE;
import static cn.qualitysafety.report.ReportSteps.TIANHE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calendars of 2009. What a period calls for, a report for each unit, waits here until a test wants
 * it: a hundred counties report every month.
 */
@SystemTest
class ReportCalendarProcessTest {

  private static final String OFFICE = "leading-group-office";

  /** A county that was created on 2009-08-14, and a city that was merged on 2009-06-15. */
  private static final String CREATED = "440118";

  private static final String MERGED = "445300";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private ReportService reports;
  @Autowired private ReportCases cases;
  @Autowired private ReportMapper mapper;
  @Autowired private ReportCalendarService calendars;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private ManagementService management;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private ReportCalls calls;

  @BeforeEach
  void begin() {
    driver.reset();
    calls = new ReportCalls(runtime, management);
    calls.letWait();
    driver.setClock("2009-04-01T09:00:00");
  }

  @AfterEach
  void end() {
    driver.reset();
    calls.letGo();
  }

  private String start(String kind, int year) {
    return driver.businessKey(
        driver.start(
            "report-calendar", OFFICE, PROVINCE, Map.of("kind", kind, "calendarYear", year)));
  }

  @Test
  void theRollOutStartsTheCalendarsOfTheCampaignAndEachLevelOwesItsFirstPeriod() {
    driver.setClock("2009-03-31T09:00:00");
    // Whoever is late with the mobilisation confirms it: the roll-out begins on the next day.
    String campaign =
        driver.businessKey(driver.start("campaign-year", OFFICE, PROVINCE, Map.of("year", 2009)));
    driver.complete(
        campaign, "userTask_confirmDates", OFFICE, PROVINCE, Map.of("decision", "approve"));
    driver.moveClockTo("2009-04-01T00:00:01");
    driver.startReports();
    driver.runJobs();
    assertThat(jdbc.queryForList("select kind from report_calendar order by kind", String.class))
        .containsExactly(
            "disclosure-year",
            "goal-indicators",
            "hazard-statistics",
            "quality-analysis-city",
            "quality-analysis-county",
            "quality-analysis-province",
            "special-funds");
    runtime.deleteProcessInstance(
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(campaign)
            .singleResult()
            .getId(),
        "only its calendars go on");
    assertThat(calls.waiting())
        .as("the first quarter's hazards, of the province and the cities that are there")
        .hasSize(22)
        .allMatch(call -> call.startsWith("hazard-statistics ") && call.endsWith(" 2009-Q01"));

    driver.moveClockTo("2009-05-01T08:00:00");
    assertThat(calls.waiting())
        .as("March and April are cut")
        .noneMatch(call -> call.contains("-B02"));
    calls.open("quality-analysis-county", TIANHE, "2009-M04");
    assertThat(reports.of("ZLX2009-440106-M04").dueOn()).isEqualTo("2009-05-08");
    assertThat(driver.unitOf("ZLX2009-440106-M04")).isEqualTo(TIANHE);
    // The counties' other months, a hundred reports each, are not what is asked here.
    runtime.deleteProcessInstance(
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey("report-calendar")
            .variableValueEquals("kind", "quality-analysis-county")
            .singleResult()
            .getId(),
        "the counties' calendar is not asked any more");
    driver.moveClockTo("2009-07-01T08:00:00");
    calls.open("quality-analysis-city", GUANGZHOU, "2009-B03");
    calls.open("quality-analysis-province", PROVINCE, "2009-Q02");
    assertThat(reports.of("ZLC2009-440100-B03").dueOn()).isEqualTo("2009-07-07");
    assertThat(reports.of("ZLS2009-440000-Q02").dueOn()).isEqualTo("2009-07-14");
  }

  /** More cases than a page shows: the calendar and, of one month, thirty counties. */
  @Test
  void theReportOfACountyShowsItsOwnFileAndNamesItsSiblings() throws Exception {
    String calendar = start("quality-analysis-county", 2009);
    driver.moveClockTo("2009-05-01T08:00:00");
    List<String> counties =
        Stream.concat(
                Stream.of(TIANHE),
                cases.owing(calendar, "2009-M04").stream().filter(each -> !each.equals(TIANHE)))
            .limit(30)
            .toList();
    calls.open("quality-analysis-county", counties, "2009-M04");
    ReportSteps steps = new ReportSteps(driver, runtime, tasks, jdbc);
    String own = ReportSteps.number("quality-analysis-county", "2009-M04", TIANHE);
    String other = ReportSteps.number("quality-analysis-county", "2009-M04", counties.get(1));
    steps.write(own, TIANHE, "problems", "天河区的主要问题是小作坊较多，监管力量不足。");
    steps.write(other, counties.get(1), "problems", "别的县区的主要问题是能力不足，检验设备老旧。");
    WebLogin province = new WebLogin(port, "sheng-du", "tasklist");

    assertThat(province.get("/cases/" + own).body())
        .contains("天河区的主要问题", "href=\"/cases/" + other + "\"")
        .doesNotContain("别的县区的主要问题");
    assertThat(province.get("/cases/" + other).body())
        .contains("别的县区的主要问题", "href=\"/cases/" + own + "\"")
        .doesNotContain("天河区的主要问题");
  }

  @Test
  void aCountyThatWasCreatedInAugustOwesFromSeptember() {
    String calendar = start("quality-analysis-county", 2009);
    assertThat(cases.owing(calendar, "2009-M08")).contains(TIANHE).doesNotContain(CREATED);
    assertThat(cases.owing(calendar, "2009-M09")).contains(TIANHE, CREATED);
  }

  @Test
  void aCityThatWasMergedOwesThePeriodInWhichItWasAndNoneAfterIt() {
    driver.setClock("2009-06-20T09:00:00");
    start("quality-analysis-city", 2009);
    driver.moveClockTo("2009-07-01T08:00:00");
    assertThat(calls.waiting()).hasSize(21).contains(city(MERGED, "2009-B03"));
    driver.moveClockTo("2009-09-01T08:00:00");
    assertThat(calls.waiting())
        .hasSize(21 + 20)
        .contains(city(GUANGZHOU, "2009-B04"))
        .doesNotContain(city(MERGED, "2009-B04"));
  }

  private static String city(String unit, String period) {
    return "quality-analysis-city %s %s".formatted(unit, period);
  }

  @Test
  void theNextYearsCalendarBeginsWhenTheYearEndsAndThereIsOneOfAKindAndYear() {
    driver.setClock("2009-12-01T09:00:00");
    String calendar = start("rules-list", 2009);
    assertThat(calendar).isEqualTo("RL2009-440000-0001");
    assertThat(
            jdbc.queryForObject(
                "select title from cases where case_number = ?", String.class, calendar))
        .isEqualTo("2009年报送日历：规章、规范性文件目录");
    assertThatThrownBy(() -> start("rules-list", 2009))
        .hasMessageContaining("2009年的这种报告已有报送日历（" + calendar + "），不能再建一份");
    assertThatThrownBy(() -> start("rules-list", 2011)).hasMessageContaining("“年份”太远");

    String next = start("rules-list", 2010);
    driver.moveClockTo("2010-01-01T08:00:00");
    calls.open("rules-list", PROVINCE, "2009-Y");
    assertThat(reports.of("GFM2009-440000-Y").dueOn())
        .as("a Sunday, which does not move")
        .isEqualTo("2010-01-31");
    assertThat(
            jdbc.queryForList(
                "select result from cases where process_key = 'report-calendar' and closed_at is"
                    + " not null",
                String.class))
        .as("what the year before had started")
        .containsExactly("已有日历，不再建立");
    assertThat(mapper.calendarOf("rules-list", 2010).caseNumber()).isEqualTo(next);
    driver.moveClockTo("2011-01-01T08:00:00");
    assertThat(mapper.calendarOf("rules-list", 2011)).isNotNull();
  }

  @Test
  void twoKindsHaveNoSeriesOfNumbersInCommon() {
    transaction.executeWithoutResult(
        status ->
            mapper.insertCalendar(
                new Calendar(
                    "RL2009-440000-0099",
                    "another-kind",
                    "GFM",
                    2008,
                    "年",
                    LocalDate.of(2008, 1, 1),
                    "PROVINCE")));
    assertThatThrownBy(() -> start("rules-list", 2009))
        .hasMessageContaining("报告种类“rules-list”与“another-kind”使用同一编号字头“GFM”");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from report_calendar where kind = 'rules-list'", Integer.class))
        .isZero();
  }

  @Test
  void onlyTheOfficeOfTheProvinceKeepsCalendars() {
    assertThatThrownBy(
            () ->
                driver.start(
                    "report-calendar",
                    "report-writer",
                    GUANGZHOU,
                    Map.of("kind", "rules-list", "calendarYear", 2009)))
        .isInstanceOf(RuntimeException.class);
    assertThat(calendars.of("RL2009-440000-0001").isKeptElsewhere()).isTrue();
  }
}
