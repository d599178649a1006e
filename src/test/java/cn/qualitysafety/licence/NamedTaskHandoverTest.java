package cn.qualitysafety.licence;

import static cn.qualitysafety.WebLogin.form;
import static cn.qualitysafety.licence.LicenceSteps.DECIDER;
import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.HOLDER;
import static cn.qualitysafety.licence.LicenceSteps.LEADER;
import static cn.qualitysafety.licence.LicenceSteps.PROVINCE;
import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.handover.Handover;
import cn.qualitysafety.platform.handover.Handovers;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whom the model names is replaced on record, and the register says so. */
@SystemTest
@Tag("database")
class NamedTaskHandoverTest {

  private static final String VISIT = "XK2009-440100-0001-HC";
  private static final String LEAVING = "review-leader-440100";
  private static final String PASSWORD = "Zhijian-2009";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private Staff staff;
  @Autowired private VisitService visits;
  @Autowired private Handovers handovers;
  @Autowired private InTheNameOf inTheNameOf;
  @Autowired private IdentityService identity;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private LicenceSteps steps;

  @BeforeEach
  void begin() {
    steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    staff.appoint(LEAVING, "组长 李强", PASSWORD, GUANGZHOU, List.of(LEADER));
    staff.appoint("second-leader", "组长 张涛", PASSWORD, GUANGZHOU, List.of(LEADER));
  }

  @AfterEach
  void end() {
    List.of(LEAVING, "second-leader", "sheng-liangbian").forEach(identity::deleteUser);
    driver.reset();
  }

  private String visit() {
    startVisit();
    steps.formTeam("XK2009-440100-0001", "2009-09-21");
    return open(VISIT, "userTask_visitSite");
  }

  private void startVisit() {
    runtime.startProcessInstanceByKey(
        "licence-site-visit",
        VISIT,
        Map.of(
            "unitCode", GUANGZHOU,
            "holderCode", HOLDER,
            "holderName", "广州市越秀水泥制品厂",
            "product", "预应力混凝土管",
            "place", "人和镇工业园3号",
            "acceptedOn", "2009-09-14"));
  }

  private String open(String caseNumber, String task) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber)
        .taskDefinitionKey(task)
        .singleResult()
        .getId();
  }

  @Test
  void aVisitWhoseLeaderIsGoneIsListedAndGoesToAnotherLeaderWithTheRegister() throws Exception {
    String task = visit();
    assertThatThrownBy(
            () ->
                inTheNameOf.person(
                    LEAVING,
                    () -> {
                      tasks.setAssignee(task, null);
                      return null;
                    }))
        .hasStackTraceContaining("由流程指定您本人办理，没有可以退回的岗位");
    identity.deleteUser(LEAVING);
    assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
        .as("there is no post to go back to")
        .isEqualTo(LEAVING);
    for (String head : List.of("gz-du", "gz-lingdao", "sheng-du")) {
      assertThat(new WebLogin(port, head, "tasklist").get("/work/held").body())
          .as(head)
          .containsSubsequence("需要移交的任务", VISIT, "本单位及下级单位人员在办");
    }
    assertThat(new WebLogin(port, "sz-ju", "tasklist").get("/work/held").body())
        .contains("需要移交的任务")
        .doesNotContain(VISIT);

    assertThatThrownBy(() -> handovers.passOn(task, "gz-hecha", "李强调离", "gz-lingdao"))
        .hasMessageContaining("没有办理该任务的岗位（核查组长）");
    handovers.passOn(task, "second-leader", "李强调离", "gz-lingdao");
    assertThat(visits.of(VISIT).leader()).isEqualTo("second-leader");
    assertThat(visits.team(VISIT)).containsExactly("reviewer-440100", "second-leader");
    driver.moveClockTo("2009-09-21T16:00:00");
    inTheNameOf.person(
        "second-leader",
        () -> {
          tasks.complete(
              task,
              Map.of(
                  "visitedOn", "2009-09-21",
                  "veto", List.of(),
                  "severe", List.of(),
                  "minor", List.of(),
                  "findings", "现场秩序正常。"));
          return null;
        });
    assertThat(visits.of(VISIT).reportedBy()).isEqualTo("second-leader");
  }

  @Test
  void aVisitWhoseLeaderWasGoneBeforeItIsEveryLeadersAndWhoClaimsItLeadsTheTeam() {
    identity.deleteUser(LEAVING);
    startVisit();
    steps.formTeam("XK2009-440100-0001", LEAVING, List.of("reviewer-440100"), "2009-09-21");
    String task = open(VISIT, "userTask_visitSite");
    assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isNull();
    inTheNameOf.person(
        "second-leader",
        () -> {
          tasks.claim(task, "second-leader");
          return null;
        });
    assertThat(visits.of(VISIT).leader()).isEqualTo("second-leader");
    assertThat(visits.team(VISIT)).containsExactly("reviewer-440100", "second-leader");
    assertThat(handovers.namedOfCases(List.of(VISIT)))
        .extracting(Handover::kind, Handover::reason)
        .containsExactly(
            tuple(Handover.Kind.NOT_GIVEN, "没有“review-leader-440100”这个账号，请重新选择。"),
            tuple(Handover.Kind.TAKEN_OVER, null));
  }

  @Test
  void aMemberOfTheTeamIsReplacedByOneWhoQualifies() throws Exception {
    String task = visit();
    String page = "/work/held/" + task;
    WebLogin supervisor = new WebLogin(port, "gz-du", "tasklist");
    assertThat(supervisor.get(page).body())
        .contains("value=\"second-reviewer\"")
        .doesNotContain("value=\"applicants-expert\"");
    assertThat(
            supervisor
                .postForm(
                    page,
                    page + "/replace",
                    form("companion", "reviewer-440100", "by", "applicants-expert", "reason", "病假"))
                .body())
        .contains("应当回避");
    assertThat(visits.team(VISIT)).containsExactly("review-leader-440100", "reviewer-440100");
    assertThat(
            supervisor
                .postForm(
                    page,
                    page + "/replace",
                    form("companion", "reviewer-440100", "by", "second-reviewer", "reason", "病假"))
                .statusCode())
        .isEqualTo(302);
    assertThat(visits.team(VISIT)).containsExactly("review-leader-440100", "second-reviewer");
    assertThat(handovers.namedOfCases(List.of(VISIT)))
        .singleElement()
        .extracting(Handover::kind, Handover::reason)
        .containsExactly(Handover.Kind.REPLACED, "病假");
  }

  @Test
  void whoReceivedAChangeIsNotGivenItsDecision() {
    steps.registerHolder();
    driver.start(
        "licence-renewal-watch",
        WINDOW,
        GUANGZHOU,
        Map.of(
            "licenceNumber", "XK08-008-00123",
            "holderCode", HOLDER,
            "holderName", "广州市越秀水泥制品厂",
            "product", "预应力混凝土管",
            "validFrom", "2009-03-10",
            "validUntil", "2014-03-09"));
    staff.appoint("sheng-liangbian", "两边", PASSWORD, PROVINCE, List.of(WINDOW, DECIDER));
    inTheNameOf.person(
        "sheng-liangbian",
        () ->
            runtime.startProcessInstanceByKey(
                "licence-change",
                Map.of(
                    "licenceNumber", "XK08-008-00123",
                    "changeKind", "name",
                    "afterChange", "广州越秀管业有限公司",
                    "grounds", "工商变更通知书。",
                    "outcome", "accept")));
    driver.runJobs();
    String task = open("BG2009-440000-0001", "userTask_decideChange");
    inTheNameOf.person(
        "sheng-jueding",
        () -> {
          tasks.claim(task, "sheng-jueding");
          return null;
        });
    assertThatThrownBy(() -> handovers.passOn(task, "sheng-liangbian", "请办理", "sheng-jueding"))
        .hasMessageContaining("岗位分离");
  }
}
