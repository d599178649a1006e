package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.HOLDER;
import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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
  void anItemOfVetoFails() {
    steps.formTeam(CASE, "2009-09-21");
    driver.moveClockTo("2009-09-21T16:00:00");
    steps.visit(CASE, "2009-09-21", List.of("关键工序没有控制"));
    assertThat(visits.hasPassed(VISIT)).isFalse();
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
                      tasks.complete(id, Map.of("visitedOn", "2009-09-21", "findings", "正常。"));
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
