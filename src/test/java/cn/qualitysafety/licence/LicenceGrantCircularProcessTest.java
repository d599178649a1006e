package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.ORGANISER;
import static cn.qualitysafety.licence.LicenceSteps.PROVINCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** One circular a month, of the licences that the province has granted in it. */
@SystemTest
class LicenceGrantCircularProcessTest {

  private static final String LEADER = "bureau-leader";
  private static final String AUGUST = "TB2014-440000-0001";
  private static final String SEPTEMBER = "TB2014-440000-0002";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private ApplicationService applications;
  @Autowired private OfficialDocuments documents;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private LicenceSteps steps;

  @BeforeEach
  void begin() {
    steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2014-08-04T09:00:00");
    steps.registerHolder();
    driver.employ(driver.person(ORGANISER, PROVINCE), ORGANISER, PROVINCE);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  /**
   * Of Monday 2014-09-01, of which midnight opens the task, five working days end on Tuesday 09-09:
   * 2, 3, 4, 5, 9 September, with the festival on Monday 09-08.
   */
  @Test
  void atTheEndOfEachMonthTheDepartmentsAreToldWhatTheProvinceHasGrantedInIt() {
    open("2014-08");
    String granted = grant();
    assertThat(driver.openTasks(AUGUST)).as("the month is not over").isEmpty();
    driver.moveClockTo("2014-08-31T23:59:00");
    assertThat(driver.openTasks(AUGUST)).isEmpty();
    driver.moveClockTo("2014-09-01T00:00:01");
    driver.runJobs();
    assertThat(driver.openTasks(AUGUST)).containsExactly("userTask_checkList");
    assertThat(dueDate(AUGUST, "userTask_checkList")).isEqualTo("2014-09-09T23:59:59+08:00");
    assertThat(driver.shown(AUGUST, "userTask_checkList"))
        .containsEntry("monthText", "2014年8月")
        .extractingByKey("grantedList")
        .asString()
        .isEqualTo("1. 广州市越秀水泥制品厂：预应力混凝土管，证书编号%s，有效期2014年8月27日至2019年8月26日。".formatted(granted));

    check(AUGUST);
    assertThatThrownBy(() -> sign(AUGUST, "reject", null)).hasMessageContaining("退回的理由");
    sign(AUGUST, "reject", "请核对有效期。");
    assertThat(driver.shown(AUGUST, "userTask_checkList")).containsEntry("returnReason", "请核对有效期。");
    check(AUGUST);
    sign(AUGUST, "approve", null);
    assertThat(documents.ofCase(AUGUST))
        .singleElement()
        .extracting(OfficialDocument::number, OfficialDocument::title)
        .containsExactly("粤质监许准通〔2014〕1号", "关于2014年8月准予工业产品生产许可的通报");
    assertThat(text(AUGUST))
        .contains(
            "发展改革部门、卫生主管部门、工商行政管理部门：",
            "2014年8月，本局准予工业产品生产许可1项（含换证），已向社会公布",
            granted,
            "《中华人民共和国工业产品生产许可证管理条例实施办法》第二十五条的规定，现予通报");

    assertThatThrownBy(() -> tell(AUGUST, "2014-08-31", List.of("development")))
        .hasMessageContaining("“通报日期”早于名单所载月份的月末");
    assertThatThrownBy(() -> tell(AUGUST, "2014-09-02", List.of("development")))
        .hasMessageContaining("“通报日期”晚于今天");
    tell(AUGUST, "2014-09-01", List.of("development", "health", "industry"));
    assertThat(result(AUGUST)).isEqualTo("已通报");
  }

  @Test
  void theNextMonthBeginsByItselfAndOneWithoutAGrantEndsSo() {
    open("2014-08");
    assertThatThrownBy(() -> open("2014-08")).as("one for each month").hasMessageContaining(AUGUST);
    driver.moveClockTo("2014-09-01T00:00:01");
    driver.runJobs();
    assertThat(result(AUGUST)).isEqualTo("本月没有发证");
    assertThat(titles())
        .containsExactly(tuple(AUGUST, "2014年8月准予许可的通报"), tuple(SEPTEMBER, "2014年9月准予许可的通报"));
    assertThat(documents.ofCase(AUGUST)).isEmpty();
    driver.moveClockTo("2014-10-01T00:00:01");
    driver.runJobs();
    assertThat(titles())
        .hasSize(3)
        .last()
        .isEqualTo(tuple("TB2014-440000-0003", "2014年10月准予许可的通报"));
  }

  @Test
  void aMonthThatWasForgottenIsMadeUpForAndBeginsNoOther() {
    grant();
    driver.moveClockTo("2015-01-05T09:00:00");
    open("2014-08");
    driver.runJobs();
    assertThat(driver.openTasks("TB2015-440000-0001")).containsExactly("userTask_checkList");
    assertThat(titles()).hasSize(1);
  }

  /** 条例 art. 24 par. 3; in 2014 cement is the state's. */
  @Test
  void whatTheStateHasGrantedIsItsOwnToTell() {
    String application = verified("cement");
    steps.review(application, "approve", "");
    String forwarded = "SB2014-440000-0001";
    driver.complete(
        forwarded,
        "userTask_forwardFile",
        ORGANISER,
        PROVINCE,
        Map.of("forwardedOn", "2014-08-18", "forwardNumber", "粤质监许报〔2014〕1号"));
    driver.moveClockTo("2014-08-27T10:00:00");
    driver.complete(
        forwarded,
        "userTask_recordDecision",
        ORGANISER,
        PROVINCE,
        Map.of(
            "nationalResult", "approve",
            "nationalNumber", "国质检许〔2014〕88号",
            "nationalDecidedOn", "2014-08-26",
            "nationalLicenceNumber", "XK08-001-04711"));
    driver.runJobs();
    assertThat(applications.of(application).licenceNumber()).isEqualTo("XK08-001-04711");
    open("2014-08");
    driver.moveClockTo("2014-09-01T00:00:01");
    driver.runJobs();
    assertThat(result(AUGUST)).isEqualTo("本月没有发证");
  }

  /** What the rules of its day do not know is not opened, and by nobody but the province. */
  @Test
  void onlyTheProvinceTellsOfMonthsThatHaveBegunSinceAugust2014() {
    assertThatThrownBy(() -> open("2014-07"))
        .hasMessageContaining("2014年8月1日起才有通报准予许可的规定")
        .hasMessageContaining("条例第二十四条第三款");
    assertThatThrownBy(() -> open("2014-09")).hasMessageContaining("“通报的月份”还没有到");
    assertThatThrownBy(() -> open("2014-13")).hasMessageContaining("通报的月份");
    assertThatThrownBy(() -> start(GUANGZHOU, "2014-08")).hasMessageContaining("由省局通报");
    assertThat(titles()).isEmpty();
  }

  /** Since 2018-10-19 whoever supervises trade is the bureau itself. */
  @Test
  void after2018TheBureauDoesNotTellItself() {
    driver.setClock("2026-07-06T09:00:00");
    String application = steps.apply("concrete-pipe");
    steps.acceptReported(application, "2026-06-30");
    verify(application, "2026-07-14");
    String granted = decide(application);
    open("2026-07");
    driver.moveClockTo("2026-08-01T00:00:01");
    driver.runJobs();
    String number = "TB2026-440000-0001";
    assertThat(dueDate(number, "userTask_checkList"))
        .as("the month ended on a Friday: 3, 4, 5, 6, 7 August")
        .isEqualTo("2026-08-07T23:59:59+08:00");
    check(number);
    sign(number, "approve", null);
    assertThat(text(number)).contains("发展改革部门、卫生健康主管部门：", granted).doesNotContain("工商行政管理部门");
    assertThatThrownBy(() -> tell(number, "2026-08-01", List.of("development", "industry")))
        .hasMessageContaining("工商行政管理职责在本局，不须通报");
    tell(number, "2026-08-01", List.of("development", "health"));
    assertThat(result(number)).isEqualTo("已通报");
  }

  /** The number of the licence that is granted on Wednesday 2014-08-27. */
  private String grant() {
    String application = verified("concrete-pipe");
    driver.moveClockTo("2014-08-27T10:00:00");
    return decide(application);
  }

  /** An application that has passed its verification and its test on Monday 2014-08-18. */
  private String verified(String product) {
    String application = steps.apply(product);
    steps.accept(application);
    verify(application, "2014-08-18");
    steps.sealSamples(application, "2014-08-18");
    steps.receiveSample(application + "-JY-1", LicenceSteps.LABORATORY, "2014-08-18");
    steps.test(application + "-JY-1", LicenceSteps.LABORATORY, "pass");
    return application;
  }

  /** Not all of the team are of one unit. */
  private void verify(String application, String visitedOn) {
    driver.employ("third-reviewer", "reviewer", "440300");
    steps.formTeam(
        application,
        driver.employ("reviewer-440100", LicenceSteps.LEADER, GUANGZHOU),
        List.of("third-reviewer"),
        visitedOn);
    driver.moveClockTo(visitedOn + "T16:00:00");
    steps.visit(
        application, List.of("reviewer", LicenceSteps.LEADER), visitedOn, LicenceSteps.NONE);
  }

  private String decide(String application) {
    steps.review(application, "approve", "");
    steps.decide(application, "approve");
    return applications.of(application).licenceNumber();
  }

  private void open(String month) {
    start(PROVINCE, month);
  }

  private void start(String unit, String month) {
    driver.start("licence-grant-circular", ORGANISER, unit, Map.of("circularMonth", month));
    driver.runJobs();
  }

  private void check(String number) {
    driver.complete(
        number, "userTask_checkList", ORGANISER, PROVINCE, Map.of("checkText", "与证书一致。"));
    driver.runJobs();
  }

  private void sign(String number, String decision, String reason) {
    driver.complete(
        number,
        "userTask_signCircular",
        LEADER,
        PROVINCE,
        reason == null
            ? Map.of("decision", decision)
            : Map.of("decision", decision, "returnReason", reason));
    driver.runJobs();
  }

  private void tell(String number, String on, List<String> departments) {
    driver.complete(
        number,
        "userTask_tellDepartments",
        ORGANISER,
        PROVINCE,
        Map.of("toldDepartments", departments, "toldOn", on));
    driver.runJobs();
  }

  private Date dueDate(String number, String key) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number)
        .taskDefinitionKey(key)
        .singleResult()
        .getDueDate();
  }

  private String text(String number) {
    return IssuedText.of(documents.ofCase(number).get(0), documents);
  }

  private String result(String number) {
    return jdbc.queryForObject(
        "select result from cases where case_number = ?", String.class, number);
  }

  private List<Tuple> titles() {
    return jdbc.query(
        "select case_number, title from cases where process_key = 'licence-grant-circular'"
            + " order by case_number",
        (row, index) -> tuple(row.getString(1), row.getString(2)));
  }
}
