package cn.qualitysafety.commitment;

import static cn.qualitysafety.commitment.InspectionSteps.DIRECTOR;
import static cn.qualitysafety.commitment.InspectionSteps.FOSHAN;
import static cn.qualitysafety.commitment.InspectionSteps.LEADER;
import static cn.qualitysafety.commitment.InspectionSteps.OFFICE;
import static cn.qualitysafety.commitment.InspectionSteps.PROVINCE;
import static cn.qualitysafety.commitment.InspectionSteps.SUPERVISOR;
import static cn.qualitysafety.commitment.InspectionSteps.finding;
import static cn.qualitysafety.commitment.InspectionSteps.found;
import static cn.qualitysafety.commitment.InspectionSteps.order;
import static cn.qualitysafety.commitment.InspectionSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The province inspects Foshan: ordered on Monday 2009-09-07, fed back on Friday the 18th. What
 * becomes of a finding is in {@link CommitmentFindingProcessTest}.
 */
@SystemTest
class CommitmentInspectionProcessTest {

  private static final String CASE = "DC2009-440000-0001";

  @Autowired private CaseDriver driver;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;
  @LocalServerPort private int port;

  private InspectionSteps steps;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-09-07T09:00:00");
    steps = new InspectionSteps(driver, runtime, tasks);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Tag("database")
  @Test
  void anAnnouncedInspectionGoesFromItsNoticeToTheReportToTheLeadingGroup() {
    steps.begin(order());
    assertThat(row()).containsEntry("title", "佛山市质量技术监督局：活动开展情况");
    steps.plan(CASE, "zhou-440000", "zhou-440000", "wu-440000");
    steps.approve(CASE);
    assertThat(text("commitment-inspection-notice"))
        .contains("定于2009年9月14日至2009年9月16日对你局进行督查", "组长zhou-440000，成员zhou-440000、wu-440000");
    driver.moveClockTo("2009-09-10T23:59:59");
    assertThat(driver.openTasks(CASE)).as("8, 9, 10 September: three working days").isEmpty();
    driver.moveClockTo("2009-09-17T09:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_visitUnit");
    steps.visit(CASE, found(finding(1, "progress", "no", "no"), finding(2, "advice", "no", "no")));
    assertThat(driver.dueDate(CASE, "userTask_writeFeedback"))
        .as("five working days after the 16th: 17, 18, 21, 22, 23")
        .isEqualTo("2009-09-23T23:59:59+08:00");
    steps.feedBack(CASE);
    assertThat(text("commitment-inspection-feedback"))
        .contains("问题1（一般，二十个工作日内整改）：第1项检查的台账与现场不符。；问题2（建议）：第2项检查");
    steps.accept(CASE, "1");
    steps.accept(CASE, "2");
    assertThat(driver.openTasks(CASE)).as("one of the findings goes on in Foshan").isEmpty();
    steps.rectify("ZG2009-440600-0001");
    steps.verify("ZG2009-440600-0001");
    steps.byLeader(CASE, "userTask_writeReport", Map.of("reportText", "佛山市局活动开展情况较好，建议总结推广其做法。"));
    assertThat(text("commitment-inspection-report")).contains("问题2：建议，供参考；问题1：按期整改", "建议总结推广其做法");
    steps.complete(CASE, "userTask_readReport", OFFICE, PROVINCE, Map.of("reportRemarks", "已阅。"));
    assertThat(row()).containsEntry("result", "督查完毕");
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::number)
        .containsExactly("粤质监督通〔2009〕1号", "粤质监督反〔2009〕1号", "粤质监督报〔2009〕1号");
  }

  @Test
  void anUnannouncedOneIsMadeWithoutNoticeAndMayFindNothing() {
    steps.begin(order("announced", "no"));
    steps.plan(CASE, "zhou-440000", "zhou-440000", "wu-440000");
    steps.approve(CASE);
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_visitUnit");
    assertThat(documents.ofCase(CASE)).isEmpty();
    driver.setClock("2009-09-17T09:00:00");
    steps.visit(CASE, Map.of("findingCount", 0));
    assertThat(driver.shown(CASE, "userTask_writeReport"))
        .containsEntry("findingsSettled", "没有发现问题");
  }

  @Test
  void nobodyOfTheInspectedUnitOrItsCityIsInTheGroup() {
    driver.employ("feng-440600", SUPERVISOR, FOSHAN);
    driver.employ("lin-440606", SUPERVISOR, "440606");
    driver.employ("ou-440100", SUPERVISOR, "440100");
    steps.begin(order());
    assertThatThrownBy(() -> steps.plan(CASE, "zhou-440000", "zhou-440000"))
        .hasMessageContaining("“督查组成员”应有两人以上");
    assertThatThrownBy(() -> steps.plan(CASE, "zhou-440000", "zhou-440000", "feng-440600"))
        .hasMessageContaining("“督查组成员”中有被督查单位的人员");
    assertThatThrownBy(() -> steps.plan(CASE, "zhou-440000", "zhou-440000", "lin-440606"))
        .hasMessageContaining("“督查组成员”中有被督查的市的人员");
    assertThatThrownBy(() -> steps.plan(CASE, "wu-440000", "zhou-440000", "feng-440600"))
        .hasMessageContaining("“组长”应从督查组成员中选");

    String county = steps.begin(order("unitCode", "440606"));
    assertThatThrownBy(() -> steps.plan(county, "zhou-440000", "zhou-440000", "feng-440600"))
        .hasMessageContaining("“督查组成员”中有被督查单位所在市的人员");
    steps.plan(county, "zhou-440000", "zhou-440000", "ou-440100");
  }

  @Test
  void aCityInspectsItsCountiesWithItsOwnPeople() {
    driver.employ("feng-440600", SUPERVISOR, FOSHAN);
    driver.employ("guan-440600", SUPERVISOR, FOSHAN);
    driver.employ(driver.person(SUPERVISOR, FOSHAN), SUPERVISOR, FOSHAN);
    driver.employ("lin-440606", SUPERVISOR, "440606");
    String number =
        driver.businessKey(
            driver.start("commitment-inspection", SUPERVISOR, FOSHAN, order("unitCode", "440606")));
    assertThat(number).isEqualTo("DC2009-440600-0001");
    Map<String, Object> plan =
        Map.of(
            "members",
            List.of("feng-440600", "guan-440600"),
            "leader",
            "feng-440600",
            "visitFrom",
            "2009-09-14",
            "visitTo",
            "2009-09-14",
            "plan",
            "听取汇报，查阅台账，实地查看两个农贸市场。");
    assertThatThrownBy(
            () ->
                steps.complete(
                    number,
                    "userTask_planInspection",
                    SUPERVISOR,
                    FOSHAN,
                    with(plan, "members", List.of("feng-440600", "lin-440606"))))
        .hasMessageContaining("有被督查单位的人员");
    steps.complete(number, "userTask_planInspection", SUPERVISOR, FOSHAN, plan);
    assertThatThrownBy(
            () ->
                driver.start(
                    "commitment-inspection", SUPERVISOR, FOSHAN, order("unitCode", "440100")))
        .as("another city is no unit below it")
        .hasMessageContaining("“440100”不是本单位和下级单位");
  }

  @Test
  void thePlanIsOrderedAheadAndDecidedBySomebodyElse() {
    assertThatThrownBy(() -> steps.begin(order("unitCode", "440000")))
        .hasMessageContaining("“被督查单位”不能是本单位");
    assertThatThrownBy(() -> steps.begin(order("unitCode", "香山市")))
        .hasMessageContaining("“香山市”不是本单位和下级单位");
    steps.begin(order());
    assertThatThrownBy(() -> plan("2009-09-04", "2009-09-16"))
        .hasMessageContaining("“督查开始日期”不能早于今天");
    assertThatThrownBy(() -> plan("2009-09-10", "2009-09-16"))
        .as("the notice could not be three working days ahead, whoever approves it")
        .hasMessageContaining("“督查开始日期”不能早于2009-09-11");
    assertThatThrownBy(() -> plan("2009-09-14", "2009-09-13"))
        .hasMessageContaining("“督查结束日期”不能早于“督查开始日期”");
    assertThatThrownBy(() -> plan("2009-09-14", "2030-09-16")).hasMessageContaining("晚六十天以上，请核对年份");
    steps.plan(CASE, "zhou-440000", "zhou-440000", "wu-440000");
    assertThatThrownBy(
            () ->
                driver.completeBy(
                    driver.person(SUPERVISOR, PROVINCE),
                    CASE,
                    "userTask_approvePlan",
                    List.of(LEADER),
                    PROVINCE,
                    Map.of("planDecision", "agree")))
        .hasMessageContaining("不能再办理“审批督查方案”");
    decide("revise", "增加对区局的查看。");
    assertThat(driver.shown(CASE, "userTask_planInspection"))
        .containsEntry("planRemarks", "增加对区局的查看。");
    steps.plan(CASE, "zhou-440000", "zhou-440000", "wu-440000");
    decide("refuse", "近期已有督查。");
    assertThat(row()).containsEntry("result", "不予督查");
  }

  @Test
  void aPlanWhoseDaysHaveBegunIsNotApprovedButGoesBackForOtherDays() {
    steps.begin(order());
    plan("2009-09-14", "2009-09-16");
    driver.setClock("2009-09-11T09:00:00");
    assertThatThrownBy(() -> steps.approve(CASE))
        .as("14, 15 and 16 September are the three working days of the notice")
        .hasMessageContaining("来不及在2009-09-14开始；请选“修改后再报”");
    driver.setClock("2009-09-15T09:00:00");
    assertThatThrownBy(() -> steps.approve(CASE))
        .hasMessageContaining("督查开始日期2009-09-14已过，不能同意；请选“修改后再报”，由督查员改定日期");
    decide("revise", "日期已过，请改定。");
    plan("2009-09-21", "2009-09-22");
    steps.approve(CASE);
    assertThat(text("commitment-inspection-notice")).contains("定于2009年9月21日至2009年9月22日对你局进行督查");

    String unannounced = steps.begin(order("announced", "no"));
    steps.planFor(
        "2009-09-15", "2009-09-15", unannounced, "zhou-440000", "zhou-440000", "wu-440000");
    steps.approve(unannounced);
    assertThat(driver.openTasks(unannounced)).as("today").containsExactly("userTask_visitUnit");
  }

  private void plan(String from, String until) {
    steps.planFor(from, until, CASE, "zhou-440000", "zhou-440000", "wu-440000");
  }

  @Test
  void whatIsSaidOfAVisitFitsItsPlanAndIsSaidOfEachFinding() {
    steps.begin(order("announced", "no"));
    steps.plan(CASE, "zhou-440000", "zhou-440000", "wu-440000");
    steps.approve(CASE);
    driver.setClock("2009-09-15T09:00:00");
    assertThatThrownBy(
            () -> steps.visit(CASE, Map.of("findingCount", 0, "visitedFrom", "2009-09-11")))
        .hasMessageContaining("“实际督查开始日期”不能早于批准的督查时间（2009-09-14）");
    assertThatThrownBy(() -> steps.visit(CASE, Map.of("findingCount", 0)))
        .hasMessageContaining("“实际督查结束日期”不能晚于今天");
    driver.setClock("2009-09-17T09:00:00");
    assertThatThrownBy(
            () -> steps.visit(CASE, Map.of("findingCount", 0, "visitedTo", "2009-09-13")))
        .hasMessageContaining("“实际督查结束日期”不能早于“实际督查开始日期”");
    assertThatThrownBy(
            () -> steps.visit(CASE, with(found(finding(1, "duty", "no", "no")), "findingCount", 2)))
        .hasMessageContaining("“问题2的事实”不能为空");
  }

  /** What is grave is grave by what it is, by its harm, or because it was pointed out before. */
  @Test
  void eachFindingIsJudgedAndEachMayBeDisputedWithinFiveWorkingDays() {
    steps.fedBack(
        finding(1, "concealed-accident", "no", "no"),
        finding(2, "progress", "yes", "no"),
        finding(3, "progress", "no", "yes"),
        finding(4, "progress", "no", "no"));
    for (String row : List.of("1", "2", "3")) {
      assertThat(recorded(row, "severity")).as(row).isEqualTo("严重");
    }
    assertThat(recorded("4", "severity")).isEqualTo("一般");
    assertThat(steps.task(CASE, "userTask_confirmFinding", "1").getTenantId()).isEqualTo(FOSHAN);
    assertThat(steps.task(CASE, "userTask_confirmFinding", "1").getDueDate())
        .as("21 to 25 September")
        .isEqualTo("2009-09-25T23:59:59+08:00");

    assertThatThrownBy(() -> dispute("1", "不属实。")).hasMessageContaining("不足20字");
    dispute("1", "该起事故当日已经按规定上报，有值班记录和传真回执为证。");
    assertThatThrownBy(() -> decideDispute("zhou-440000", "reject"))
        .as("who has inspected does not decide")
        .hasMessageContaining("不能再办理“复核异议”");
    decideDispute("bureau-leader-440000", "uphold");
    assertThat(recorded("1", "findingOutcome")).isEqualTo("问题1：异议成立，已撤销");
    dispute("2", "造成的损害已经全部赔偿，当事人表示谅解，有协议为证。");
    decideDispute("bureau-leader-440000", "reject");
    assertThat(steps.findings()).hasSize(1);

    driver.moveClockTo("2009-09-25T23:59:59");
    assertThat(driver.openTasks(CASE))
        .containsExactly("userTask_confirmFinding", "userTask_confirmFinding");
    driver.moveClockTo("2009-09-26T00:00:01");
    assertThat(steps.findings()).as("silence is consent").hasSize(3);
  }

  @Test
  void theInspectedCityDoesNotSeeTheInspectionItself() {
    steps.fedBack(finding(1, "progress", "no", "no"));
    assertThat(
            driver.as(
                DIRECTOR,
                FOSHAN,
                () ->
                    runtime.createProcessInstanceQuery().processInstanceBusinessKey(CASE).count()))
        .isZero();
    assertThat(
            driver.as(
                DIRECTOR,
                FOSHAN,
                () -> driver.shown(CASE, "userTask_confirmFinding").get("findingText")))
        .isEqualTo("第1项检查的台账与现场不符。");
  }

  @Test
  void whoeverConfirmsAFindingIsToldWhereItsFileIs() throws Exception {
    String number = steps.begin(order("unitCode", "440100", "announced", "no"));
    steps.plan(number, "zhou-440000", "zhou-440000", "wu-440000");
    steps.approve(number);
    driver.setClock("2009-09-18T15:00:00");
    steps.visit(number, found(finding(1, "progress", "no", "no")));
    steps.feedBack(number);
    String task = steps.task(number, "userTask_confirmFinding", "1").getId();
    assertThat(new WebLogin(port, "gz-ju", "tasklist").get("/tasks/" + task + "/case").body())
        .contains("案卷在那个单位，这里不能查看；需要的内容在表单里")
        .doesNotContain(number);
    assertThat(new WebLogin(port, "sheng-du", "tasklist").get("/tasks/" + task + "/case").body())
        .contains(number);
  }

  private void decide(String decision, String remarks) {
    steps.complete(
        CASE,
        "userTask_approvePlan",
        LEADER,
        PROVINCE,
        Map.of("planDecision", decision, "planRemarks", remarks));
  }

  private void dispute(String row, String reason) {
    steps.inRow(
        CASE,
        "userTask_confirmFinding",
        row,
        DIRECTOR,
        FOSHAN,
        Map.of("response", "dispute", "disputeReason", reason));
  }

  private void decideDispute(String login, String result) {
    driver.completeBy(
        login,
        CASE,
        "userTask_decideDispute",
        List.of(LEADER),
        PROVINCE,
        Map.of("disputeResult", result, "disputeOpinion", "查阅了原始记录。"));
    driver.runJobs();
  }

  private String recorded(String row, String field) {
    return jdbc.queryForObject(
        "select value_text from case_record where case_number = ? and row_key = ? and field_key ="
            + " ?",
        String.class,
        CASE,
        row,
        field);
  }

  private Map<String, Object> row() {
    return jdbc.queryForMap("select * from cases where case_number = ?", CASE);
  }

  private String text(String kind) {
    return IssuedText.of(
        documents.ofCase(CASE).stream()
            .filter(document -> document.kind().equals(kind))
            .findFirst()
            .orElseThrow(),
        documents);
  }
}
