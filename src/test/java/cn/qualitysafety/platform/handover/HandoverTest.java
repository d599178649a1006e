package cn.qualitysafety.platform.handover;

import static cn.qualitysafety.WebLogin.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.engine.PersonNames;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A claim is never the end of the way: Guangzhou's plan, claimed by its campaign office. */
@SystemTest
class HandoverTest {

  private static final String PASSWORD = "Zhijian-2009";
  private static final String CASE = "HD2009-01-440100-BS";
  private static final String NAMED_CASE = "BH2009-0001";
  private static final String OFFICE = "city-campaign-office";
  private static final String DIRECTOR = "city-director";
  private static final String CLAIMANT = "gz-ban";
  private static final String COLLEAGUE = "gz-ban9";
  private static final String OTHER_POST = "gz-ju9";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private Staff staff;
  @Autowired private Handovers handovers;
  @Autowired private Departures departures;
  @Autowired private PersonNames people;
  @Autowired private Substitutions substitutions;
  @Autowired private HandoverMapper mapper;
  @Autowired private AuditTrail trail;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private FilterService filters;
  @Autowired private TaskService tasks;
  @Autowired private IdentityService identity;
  @Autowired private AuthorizationService authorizations;
  @Autowired private TestRestTemplate rest;

  private String task;
  private String deployment;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    staff.appoint(COLLEAGUE, "同事", PASSWORD, "440100", List.of(OFFICE));
    staff.appoint(OTHER_POST, "副职", PASSWORD, "440100", List.of(DIRECTOR));
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2009));
    driver.runJobs();
    task = open("userTask_setUpLeadingBody").getId();
    assertThat(send(CLAIMANT, "POST", "/task/" + task + "/claim", user(CLAIMANT)).getStatusCode())
        .matches(status -> status.is2xxSuccessful());
  }

  @AfterEach
  void end() {
    identity.deleteUser(COLLEAGUE);
    identity.deleteUser(OTHER_POST);
    driver.reset();
    if (deployment != null) {
      repository.deleteDeployment(deployment, true);
    }
  }

  /** Whether the filter and its number have the task that is open now. */
  private boolean listed(String user, String filter) {
    String path =
        "/filter/" + filters.createTaskFilterQuery().filterName(filter).singleResult().getId();
    String list = send(user, "GET", path + "/list", null).getBody();
    int tasks = list.split("\"taskDefinitionKey\"", -1).length - 1;
    assertThat(send(user, "GET", path + "/count", null).getBody())
        .isEqualTo("{\"count\":%d}".formatted(tasks));
    return list.contains("\"" + task + "\"");
  }

  private Task open(String key) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(CASE)
        .taskDefinitionKey(key)
        .singleResult();
  }

  private String assignee() {
    return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
  }

  @Test
  void whoeverClaimedATaskGivesItBackAndNobodyElseDoes() {
    for (String other : List.of(COLLEAGUE, OTHER_POST, "gz-du", "sheng-du", "sz-ban", "admin")) {
      for (String one : List.of(task, "nothing")) {
        ResponseEntity<String> answer = send(other, "POST", "/task/" + one + "/unclaim", "");
        assertThat(answer.getStatusCode().value())
            .as("%s %s", other, answer.getBody())
            .isEqualTo(422);
        assertThat(answer.getBody()).contains("不是由您签收的");
      }
    }
    assertThat(assignee()).isEqualTo(CLAIMANT);

    assertThat(send(CLAIMANT, "POST", "/task/" + task + "/unclaim", "").getStatusCode().value())
        .isEqualTo(204);
    assertThat(assignee()).isNull();
    assertThat(rightsOf(CLAIMANT)).as("but those of the post").isZero();
    assertThat(handovers.ofCases(List.of(CASE)))
        .extracting(Handover::kind, Handover::fromPerson, Handover::toPerson, Handover::actedBy)
        .containsExactly(tuple(Handover.Kind.GIVEN_BACK, CLAIMANT, null, CLAIMANT));
    assertThat(send(COLLEAGUE, "POST", "/task/" + task + "/claim", user(COLLEAGUE)).getStatusCode())
        .matches(status -> status.is2xxSuccessful());
  }

  @ParameterizedTest
  @CsvSource({
    "liucheng, 没有经办业务的岗位",
    "admin, 没有经办业务的岗位",
    "ghost, 没有“ghost”这个账号",
    "sz-ban, 不在该任务所属的单位",
    "gz-ju9, 没有办理该任务的岗位"
  })
  void whomAModelNamesWithoutTheRightToATaskDoesNotGetItButItsPostDoes(
      String named, String objection) {
    deployNaming();
    String begun = begin("named-test", named);
    assertThat(tasks.createTaskQuery().taskId(begun).singleResult().getAssignee()).isNull();
    assertThat(authorizations.createAuthorizationQuery().resourceId(begun).list())
        .extracting(Authorization::getUserId, Authorization::getGroupId)
        .containsExactly(tuple(null, OFFICE));
    assertThat(handovers.namedOfCases(List.of(NAMED_CASE)))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.kind()).isEqualTo(Handover.Kind.NOT_GIVEN);
              assertThat(line.fromPerson()).contains(named);
              assertThat(line.toPerson()).isEqualTo("岗位");
              assertThat(line.reason()).contains(objection);
            });
    for (String step : List.of("claim", "unclaim", "claim", "complete")) {
      ResponseEntity<String> answer =
          send(
              COLLEAGUE,
              "POST",
              "/task/" + begun + "/" + step,
              step.equals("claim") ? user(COLLEAGUE) : "{}");
      assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(204);
    }
  }

  @Test
  void aTaskThatNobodyElseCouldDoIsNotBegunForWhomItIsNotFor() {
    deployNaming();
    for (String named : List.of("liucheng", "ghost", "sz-ban")) {
      assertThatThrownBy(() -> begin("alone-test", named))
          .isInstanceOf(RefusedInputException.class)
          .hasMessageContaining("流程指定“%s”办理“userTask_report”".formatted(named))
          .hasMessageContaining("流程没有继续");
    }
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey("BH2009-0002").count()).isZero();
  }

  @Test
  void whomAModelNamesWithTheRightToATaskHasItAndADesignerIsNoCandidate() {
    deployNaming();
    String begun = begin("named-test", COLLEAGUE);
    assertThat(tasks.createTaskQuery().taskId(begun).singleResult().getAssignee())
        .isEqualTo(COLLEAGUE);
    assertThat(handovers.ofCases(List.of(NAMED_CASE))).isEmpty();

    tasks.complete(begun);
    String asked = begin("asked-test", "liucheng");
    for (String step : List.of("claim", "complete")) {
      assertThat(
              send("liucheng", "POST", "/task/" + asked + "/" + step, user("liucheng"))
                  .getStatusCode()
                  .is2xxSuccessful())
          .as(step)
          .isFalse();
    }
  }

  private void deployNaming() {
    deployment =
        repository
            .createDeployment()
            .addModelInstance(
                "named-test.bpmn",
                naming("named-test").camundaCandidateGroups(OFFICE).endEvent().done())
            .addModelInstance("alone-test.bpmn", naming("alone-test").endEvent().done())
            .addModelInstance(
                "asked-test.bpmn",
                Bpmn.createExecutableProcess("asked-test")
                    .camundaHistoryTimeToLive(1)
                    .startEvent()
                    .userTask("userTask_ask")
                    .camundaCandidateUsers("${named}")
                    .endEvent()
                    .done())
            .deploy()
            .getId();
  }

  private static UserTaskBuilder naming(String process) {
    return Bpmn.createExecutableProcess(process)
        .camundaHistoryTimeToLive(1)
        .startEvent()
        .userTask("userTask_report")
        .camundaAssignee("${named}");
  }

  /** The task of a case in Guangzhou. */
  private String begin(String process, String named) {
    String instance =
        runtime
            .startProcessInstanceByKey(
                process,
                process.startsWith("named") ? NAMED_CASE : "BH2009-0002",
                Map.of("unitCode", "440100", "named", named))
            .getId();
    return tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gz-ban", "gz-ban9", "gz-ju9", "gz-du", "sheng-du", "sz-ban", "admin"})
  void nobodyAssignsATaskPastTheRules(String person) {
    for (String to : List.of(person, COLLEAGUE, "sz-ban")) {
      for (String method : List.of("POST", "PUT")) {
        ResponseEntity<String> answer =
            send(person, method, "/task/" + task + "/assignee", user(to));
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isIn(405, 422);
      }
      send(person, "POST", "/task/" + task + "/delegate", user(to));
    }
    assertThat(assignee()).isEqualTo(CLAIMANT);
  }

  @Tag("database")
  @Test
  void aColleagueOfThePostTakesOverWithAReasonThatStays() throws Exception {
    for (String stranger : List.of(OTHER_POST, "gz-shouli", "gz-du", "sz-ban")) {
      assertThat(act(stranger, "take", "reason", "出差").statusCode()).as(stranger).isNotEqualTo(302);
      assertThatThrownBy(() -> handovers.takeOver(task, "出差", stranger))
          .isInstanceOf(RefusedInputException.class);
    }
    assertThat(act(COLLEAGUE, "take", "reason", "").body()).contains("“原因”不能为空");
    assertThat(act(COLLEAGUE, "take", "reason", "病").body()).contains("至少填写2个字");
    assertThat(act(COLLEAGUE, "take", "reason", "病".repeat(201)).body()).contains("201字");
    assertThat(assignee()).isEqualTo(CLAIMANT);

    assertThat(act(COLLEAGUE, "take", "reason", "陈洁病假").statusCode()).isEqualTo(302);
    assertThat(assignee()).isEqualTo(COLLEAGUE);
    assertThat(rightsOf(CLAIMANT)).isZero();
    assertThat(complete(CLAIMANT).getBody())
        .contains("已由 同事 签收", "转办与接办")
        .doesNotContain("已由 " + COLLEAGUE);
    assertThat(new WebLogin(port, COLLEAGUE, "tasklist").get("/cases/" + CASE).body())
        .contains("转办与接办", "接办", "陈洁", "同事（gz-ban9）", "陈洁病假");
    assertThat(trail.page(COLLEAGUE, 0, 10))
        .filteredOn(event -> event.kind() == AuditEvent.Kind.HANDOVER)
        .extracting(AuditEvent::action, AuditEvent::address)
        .containsExactly(tuple("接办", "127.0.0.1"));
    assertThat(complete(COLLEAGUE).getStatusCode().value()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gz-ban", "gz-ju", "gz-lingdao", "gz-du", "sheng-du", "sheng-zu", "admin"})
  void holderHeadSupervisorAndAdministratorPassItOnToWhoeverMayDoIt(String person)
      throws Exception {
    assertThat(act(person, "pass", "to", "sz-ban", "reason", "工作调整").body()).contains("不在该任务所属的单位");
    assertThat(act(person, "pass", "to", OTHER_POST, "reason", "工作调整").body())
        .contains("没有办理该任务的岗位（市局活动办公室）");
    assertThat(act(person, "pass", "to", "nobody", "reason", "工作调整").body())
        .contains("没有“nobody”这个账号");
    assertThat(assignee()).isEqualTo(CLAIMANT);

    assertThat(act(person, "pass", "to", COLLEAGUE, "reason", "工作调整").statusCode()).isEqualTo(302);
    assertThat(assignee()).isEqualTo(COLLEAGUE);
    assertThat(handovers.ofCases(List.of(CASE)))
        .extracting(Handover::kind, Handover::toPerson, Handover::actedBy, Handover::reason)
        .containsExactly(tuple(Handover.Kind.PASSED_ON, COLLEAGUE, person, "工作调整"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gz-ban9", "gz-shouli", "sz-ban", "sz-ju", "th-du", "sheng-ban"})
  void othersPassNothingOn(String person) throws Exception {
    assertThat(act(person, "pass", "to", COLLEAGUE, "reason", "工作调整").statusCode())
        .isNotEqualTo(302);
    assertThatThrownBy(() -> handovers.passOn(task, COLLEAGUE, "工作调整", person))
        .isInstanceOf(RefusedInputException.class);
    assertThat(assignee()).isEqualTo(CLAIMANT);
  }

  @Tag("database")
  @ParameterizedTest
  @CsvSource({
    "440100, gz-lingdao, sheng-ld",
    "440106, th-ld, gz-lingdao",
    "440106, th-ld, sheng-ld"
  })
  void whoIsAboveAUnitDoesItsWorkOnlyAfterTakingItOverWithAReason(
      String unit, String own, String above) throws Exception {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess("work-test")
            .camundaHistoryTimeToLive(1)
            .startEvent()
            .userTask("userTask_sign")
            .camundaCandidateGroups("bureau-leader")
            .userTask("userTask_note")
            .camundaCandidateGroups("leading-group-office,bureau-leader")
            .userTask("userTask_preside")
            .camundaCandidateGroups("bureau-leader")
            .endEvent()
            .done();
    CamundaProperty superiorsToo = model.newInstance(CamundaProperty.class);
    superiorsToo.setCamundaName("superiorsToo");
    superiorsToo.setCamundaValue("true");
    CamundaProperties properties = model.newInstance(CamundaProperties.class);
    properties.getCamundaProperties().add(superiorsToo);
    UserTask preside = model.getModelElementById("userTask_preside");
    preside.builder().addExtensionElement(properties);
    deployment =
        repository.createDeployment().addModelInstance("work-test.bpmn", model).deploy().getId();
    runtime.startProcessInstanceByKey("work-test", NAMED_CASE, Map.of("unitCode", unit));
    task = tasks.createTaskQuery().processInstanceBusinessKey(NAMED_CASE).singleResult().getId();
    assertThat(List.of(listed(own, "本岗位待办"), listed(above, "本岗位待办"), listed(above, "本单位全部")))
        .as("who is above finds it, but not among what they do at once")
        .containsExactly(true, false, true);
    for (String step : List.of("claim", "complete", "submit-form")) {
      ResponseEntity<String> answer =
          send(
              above,
              "POST",
              "/task/" + task + "/" + step,
              step.equals("claim") ? user(above) : "{}");
      assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(422);
      assertThat(answer.getBody()).contains("的工作，由该单位办理", "转办与接办");
    }
    assertThat(assignee()).isNull();
    assertThatThrownBy(() -> handovers.takeOver(task, "我来办", own))
        .as("their own unit's")
        .hasMessageContaining("可以直接签收办理");
    assertThat(act(above, "take", "reason", "").body()).contains("“原因”不能为空", "这是下级单位的工作");
    assertThat(act(above, "take", "reason", "该局局长空缺").statusCode()).isEqualTo(302);
    assertThat(assignee()).isEqualTo(above);
    assertThat(handovers.namedOfCases(List.of(NAMED_CASE)))
        .extracting(Handover::kind, Handover::fromPerson, Handover::toPerson, Handover::reason)
        .containsExactly(tuple(Handover.Kind.TAKEN_OVER, "岗位", nameOf(above), "该局局长空缺"));
    assertThat(send(above, "POST", "/task/" + task + "/complete", "{}").getStatusCode().value())
        .isEqualTo(204);

    task = tasks.createTaskQuery().processInstanceBusinessKey(NAMED_CASE).singleResult().getId();
    assertThat(List.of(listed(own, "本岗位待办"), listed("sheng-ban", "本岗位待办")))
        .containsExactly(true, true);
    assertThat(
            send("sheng-ban", "POST", "/task/" + task + "/complete", "{}").getStatusCode().value())
        .as("no city has a leading group's office")
        .isEqualTo(204);

    task = tasks.createTaskQuery().processInstanceBusinessKey(NAMED_CASE).singleResult().getId();
    assertThat(List.of(listed(own, "本岗位待办"), listed(above, "本岗位待办")))
        .as("what the model gives to superiors too")
        .containsExactly(true, true);
    assertThat(send(above, "POST", "/task/" + task + "/complete", "{}").getStatusCode().value())
        .isEqualTo(204);
  }

  @Test
  void nobodyIsGivenATaskThatSeparationOfDutiesKeepsFromThem() {
    identity.createMembership(COLLEAGUE, DIRECTOR);
    done(CLAIMANT, OFFICE);
    String draft = open("userTask_draftCityPlan").getId();
    inTheNameOf(COLLEAGUE, List.of(OFFICE), () -> tasks.claim(draft, COLLEAGUE));
    inTheNameOf(
        COLLEAGUE,
        List.of(OFFICE),
        () -> tasks.complete(draft, Map.of("planTitle", "方案", "planText", "措施")));
    String sign =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(CASE)
            .taskCandidateGroup(DIRECTOR)
            .singleResult()
            .getId();
    inTheNameOf(OTHER_POST, List.of(DIRECTOR), () -> tasks.claim(sign, OTHER_POST));
    assertThatThrownBy(() -> handovers.passOn(sign, COLLEAGUE, "请代为签发", OTHER_POST))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining("岗位分离的规定，同事已办理");
    assertThatThrownBy(() -> handovers.takeOver(sign, "我来签发", COLLEAGUE))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining("岗位分离");
    assertThat(tasks.createTaskQuery().taskId(sign).singleResult().getAssignee())
        .isEqualTo(OTHER_POST);
  }

  @Tag("database")
  @ParameterizedTest
  @ValueSource(strings = {"account", "post", "unit", "postOfAll"})
  void whoLosesPostUnitOrAccountLosesTheClaimsWithIt(String what) {
    handovers.passOn(task, COLLEAGUE, "交给同事", CLAIMANT);
    String gone =
        switch (what) {
          case "account" -> "/user/" + COLLEAGUE;
          case "post" -> "/group/" + OFFICE + "/members/" + COLLEAGUE;
          default -> "/tenant/440100/user-members/" + COLLEAGUE;
        };
    if (what.equals("postOfAll")) {
      Group temporary = identity.newGroup("temporary-post");
      identity.saveGroup(temporary);
      tasks.addCandidateGroup(task, "temporary-post");
      tasks.deleteCandidateGroup(task, OFFICE);
      identity.createMembership(COLLEAGUE, "temporary-post");
      gone = "/group/temporary-post";
    }
    assertThat(send("admin", "DELETE", gone, "").getStatusCode().value()).isEqualTo(204);

    assertThat(assignee()).isNull();
    assertThat(rightsOf(COLLEAGUE)).isZero();
    assertThat(handovers.ofCases(List.of(CASE)))
        .last()
        .extracting(Handover::kind, Handover::fromPerson, Handover::actedBy)
        .containsExactly(Handover.Kind.LOST, COLLEAGUE, "admin");
  }

  @Test
  void whoHasNoAccountAnyMoreStaysOnRecordByNameAndNobodyElseGetsTheLogin() throws Exception {
    handovers.passOn(task, COLLEAGUE, "交给同事", CLAIMANT);
    handovers.passOn(task, CLAIMANT, "交还", COLLEAGUE);
    substitutions.decide(
        COLLEAGUE, OTHER_POST, LocalDate.of(2009, 3, 3), LocalDate.of(2009, 3, 5), "学习三天", "admin");
    User colleague = identity.createUserQuery().userId(COLLEAGUE).singleResult();
    colleague.setFirstName("改名");
    identity.saveUser(colleague);
    assertThat(send("admin", "DELETE", "/user/" + COLLEAGUE, "").getStatusCode().value())
        .isEqualTo(204);

    assertThat(handovers.namedOfCases(List.of(CASE)))
        .extracting(Handover::fromPerson, Handover::toPerson, Handover::actedBy)
        .as("as they were called then")
        .containsExactly(
            tuple(nameOf(CLAIMANT), "同事（%s）".formatted(COLLEAGUE), nameOf(CLAIMANT)),
            tuple("同事（%s）".formatted(COLLEAGUE), nameOf(CLAIMANT), "同事（%s）".formatted(COLLEAGUE)));
    assertThat(people.of(List.of(COLLEAGUE))).as("elsewhere").containsValue("改名");
    assertThat(new WebLogin(port, "admin", "tasklist").get("/work/leave").body())
        .contains("改名（%s）".formatted(COLLEAGUE));
    assertThatThrownBy(() -> staff.appoint(COLLEAGUE, "新人", PASSWORD, "440100", List.of(OFFICE)))
        .hasMessageContaining("登录名“%s”原来是“改名”的".formatted(COLLEAGUE));
    staff.appoint(COLLEAGUE, "改名", PASSWORD, "440100", List.of(OFFICE));
  }

  private String nameOf(String login) {
    return people.withLogin(login);
  }

  @Test
  void whoLosesOnePostOfTwoKeepsWhatTheOtherEntitlesTo() {
    handovers.passOn(task, COLLEAGUE, "交给同事", CLAIMANT);
    identity.createMembership(COLLEAGUE, DIRECTOR);
    identity.deleteMembership(COLLEAGUE, DIRECTOR);
    assertThat(assignee()).isEqualTo(COLLEAGUE);
  }

  @Tag("database")
  @Test
  void theAdministratorHandsOverAllThatSomebodyHas() throws Exception {
    WebLogin admin = new WebLogin(port, "admin", "tasklist");
    assertThat(admin.get("/work/leave?person=" + CLAIMANT).body()).contains("成立领导机构和工作机构", CASE);
    assertThat(
            admin
                .postForm(
                    "/work/leave?person=" + CLAIMANT,
                    "/work/leave",
                    form("person", CLAIMANT, "to", OTHER_POST, "reason", "调离"))
                .body())
        .contains("未移交", "没有办理该任务的岗位");
    assertThat(assignee()).isEqualTo(CLAIMANT);
    assertThat(
            admin
                .postForm(
                    "/work/leave?person=" + CLAIMANT,
                    "/work/leave",
                    form("person", CLAIMANT, "to", COLLEAGUE, "reason", "调离"))
                .body())
        .contains("已移交");
    assertThat(assignee()).isEqualTo(COLLEAGUE);
    departures.handOver(COLLEAGUE, null, "调离", "admin");
    assertThat(assignee()).isNull();
    for (String other : List.of("gz-ju", "sheng-du")) {
      assertThat(new WebLogin(port, other, "tasklist").get("/work/leave").statusCode())
          .isEqualTo(403);
      assertThatThrownBy(() -> departures.handOver(CLAIMANT, COLLEAGUE, "调离", other))
          .isInstanceOf(RefusedInputException.class);
    }
  }

  /** Forty-one with the plan: five are done by the substitute, one by one, the others come back. */
  @Test
  void fortyTasksGoWithWhoeverIsAwayForTwoWeeksAndAgainWithWhoeverLeaves() throws Exception {
    deployment =
        repository
            .createDeployment()
            .addModelInstance(
                "forty-test.bpmn",
                Bpmn.createExecutableProcess("forty-test")
                    .camundaHistoryTimeToLive(1)
                    .startEvent()
                    .userTask("userTask_report")
                    .camundaCandidateGroups(OFFICE)
                    .endEvent()
                    .done())
            .deploy()
            .getId();
    for (int i = 1; i <= 40; i++) {
      runtime.startProcessInstanceByKey(
          "forty-test", "SS2009-%04d".formatted(i), Map.of("unitCode", "440100"));
    }
    claimAll(CLAIMANT);
    assertThat(departures.held(CLAIMANT)).hasSize(41);

    substitutions.decide(
        CLAIMANT,
        OTHER_POST,
        LocalDate.of(2009, 2, 27),
        LocalDate.of(2009, 3, 13),
        "陈洁学习两周",
        "admin");
    List<HeldTask> taken = departures.held(OTHER_POST);
    assertThat(taken).hasSize(41);
    inTheNameOf(
        OTHER_POST,
        List.of(OFFICE),
        () ->
            taken.stream()
                .filter(held -> held.processKey().equals("forty-test"))
                .limit(5)
                .forEach(held -> tasks.complete(held.taskId())));
    driver.setClock("2009-03-14T00:01:00");
    substitutions.look();
    assertThat(departures.held(OTHER_POST)).isEmpty();
    claimAll(CLAIMANT);

    WebLogin head = new WebLogin(port, "gz-ju", "tasklist");
    String chosen = "/work/held?holder=%s&process=forty-test".formatted(CLAIMANT);
    assertThat(head.get(chosen).body()).contains("成批转办、接办", "转办所选");
    StringBuilder ten = new StringBuilder(form("to", OTHER_POST, "reason", "分工调整"));
    departures.held(CLAIMANT).stream()
        .filter(held -> held.processKey().equals("forty-test"))
        .limit(10)
        .forEach(held -> ten.append("&task=").append(held.taskId()));
    assertThat(head.postForm(chosen, "/work/held/pass", ten.toString()).body())
        .contains("已转办0项，未转办10项", "没有办理该任务的岗位");
    String toColleague = ten.toString().replace(OTHER_POST, COLLEAGUE);
    assertThat(head.postForm(chosen, "/work/held/pass", toColleague).body())
        .contains("已转办10项，未转办0项");
    assertThat(head.postForm(chosen, "/work/held/take", toColleague).body())
        .as("not of the post")
        .contains("已转办0项，未转办10项");

    assertThat(departures.handOver(CLAIMANT, COLLEAGUE, "调离", "admin"))
        .hasSize(26)
        .allSatisfy(outcome -> assertThat(outcome.refusal()).isNull());
    assertThat(departures.held(COLLEAGUE)).hasSize(36);
    assertThat(departures.held(CLAIMANT)).isEmpty();
    assertThat(handovers.ofCases(List.of("SS2009-0040")))
        .as("each with its reason")
        .last()
        .extracting(Handover::toPerson, Handover::actedBy)
        .contains(COLLEAGUE);
  }

  private void claimAll(String person) {
    List<Task> open =
        tasks.createTaskQuery().taskCandidateGroup(OFFICE).tenantIdIn("440100").list();
    inTheNameOf(
        person, List.of(OFFICE), () -> open.forEach(each -> tasks.claim(each.getId(), person)));
  }

  @Tag("database")
  @Test
  void aSubstituteHasThePostsForTheTimeAndIsNamedAsOne() {
    substitutions.decide(
        CLAIMANT,
        OTHER_POST,
        LocalDate.of(2009, 3, 3),
        LocalDate.of(2009, 3, 5),
        "陈洁学习三天",
        "admin");
    assertThat(postsOf(OTHER_POST)).containsExactly(DIRECTOR);
    assertThat(assignee()).isEqualTo(CLAIMANT);

    driver.setClock("2009-03-03T00:01:00");
    substitutions.look();
    substitutions.look();
    assertThat(postsOf(OTHER_POST)).containsExactlyInAnyOrder(DIRECTOR, OFFICE);
    assertThat(assignee()).isEqualTo(OTHER_POST);
    assertThat(complete(OTHER_POST).getStatusCode().value()).isEqualTo(204);
    assertThat(handovers.ofCases(List.of(CASE)))
        .last()
        .extracting(Handover::kind, Handover::fromPerson, Handover::toPerson, Handover::reason)
        .containsExactly(Handover.Kind.SUBSTITUTED, CLAIMANT, OTHER_POST, "代广州市局活动办 陈洁（gz-ban）办理");

    task = open("userTask_draftCityPlan").getId();
    assertThat(
            send(OTHER_POST, "POST", "/task/" + task + "/claim", user(OTHER_POST))
                .getStatusCode()
                .value())
        .isEqualTo(204);
    driver.setClock("2009-03-05T23:59:00");
    substitutions.look();
    assertThat(assignee()).as("the last day counts").isEqualTo(OTHER_POST);
    driver.setClock("2009-03-06T00:01:00");
    substitutions.look();
    substitutions.look();
    assertThat(postsOf(OTHER_POST)).containsExactly(DIRECTOR);
    assertThat(assignee()).isNull();
    assertThat(substitutions.all(1).get(0).state()).isEqualTo(Substitution.State.ENDED);
  }

  @Test
  void substitutingEvadesNoSeparationOfDuties() {
    substitutions.decide(
        CLAIMANT,
        OTHER_POST,
        LocalDate.of(2009, 2, 27),
        LocalDate.of(2009, 3, 31),
        "陈洁病假",
        "admin");
    done(OTHER_POST, OFFICE);
    String draft = open("userTask_draftCityPlan").getId();
    inTheNameOf(
        OTHER_POST,
        List.of(OFFICE),
        () -> tasks.complete(draft, Map.of("planTitle", "方案", "planText", "措施")));
    String sign =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(CASE)
            .taskCandidateGroup(DIRECTOR)
            .singleResult()
            .getId();
    assertThat(send(OTHER_POST, "POST", "/task/" + sign + "/claim", user(OTHER_POST)).getBody())
        .contains("岗位分离");
  }

  @Test
  void aSubstituteIsOfTheSameUnitAndStandsInForNobodyElseWhoIsAway() {
    LocalDate day = LocalDate.of(2009, 2, 27);
    assertRefused("同一单位", "gz-ban", "sz-ban", day, day);
    assertRefused("同一单位", "gz-ban", "sheng-ban", day, day);
    assertRefused("本人", "gz-ban", "gz-ban", day, day);
    assertRefused("没有账号", "gz-ban", "nobody", day, day);
    assertRefused("没有账号", "nobody", COLLEAGUE, day, day);
    for (String apart : List.of("mtw-chen", "liucheng", "admin")) {
      assertRefused("不代理他人", "sheng-ban", apart, day, day);
      assertRefused("没有可以代理的岗位", apart, "sheng-ban", day, day);
    }
    assertRefused("不能早于今天", "gz-ban", COLLEAGUE, day.minusDays(1), day);
    assertRefused("不能早于“开始日期”", "gz-ban", COLLEAGUE, day.plusDays(2), day);
    assertRefused("不能晚于2010年2月27日", "gz-ban", COLLEAGUE, day, LocalDate.of(9999, 12, 31));
    LocalDate far = LocalDate.of(9998, 1, 1);
    assertRefused("“开始日期”不能晚于2010年2月27日", "gz-ban", COLLEAGUE, far, far);
    substitutions.decide("gz-ban", COLLEAGUE, day, day.plusDays(5), "病假", "admin");
    assertRefused("已有代理人", "gz-ban", OTHER_POST, day.plusDays(5), day.plusDays(9));
    assertRefused("已有代理人", COLLEAGUE, OTHER_POST, day.plusDays(1), day.plusDays(1));
    assertThatThrownBy(
            () -> substitutions.decide("gz-ju", OTHER_POST, day, day, "病假", "gz-lingdao"))
        .isInstanceOf(RefusedInputException.class);
    substitutions.endEarly(substitutions.all(1).get(0).id(), "admin");
    assertThat(postsOf(COLLEAGUE)).as("a post of one's own stays").containsExactly(OFFICE);
  }

  @Tag("database")
  @ParameterizedTest
  @ValueSource(strings = {"unit", "post"})
  void aSubstituteWhoGoesElsewhereMeanwhileLosesThePostsThere(String what) {
    LocalDate day = LocalDate.of(2009, 2, 27);
    substitutions.decide(CLAIMANT, OTHER_POST, day, day.plusDays(9), "陈洁病假", "admin");
    assertThat(postsOf(OTHER_POST)).contains(OFFICE);
    if (what.equals("unit")) {
      identity.deleteTenantUserMembership("440100", OTHER_POST);
      identity.createTenantUserMembership("440300", OTHER_POST);
    } else {
      identity.createMembership(OTHER_POST, "process-designer");
    }
    substitutions.look();
    assertThat(postsOf(OTHER_POST)).doesNotContain(OFFICE);
    assertThat(substitutions.all(1).get(0).state()).isEqualTo(Substitution.State.ENDED);
  }

  @Test
  void theAdministratorChoosesAmongThoseWhoMayAndIsToldWhatCameOfIt() throws Exception {
    WebLogin admin = new WebLogin(port, "admin", "tasklist");
    String page = "/work/leave";
    assertThat(admin.get(page + "?person=%E9%99%88").body())
        .as("several are called so")
        .contains("请选择：", "陈洁（gz-ban）", "陈立（mtw-chen）")
        .doesNotContain("设置代理");
    assertThat(admin.get(page + "?person=nobody").body()).contains("没有姓名或者登录名包含“nobody”的人员");
    assertThat(admin.get(page + "?person=GZ-BAN9").body()).contains("同事（gz-ban9）的在办：0项");
    String chosen = page + "?person=" + CLAIMANT;
    String choices = admin.get(chosen).body();
    assertThat(choices)
        .containsSubsequence("有相同岗位的人员", "\"gz-ban9\"", "本单位其他人员", "\"gz-ju9\"")
        .doesNotContain("\"sz-ban\"", "\"sheng-ban\"", "\"th-du\"");
    assertThat(admin.get(page + "?person=sheng-ban").body())
        .contains("\"sheng-ban2\"", "\"sheng-chou\"")
        .doesNotContain(
            "value=\"admin\"", "value=\"liucheng\"", "value=\"mtw-chen\"", "value=\"gz-ban\"");

    String absent = form("absent", CLAIMANT, "substitute", OTHER_POST, "reason", "病假");
    String days = "&fromDay=2009-03-03&untilDay=";
    assertThat(admin.postForm(chosen, page + "/substitutions", absent + days + "9999-12-31").body())
        .contains("“结束日期”不能晚于2010年3月3日", "陈洁（gz-ban）的在办：1项");
    assertThat(substitutions.all(9)).filteredOn(one -> one.untilDay().getYear() > 2009).isEmpty();
    assertThat(
            admin
                .postForm(chosen, page + "/substitutions", absent + days + "2009-03-05")
                .statusCode())
        .isEqualTo(302);
    assertThat(admin.get(page).body())
        .contains("已设置副职（gz-ju9）代广州市局活动办 陈洁（gz-ban），2009年3月3日至2009年3月5日，届时自动开始，期满自动结束。");

    long id = substitutions.all(1).get(0).id();
    assertThat(
            admin.postForm(chosen, page + "/substitutions/%d/end".formatted(id), "").statusCode())
        .isEqualTo(302);
    assertThat(admin.get(page).body()).contains("已取消副职（gz-ju9）代广州市局活动办 陈洁（gz-ban），该代理没有开始过。");
    for (long none : List.of(id, 999_999L)) {
      var answer = admin.postForm(chosen, page + "/substitutions/%d/end".formatted(none), "");
      assertThat(admin.get(page).body())
          .as("%s %s", answer, answer.headers().map())
          .contains("没有这项代理，或者已经结束，没有改动")
          .doesNotContain("class=\"done\"");
    }
  }

  private void assertRefused(
      String reason, String absent, String substitute, LocalDate from, LocalDate until) {
    assertThatThrownBy(() -> substitutions.decide(absent, substitute, from, until, "病假", "admin"))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining(reason);
  }

  private void done(String person, String post) {
    inTheNameOf(
        person,
        List.of(post),
        () ->
            tasks.complete(task, Map.of("leader", "局长", "members", "各科室", "contact", "办公室 12345")));
  }

  private void inTheNameOf(String person, List<String> posts, Runnable action) {
    identity.setAuthentication(person, posts, List.of("440100"));
    try {
      action.run();
    } finally {
      identity.clearAuthentication();
    }
  }

  private List<String> postsOf(String person) {
    return identity.createGroupQuery().groupMember(person).list().stream()
        .map(Group::getId)
        .toList();
  }

  private long rightsOf(String person) {
    return authorizations.createAuthorizationQuery().userIdIn(person).resourceId(task).count();
  }

  private HttpResponse<String> act(String person, String what, String... fields) throws Exception {
    WebLogin login = new WebLogin(port, person, "tasklist");
    String page = "/work/held/" + task;
    HttpResponse<String> shown = login.get(page);
    return shown.body().contains("name=\"_token\"")
        ? login.postForm(page, page + "/" + what, form(fields))
        : shown;
  }

  private ResponseEntity<String> complete(String person) {
    return send(
        person,
        "POST",
        "/task/" + task + "/complete",
        """
        {"variables": {"leader": {"value": "局长"}, "members": {"value": "各科室"},
          "contact": {"value": "办公室 12345"}}}
        """);
  }

  private static String user(String person) {
    return "{\"userId\": \"%s\"}".formatted(person);
  }

  private ResponseEntity<String> send(String person, String method, String path, String body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    return rest.withBasicAuth(person, PASSWORD)
        .exchange(
            "/engine-rest" + path,
            HttpMethod.valueOf(method),
            new HttpEntity<>(body, headers),
            String.class);
  }
}
