package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.HOLDER;
import static cn.qualitysafety.licence.LicenceSteps.LEADER;
import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static cn.qualitysafety.licence.LicenceSteps.ORGANISER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Verifications of an application that was accepted on Monday 2009-09-14. */
@SystemTest
class LicenceSiteVisitProcessTest {

  private static final String CASE = "XK2009-440100-0001";
  private static final String VISIT = CASE + "-HC";
  private static final String LIMIT = "licence.visit";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private VisitService visits;
  @Autowired private CaseLimits limits;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private LicenceSteps steps;

  @BeforeEach
  void begin() {
    steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    start(VISIT, HOLDER, "2009-09-14");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void theApplicantIsToldFiveDaysBeforeAndOfTheConclusionAfter() {
    assertThat(limits.lastDay(VISIT, LIMIT)).isEqualTo("2009-10-30");
    assertThatThrownBy(() -> steps.formTeam(CASE, "2009-09-18"))
        .hasMessageContaining("“核查日期”应为2009年9月21日至2009年10月30日之间的工作日");
    assertThatThrownBy(() -> steps.formTeam(CASE, "2009-10-02")).hasMessageContaining("请改期");
    steps.formTeam(CASE, "2009-10-10");
    assertThat(driver.shown(VISIT, "userTask_visitSite"))
        .containsEntry("planText", "2009年10月10日，人和镇工业园3号，组长组长 李强，组员核查员 王燕");
    driver.moveClockTo("2009-10-10T16:00:00");
    assertThatThrownBy(() -> steps.visit(CASE, "2009-10-09", NONE))
        .hasMessageContaining("“实际核查日期”应在告知企业的日期2009年10月10日至今天之间");
    steps.visit(CASE, "2009-10-10", NONE);
    assertThat(visits.of(VISIT))
        .extracting(Visit::verdict, visit -> visit.toldOn().toString(), Visit::reportedBy)
        .containsExactly("pass", "2009-10-10", "review-leader-440100");
    assertThat(documents.ofCase(VISIT))
        .extracting(OfficialDocument::title)
        .containsExactly("生产许可证实地核查通知书", "生产许可证实地核查结论告知书");
    assertThat(limits.ofCase(VISIT)).singleElement().matches(limit -> limit.endedOn() != null);
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void aTaskOpensForATeamOfWhomOneHasLeftTheListSince() {
    steps.formTeam(CASE, "2009-10-10");
    jdbc.update("update licence_visit_member set member = 'left' where member like 'reviewer-%'");
    assertThat(driver.shown(VISIT, "userTask_visitSite").get("planText").toString())
        .endsWith("组长组长 李强，组员left");
  }

  /**
   * Five working days after Tuesday 15 September end on the 22nd, after Thursday the 17th on the
   * 24th.
   */
  @Test
  void aNoticeThatArrivesLessThanFiveDaysBeforeIsSentAnewWithAnotherDay() {
    assemble("review-leader-440100", "2009-09-21");
    driver.moveClockTo("2009-09-15T10:00:00");
    steps.serve(VISIT, ORGANISER, "2009-09-15");
    assertThat(driver.openTasks(VISIT)).containsExactly("userTask_formTeam");
    driver.moveClockTo("2009-09-17T10:00:00");
    assemble("review-leader-440100", "2009-09-24");
    steps.serve(VISIT, ORGANISER, "2009-09-17");
    assertThat(driver.openTasks(VISIT)).containsExactly("userTask_visitSite");
    assertThat(documents.ofCase(VISIT))
        .extracting(each -> IssuedText.of(each, documents).contains("核查时间：2009年9月24日"))
        .containsExactly(false, true);
    assertThat(visits.team(VISIT)).containsExactly("review-leader-440100", "reviewer-440100");
  }

  /**
   * The thirty days end on Friday 30 October. Five working days after Wednesday the 28th end on
   * Wednesday 4 November, ten more on the 18th; five after Thursday the 29th on Thursday 5
   * November.
   */
  @Test
  void whoIsLateHasTenDaysForTheVisitSoThatANoticeMayArriveADayLater() {
    driver.moveClockTo("2009-10-28T09:00:00");
    assertThat(driver.shown(VISIT, "userTask_formTeam"))
        .containsEntry("visitDays", "2009年11月4日至2009年11月18日之间的工作日");
    assertThatThrownBy(() -> assemble("review-leader-440100", "2009-11-19"))
        .hasMessageContaining("“核查日期”应为2009年11月4日至2009年11月18日之间的工作日");
    assemble("review-leader-440100", "2009-11-05");
    driver.moveClockTo("2009-10-29T10:00:00");
    steps.serve(VISIT, ORGANISER, "2009-10-29");
    assertThat(driver.openTasks(VISIT)).containsExactly("userTask_visitSite");
    assertThat(task("userTask_visitSite").getDueDate())
        .as("late it remains")
        .isEqualTo("2009-10-30T23:59:59+08:00");
  }

  @Test
  void whoFailsIsToldOfEachItemOfWhatFollowsAndHowToObject() {
    fail("2009-09-21");
    assertThat(visits.hasPassed(VISIT)).isFalse();
    assertThat(IssuedText.of(documents.ofCase(VISIT).get(1), documents))
        .contains(
            "否决项目1项（关键工序没有控制）；\n重缺陷无；\n轻缺陷1项（设备标识不清）。\n生产和检验设备齐全",
            "不合格。第一项所列的不合格项目和缺陷，达到",
            "不再进行产品检验。本局听取你单位的陈述、申辩后，依照《中华人民共和国工业产品生产许可证管理条例》第二十四条第一款",
            "《中华人民共和国行政许可法》第七条的规定，不迟于收到本告知书之日起第5个工作日向本局书面陈述、申辩")
        .doesNotContain("7日内", "156号");
    steps.state(CASE, "2009-09-21", "rejected");
    assertThat(visits.conclusionText(VISIT)).contains("\n企业陈述申辩：所列设备已于核查前更换。");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  /**
   * Served on Monday 21 September. 2009: five working days end on Sunday the 27th, worked; those
   * that a letter may take on Saturday 10 October, worked: 28, 29, 30, 9, 10.
   */
  @Test
  void whoFailsAndStatesNothingLosesNoMoreThanTheFiveDays() {
    fail("2009-09-21");
    assertThat(task("userTask_recordStatement").getDueDate())
        .as("nobody is late while a letter of the last day may come")
        .isEqualTo("2009-10-10T23:59:59+08:00");
    driver.moveClockTo("2009-10-10T23:00:00");
    assertThat(driver.openTasks(VISIT)).containsExactly("userTask_recordStatement");
    driver.moveClockTo("2009-10-11T09:00:00");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    assertThat(visits.conclusionText(VISIT)).endsWith("企业收到结论告知书后没有陈述申辩。");
  }

  @Test
  void whoIsRightAboutAFailureIsVerifiedAgainUnderAnotherLeader() {
    fail("2009-09-21");
    steps.state(CASE, "2009-09-21", "accepted");
    assertThat(driver.shown(VISIT, "userTask_formTeam"))
        .as("five days: 22 to 25 September and Sunday 27, worked")
        .containsEntry("visitDays", "2009年9月27日至2009年10月30日之间的工作日");
    assertThatThrownBy(() -> assemble("review-leader-440100", "2009-09-28"))
        .hasMessageContaining("另行组成核查组重新核查，组长 李强是原核查组长");
    steps.formTeam(CASE, "second-leader", List.of("reviewer-440100"), "2009-09-28");
    assertThat(task("userTask_visitSite").getDueDate())
        .as("the thirty days from the acceptance do not begin anew")
        .isEqualTo("2009-10-30T23:59:59+08:00");
    driver.moveClockTo("2009-09-28T16:00:00");
    driver.completeBy(
        "second-leader",
        VISIT,
        "userTask_visitSite",
        List.of(LEADER),
        GUANGZHOU,
        Map.of("visitedOn", "2009-09-28", "findings", "设备已经更换"));
    steps.serve(VISIT, ORGANISER, "2009-09-28");
    assertThat(visits.hasPassed(VISIT)).isTrue();
    assertThat(visits.of(VISIT).findings()).as("goes into a paper").endsWith("设备已经更换。");
    assertThat(documents.ofCase(VISIT)).hasSize(4);
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  /** Five days: from 21 September to Sunday 27, worked; from the 22nd to Monday 28. */
  @Test
  void whoReportedTheFirstVerificationTakesNoPartInTheSecondInWhateverPlace() {
    String first = "review-leader-440100";
    fail("2009-09-21");
    steps.state(CASE, "2009-09-21", "accepted");
    assertThatThrownBy(() -> steps.assemble(CASE, "second-leader", List.of(first), "2009-09-28"))
        .hasMessageContaining("组长 李强是原核查组长，不能担任组长或者组员");
    assemble("second-leader", "2009-09-27");
    driver.moveClockTo("2009-09-22T10:00:00");
    steps.serve(VISIT, ORGANISER, "2009-09-22");
    assertThat(driver.openTasks(VISIT)).as("told too late").containsExactly("userTask_formTeam");
    assertThatThrownBy(() -> assemble(first, "2009-09-28")).hasMessageContaining("是原核查组长");
    assemble("second-leader", "2009-09-28");
    assertThat(visits.objectionToLead(VISIT, first)).contains("是原核查组长");
    assertThat(visits.companionsToBe(VISIT)).isNotEmpty().doesNotContainKey(first);
    assertThatThrownBy(() -> visits.replace(VISIT, "reviewer-440100", first))
        .hasMessageContaining("是原核查组长");
  }

  /**
   * The second conclusion is served on Monday 28 September: five working days end on 12 October
   * (29, 30, 9, 10, 12), those that a letter may take on the 19th.
   */
  @Test
  void aStatementAboutTheFirstFailureIsNotReadAsOneAboutTheSecond() {
    fail("2009-09-21");
    steps.state(CASE, "2009-09-21", "accepted");
    steps.formTeam(
        CASE,
        driver.employ("second-leader", LEADER, GUANGZHOU),
        List.of("reviewer-440100"),
        "2009-09-28");
    driver.moveClockTo("2009-09-28T16:00:00");
    driver.completeBy(
        "second-leader",
        VISIT,
        "userTask_visitSite",
        List.of(LEADER),
        GUANGZHOU,
        Map.of("visitedOn", "2009-09-28", "veto", List.of("关键工序没有控制"), "findings", "设备已经运走"));
    assertThat(visits.conclusionText(VISIT)).as("not served yet").doesNotContain("没有陈述申辩");
    steps.serve(VISIT, ORGANISER, "2009-09-28");
    driver.moveClockTo("2009-10-20T09:00:00");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    assertThat(visits.conclusionText(VISIT))
        .endsWith("\n对前一次核查，企业陈述申辩：所列设备已于核查前更换。\n复核情况：查看发票和设备铭牌。\n企业收到本次结论告知书后没有陈述申辩。");
  }

  private void fail(String day) {
    steps.formTeam(CASE, day);
    driver.moveClockTo(day + "T16:00:00");
    steps.visit(CASE, day, List.of("关键工序没有控制"));
    assertThat(documents.ofCase(VISIT))
        .filteredOn(document -> document.kind().equals("licence-visit-conclusion"))
        .last()
        .satisfies(
            told ->
                assertThat(IssuedText.of(told, documents))
                    .as("who applies for a licence is told nothing of a change")
                    .contains("维持核查结论的，不予许可。"));
  }

  private void assemble(String leader, String visitOn) {
    steps.assemble(
        CASE, driver.employ(leader, LEADER, GUANGZHOU), List.of("reviewer-440100"), visitOn);
  }

  private Task task(String key) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(VISIT)
        .taskDefinitionKey(key)
        .singleResult();
  }

  @Test
  void aTeamIsQualifiedUnbiasedAndOfLegalSize() {
    refused("连同组长应为2至4人，当前为1人", "review-leader-440100", NONE);
    refused(
        "当前为5人",
        "review-leader-440100",
        List.of("reviewer-440100", "second-reviewer", "third-reviewer", "second-leader"));
    refused(
        "核查组长不能同时选为核查组成员",
        "review-leader-440100",
        List.of("review-leader-440100", "reviewer-440100"));
    refused("没有审查组长资格", "second-reviewer", List.of("reviewer-440100"));
    refused("资格至2008年12月31日期满", "review-leader-440100", List.of("lapsed-reviewer"));
    refused("受聘于申请企业，与本件有利害关系，应当回避", "review-leader-440100", List.of("applicants-expert"));
    refused("“somebody”不是注册审查员", "review-leader-440100", List.of("somebody"));
    assertThat(visits.team(VISIT)).isEmpty();
  }

  private void refused(String why, String leader, List<String> members) {
    assertThatThrownBy(() -> steps.formTeam(CASE, leader, members, "2009-09-21"))
        .hasMessageContaining(why);
  }

  @Test
  void nobodyIsInTwoTeamsOnTheSameDay() {
    steps.formTeam(CASE, "2009-09-21");
    start("XK2009-440100-0002-HC", "190190879", "2009-09-14");
    assertThatThrownBy(
            () ->
                steps.formTeam(
                    "XK2009-440100-0002",
                    "second-leader",
                    List.of("reviewer-440100"),
                    "2009-09-21"))
        .hasMessageContaining("核查员 王燕当天已参加其他核查组");
    steps.formTeam("XK2009-440100-0002", "second-leader", List.of("reviewer-440100"), "2009-09-22");
    assertThat(visits.team("XK2009-440100-0002-HC"))
        .containsExactly("reviewer-440100", "second-leader");
  }

  @Test
  void nobodyLeadsTwoVerificationsOfAnEnterpriseInARow() {
    steps.formTeam(CASE, "2009-09-21");
    start("XK2009-440100-0002-HC", HOLDER, "2009-09-14");
    assertThatThrownBy(() -> steps.formTeam("XK2009-440100-0002", "2009-09-23"))
        .hasMessageContaining("组长 李强是该企业上一次核查的组长，按组长轮换的规定不能连任");
    steps.formTeam("XK2009-440100-0002", "second-leader", List.of("reviewer-440100"), "2009-09-23");
  }

  @Test
  void onlyTheLeaderReports() {
    steps.formTeam(CASE, "2009-09-21");
    driver.moveClockTo("2009-09-21T16:00:00");
    String id =
        tasks.createTaskQuery().taskDefinitionKey("userTask_visitSite").singleResult().getId();
    assertThatThrownBy(
            () ->
                driver.as(
                    List.of("reviewer", "review-leader"),
                    GUANGZHOU,
                    () -> {
                      tasks.complete(id, Map.of("visitedOn", "2009-09-21", "findings", "现场秩序正常。"));
                      return null;
                    }))
        .hasMessageContaining("已由 review-leader-440100 签收");
  }

  private void start(String number, String holderCode, String acceptedOn) {
    runtime.startProcessInstanceByKey(
        "licence-site-visit",
        number,
        Map.of(
            "unitCode",
            GUANGZHOU,
            "holderCode",
            holderCode,
            "holderName",
            "广州市越秀水泥制品厂",
            "product",
            "预应力混凝土管",
            "place",
            "人和镇工业园3号",
            "acceptedOn",
            acceptedOn));
  }
}
