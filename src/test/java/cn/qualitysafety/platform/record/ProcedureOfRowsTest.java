package cn.qualitysafety.platform.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.modelcheck.ModelCheck;
import cn.qualitysafety.platform.modelcheck.ModelSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * A procedure of a model, forms and decision tables: the tables say what kind of case it is, what
 * has to be done for each of several rows, what may be entered and how it ends; people vote, each
 * for himself. No class knows of it.
 */
@SystemTest
class ProcedureOfRowsTest {

  private static final String FILES = "classpath:procedure-of-rows/*";
  private static final String MODEL = "sample-build.bpmn";
  private static final String CASE = "XJ2009-440100-0001";
  private static final String GUANGZHOU = "440100";
  private static final String SHENZHEN = "440300";
  private static final String THIRD = "reviewer-440100";
  private static final String OF_SHENZHEN = "reviewer-440300";

  @LocalServerPort private int port;
  @Autowired private TestRestTemplate rest;
  @Autowired private CaseDriver driver;
  @Autowired private RepositoryService repository;
  @Autowired private ManagementService management;
  @Autowired private TaskService tasks;
  @Autowired private FormService forms;
  @Autowired private IdentityService identity;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private ModelCheck check;
  @Autowired private FactsOfCases facts;

  private final List<String> deployments = new ArrayList<>();

  @BeforeEach
  void deploy() throws IOException {
    driver.reset();
    driver.setClock("2009-03-02T09:00:00");
    named(driver.employ(THIRD, "reviewer", GUANGZHOU), "李三");
    named(driver.employ(OF_SHENZHEN, "reviewer", SHENZHEN), "深四");
    deploy(Map.of());
  }

  @AfterEach
  void end() {
    driver.reset();
    deployments.forEach(each -> repository.deleteDeployment(each, true));
    deployments.clear();
  }

  private void named(String login, String name) {
    User user = identity.createUserQuery().userId(login).singleResult();
    user.setFirstName(name);
    identity.saveUser(user);
  }

  private void deploy(Map<String, String> changes) throws IOException {
    DeploymentBuilder builder = repository.createDeployment().name("示例建设");
    for (Map.Entry<String, String> file : files().entrySet()) {
      String content = file.getValue();
      for (Map.Entry<String, String> change : changes.entrySet()) {
        content = content.replace(change.getKey(), change.getValue());
      }
      builder.addString(file.getKey(), content);
    }
    deployments.add(builder.deploy().getId());
  }

  private static Map<String, String> files() throws IOException {
    Map<String, String> files = new HashMap<>();
    for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
      files.put(file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8));
    }
    return files;
  }

  // People

  private ResponseEntity<String> start(Map<String, Object> entered) {
    Map<String, Object> all =
        new HashMap<>(
            Map.of(
                "partyName", "广州市甲中心",
                "place", SHENZHEN,
                "budget", 1200,
                "plannedEnd", "2010-12-31",
                "sealedSource", "企业捐助"));
    all.putAll(entered);
    return post("gz-shencha", "/process-definition/key/sample-build/submit-form", all);
  }

  private ResponseEntity<String> submit(String login, Task task, Map<String, Object> entered) {
    return post(login, "/task/%s/submit-form".formatted(task.getId()), entered);
  }

  private ResponseEntity<String> post(String login, String path, Map<String, Object> entered) {
    Map<String, Object> variables = new HashMap<>();
    entered.forEach((name, value) -> variables.put(name, typed(value)));
    return rest.withBasicAuth(login, "Zhijian-2009")
        .postForEntity("/engine-rest" + path, Map.of("variables", variables), String.class);
  }

  private static Map<String, Object> typed(Object value) {
    if (value instanceof Collection<?> several) {
      String list = String.join(",", several.stream().map(one -> "\"%s\"".formatted(one)).toList());
      return Map.of("type", "Json", "value", "[%s]".formatted(list));
    }
    return value instanceof Number
        ? Map.of("type", "Double", "value", value)
        : Map.of("type", "String", "value", value);
  }

  private static void done(ResponseEntity<String> answer) {
    assertThat(answer.getStatusCode().is2xxSuccessful()).as(answer.getBody()).isTrue();
  }

  private static void refused(ResponseEntity<String> answer, String... sentences) {
    assertThat(answer.getStatusCode().is4xxClientError()).as(answer.toString()).isTrue();
    assertThat(answer.getBody()).contains(sentences);
  }

  /** The task of a row. */
  private Task task(String key, String row) {
    return open(key).stream()
        .filter(task -> row.equals(tasks.getVariable(task.getId(), "row")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no task %s of %s".formatted(key, row)));
  }

  private Task task(String key) {
    assertThat(open(key)).as(key).hasSize(1);
    return open(key).get(0);
  }

  private List<Task> open(String key) {
    return tasks.createTaskQuery().processInstanceBusinessKey(CASE).taskDefinitionKey(key).list();
  }

  private void finish(String milestone, String reachedOn, int amount) {
    done(
        submit(
            "gz-shencha",
            task("userTask_reportMilestone", milestone),
            Map.of("reachedOn", reachedOn, "amount", amount)));
    done(submit("gz-jueding", task("userTask_checkMilestone", milestone), Map.of("agree", "yes")));
  }

  private void finishAll() {
    finish("site", "2009-03-02", 20);
    finish("staff", "2009-03-01", 30);
    finish("opening", "2009-03-02", 10);
  }

  private void formGroup() {
    done(
        submit(
            "gz-shencha",
            task("userTask_formGroup"),
            Map.of("members", List.of("gz-hecha", "gz-hecha2", THIRD), "leader", "gz-hecha")));
  }

  private void vote(String login, String vote) {
    Task task = task("userTask_vote", login);
    assertThat(task.getAssignee()).isEqualTo(login);
    if (login.equals(THIRD)) {
      driver.as(
          "reviewer",
          GUANGZHOU,
          () -> {
            tasks.complete(task.getId(), Map.of("vote", vote));
            return null;
          });
    } else {
      done(submit(login, task, Map.of("vote", vote)));
    }
  }

  private List<Tuple> recorded(String taskKey) {
    return jdbc.query(
        "select * from case_record where task_key = ? order by id",
        (row, at) ->
            tuple(
                row.getString("row_key"),
                row.getString("row_name"),
                row.getString("field_key"),
                row.getString("value_text"),
                row.getString("words")),
        taskKey);
  }

  // Tables

  @Tag("database")
  @Test
  void whatATableSaysIsInTheRecordWithItsTypeAndAFactOfTheCase() {
    done(start(Map.of()));
    assertThat(recorded("businessRuleTask_classifyProject"))
        .containsExactly(
            tuple(null, null, "scale", "large", "大型"),
            tuple(null, null, "months", "24", "24"),
            tuple(null, null, "opinionNeeded", "true", "是"),
            tuple(null, null, "builtBy", "2011-03-02", "2011年3月2日"));
    assertThat(
            jdbc.queryForMap(
                "select * from case_record where field_key = 'months' and case_number = ?", CASE))
        .containsEntry("task_name", "确定类别")
        .containsEntry("label", "建设月数")
        .containsEntry("recorder_name", "系统")
        .containsEntry("recorded_by", null)
        .satisfies(row -> assertThat(row.get("value_number").toString()).startsWith("24"));
  }

  @Test
  void aTableThatHasNoRuleForTheCaseFailsItsStep() throws IOException {
    deploy(Map.of("&lt; 1000", "[100..1000)"));
    assertThatThrownBy(
            () ->
                driver.start(
                    "sample-build",
                    "review-organiser",
                    GUANGZHOU,
                    Map.of(
                        "partyName",
                        "甲",
                        "place",
                        SHENZHEN,
                        "budget",
                        99.0,
                        "plannedEnd",
                        "2010-12-31")))
        .hasStackTraceContaining(
            "the decision table 'sample-kind' has no rule for what is known of case " + CASE);
    assertThat(jdbc.queryForObject("select count(*) from case_record", Integer.class)).isZero();
  }

  @Test
  void aRunningCaseKeepsTheTablesWithWhichItBegan() throws IOException {
    done(start(Map.of()));
    deploy(Map.of("&gt; 1<", "&gt; 0<"));
    finishAll();
    formGroup();
    vote("gz-hecha", "for");
    vote("gz-hecha2", "for");
    vote(THIRD, "against");
    assertThat(recorded("businessRuleTask_judgeBuild"))
        .as("in the new version one vote against is too many")
        .extracting(line -> line.toList().get(3))
        .containsExactly("accepted", "2012-03-02");
  }

  @Test
  void aSealedFactEntersNoTable() throws IOException {
    deploy(Map.of("plannedEnd &lt; today", "sealedSource = null"));
    refused(start(Map.of("plannedEnd", "2010-12-31")), "不能早于今天");
  }

  // Rows

  @Test
  void eachHitOfATableThatCollectsIsARowWithFactsOfItsOwn() {
    done(start(Map.of()));
    assertThat(recorded("businessRuleTask_listMilestones"))
        .containsExactly(
            tuple(null, null, "sampleMilestoneCount", "3", "3"),
            tuple("site", "场地到位", "milestone", "site", "site"),
            tuple("site", "场地到位", "milestoneName", "场地到位", "场地到位"),
            tuple("site", "场地到位", "milestoneDue", "2009-04-02", "2009年4月2日"),
            tuple("staff", "人员到位", "milestone", "staff", "staff"),
            tuple("staff", "人员到位", "milestoneName", "人员到位", "人员到位"),
            tuple("staff", "人员到位", "milestoneDue", "2009-05-02", "2009年5月2日"),
            tuple("opening", "挂牌", "milestone", "opening", "opening"),
            tuple("opening", "挂牌", "milestoneName", "挂牌", "挂牌"),
            tuple("opening", "挂牌", "milestoneDue", null, ""));
    assertThat(open("userTask_reportMilestone")).hasSize(3);
    Task staff = task("userTask_reportMilestone", "staff");
    assertThat(staff.getDueDate()).isEqualTo(at("2009-05-02T23:59:59"));
    assertThat(task("userTask_reportMilestone", "opening").getDueDate()).isNull();
    assertThat(forms.getTaskFormVariables(staff.getId()))
        .containsEntry("milestoneName", "人员到位")
        .containsEntry("milestoneDue", "2009-05-02")
        .containsEntry("partyName", "广州市甲中心");
  }

  @Test
  void aSmallProjectHasTheRowsOfItsKindAlone() {
    done(start(Map.of("budget", 999)));
    assertThat(open("userTask_reportMilestone"))
        .extracting(task -> tasks.getVariable(task.getId(), "row"))
        .containsExactlyInAnyOrder("site", "staff");
  }

  @Test
  void whatIsRecordedForOneRowIsReadInItAndSupersedesNothingOfAnother() throws Exception {
    done(start(Map.of()));
    finish("site", "2009-03-02", 20);
    done(
        submit(
            "gz-shencha",
            task("userTask_reportMilestone", "staff"),
            Map.of("reachedOn", "2009-03-01", "amount", 30)));
    assertThat(forms.getTaskFormVariables(task("userTask_checkMilestone", "staff").getId()))
        .containsEntry("reachedOn", "2009-03-01");
    String page = new WebLogin(port, "gz-shencha", "tasklist").get("/cases/" + CASE).body();
    assertThat(page).contains("报告节点：场地到位", "报告节点：人员到位").doesNotContain("此后又重新填写");
  }

  @Tag("database")
  @Test
  void aRowThatIsDoneAgainSupersedesItself() throws Exception {
    deploy(
        Map.of(
            "<bpmn:sequenceFlow id=\"flow_checkMilestone_end\" sourceRef=\"userTask_checkMilestone\"",
            """
            <bpmn:exclusiveGateway id="gateway_true" default="flow_checkMilestone_end"/>
            <bpmn:sequenceFlow id="flow_check_true" sourceRef="userTask_checkMilestone" targetRef="gateway_true"/>
            <bpmn:sequenceFlow id="flow_true_report" sourceRef="gateway_true" targetRef="userTask_reportMilestone">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${facts.agree == 'no'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="flow_checkMilestone_end" sourceRef="gateway_true\""""));
    done(start(Map.of("budget", 200)));
    finish("staff", "2009-03-02", 20);
    done(
        submit(
            "gz-shencha",
            task("userTask_reportMilestone", "site"),
            Map.of("reachedOn", "2009-03-01", "amount", 30)));
    done(submit("gz-jueding", task("userTask_checkMilestone", "site"), Map.of("agree", "no")));
    finish("site", "2009-03-02", 40);
    String page = new WebLogin(port, "gz-shencha", "tasklist").get("/cases/" + CASE).body();
    assertThat(page.split("此后又重新填写", -1)).as("report and check of one row").hasSize(3);
    assertThat(page).contains("报告节点：场地到位（第2次）").doesNotContain("报告节点：人员到位（第2次）");
  }

  @Test
  void outsideOfTheRowsATableCountsThem() {
    done(start(Map.of()));
    finish("site", "2009-03-02", 20);
    finish("staff", "2009-03-01", 9);
    finish("opening", "2009-03-02", 10);
    formGroup();
    vote("gz-hecha", "for");
    vote("gz-hecha2", "for");
    vote(THIRD, "for");
    assertThat(recorded("businessRuleTask_judgeBuild"))
        .as("one row has only 9")
        .extracting(line -> line.toList().get(3))
        .containsExactly("refused", null);
    assertThat(result())
        .containsEntry("result", "不通过")
        .containsEntry("end_event", "endEvent_refused");
  }

  @Test
  void rowsWithoutKeysOfTheirOwnFailTheirStep() throws IOException {
    deploy(Map.of("\"staff\"", "\"site\""));
    assertThatThrownBy(
            () ->
                driver.start(
                    "sample-build",
                    "review-organiser",
                    GUANGZHOU,
                    Map.of(
                        "partyName",
                        "甲",
                        "place",
                        SHENZHEN,
                        "budget",
                        200.0,
                        "plannedEnd",
                        "2010-12-31")))
        .hasStackTraceContaining("row 2 of the decision table 'sample-milestone'")
        .hasStackTraceContaining("has the key 'site'");
  }

  @Test
  void rowsCanBeDoneOneAfterTheOther() throws IOException {
    deploy(
        Map.of(
            "sample-milestone')}\" camunda:elementVariable",
            "sample-milestone')}\" isSequential=\"true\" camunda:elementVariable"));
    done(start(Map.of()));
    for (String milestone : List.of("site", "staff", "opening")) {
      assertThat(tasks.getVariable(task("userTask_reportMilestone").getId(), "row"))
          .isEqualTo(milestone);
      finish(milestone, "2009-03-02", 20);
    }
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_formGroup");
    assertThat(recorded("userTask_checkMilestone"))
        .extracting(line -> line.toList().get(0))
        .containsExactly("site", "staff", "opening");
  }

  @Tag("database")
  @Test
  void rowsCanHaveRowsOfTheirOwn() throws IOException {
    deploy(
        Map.of(
            "<bpmn:sequenceFlow id=\"flow_begin_reportMilestone\" sourceRef=\"startEvent_milestone\"",
            """
            <bpmn:sequenceFlow id="flow_begin_list" sourceRef="startEvent_milestone" targetRef="businessRuleTask_listParts"/>
            <bpmn:businessRuleTask id="businessRuleTask_listParts" name="列出部分" camunda:expression="${record.decision(execution, 'sample-milestone')}"/>
            <bpmn:sequenceFlow id="flow_list_part" sourceRef="businessRuleTask_listParts" targetRef="userTask_finishPart"/>
            <bpmn:userTask id="userTask_finishPart" name="完成部分" camunda:formRef="sample-build-check" camunda:formRefBinding="deployment" camunda:candidateGroups="decision-maker">
              <bpmn:extensionElements>
                <camunda:taskListener expression="${record.form(task)}" event="complete"/>
              </bpmn:extensionElements>
              <bpmn:multiInstanceLoopCharacteristics isSequential="true" camunda:collection="${record.rows(execution, 'sample-milestone')}" camunda:elementVariable="row"/>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="flow_begin_reportMilestone" sourceRef="userTask_finishPart\""""));
    done(start(Map.of("budget", 200)));
    for (String part : List.of("场地到位", "人员到位")) {
      assertThat(open("userTask_finishPart")).as("one at a time in each of two rows").hasSize(2);
      for (Task task : open("userTask_finishPart")) {
        assertThat(forms.getTaskFormVariables(task.getId())).containsEntry("milestoneName", part);
        driver.as(
            "decision-maker",
            GUANGZHOU,
            () -> {
              tasks.complete(task.getId(), Map.of("agree", "yes"));
              return null;
            });
      }
    }
    assertThat(recorded("userTask_finishPart"))
        .extracting(line -> line.toList().subList(0, 2))
        .containsExactlyInAnyOrder(
            List.of("site/site", "场地到位"),
            List.of("staff/site", "场地到位"),
            List.of("site/staff", "人员到位"),
            List.of("staff/staff", "人员到位"));
    assertThat(forms.getTaskFormVariables(task("userTask_reportMilestone", "staff").getId()))
        .as("within the outer row its own")
        .containsEntry("milestoneName", "人员到位");
  }

  // Rules of forms

  @Test
  void theRulesOfATableRefuseAFormWithAllTheirSentencesAndNothingIsKept() {
    done(start(Map.of()));
    Task report = task("userTask_reportMilestone", "staff");
    refused(
        submit("gz-shencha", report, Map.of("reachedOn", "2009-03-03")), "没有提交：“到达日期”不能晚于今天，请更正。");
    driver.setClock("2009-06-01T09:00:00");
    refused(
        submit("gz-shencha", report, Map.of("reachedOn", "2009-06-02")),
        "没有提交：“到达日期”不能晚于今天，请更正。“到达日期”晚于人员到位的期限，请填写“说明”。");
    assertThat(recorded("userTask_reportMilestone")).isEmpty();
    done(
        submit(
            "gz-shencha",
            report,
            Map.of("reachedOn", "2009-05-03", "amount", 1, "remark", "因雨延期")));
    assertThat(recorded("userTask_reportMilestone"))
        .containsExactly(
            tuple("staff", "人员到位", "reachedOn", "2009-05-03", "2009年5月3日"),
            tuple("staff", "人员到位", "amount", "1", "1"),
            tuple("staff", "人员到位", "remark", "因雨延期", "因雨延期"));
  }

  @Test
  void theRulesOfATableRefuseAStart() {
    refused(start(Map.of("plannedEnd", "2009-03-01")), "“计划完成日期”不能早于今天，请更正。");
    assertThat(jdbc.queryForObject("select count(*) from cases", Integer.class)).isZero();
    done(start(Map.of("plannedEnd", "2009-03-02")));
    assertThat(result()).as("no number is lost").containsEntry("case_number", CASE);
  }

  // Persons

  @Test
  void aFieldOfPersonsOffersThemByNameTakesNobodyElseAndTellsTablesWhereTheyWork() {
    done(start(Map.of()));
    finishAll();
    Task group = task("userTask_formGroup");
    assertThat(forms.getTaskFormVariables(group.getId()).get("candidates").toString())
        .contains("李三（广州市）", "深四（深圳市）", OF_SHENZHEN);
    refused(
        submit("gz-shencha", group, Map.of("members", List.of("gz-shencha"), "leader", "gz-hecha")),
        "请在“验收组成员”中选择一项，其中没有“gz-shencha”");
    refused(
        submit(
            "gz-shencha",
            group,
            Map.of("members", List.of("gz-hecha", OF_SHENZHEN), "leader", THIRD)),
        "“验收组成员”应为单数，请增减一人。",
        "“验收组成员”中有项目所在市的人员，应当回避，请更换。",
        "“组长”应当是验收组成员，请重新选择。");
    formGroup();
    assertThat(recorded("userTask_formGroup"))
        .containsExactly(
            tuple(
                null,
                null,
                "members",
                "gz-hecha\ngz-hecha2\n" + THIRD,
                "广州市局核查员 王燕、广州市局特聘核查员 赵工、李三"),
            tuple(null, null, "leader", "gz-hecha", "广州市局核查员 王燕"));
    assertThat(forms.getTaskFormVariables(task("userTask_vote", THIRD).getId()))
        .containsEntry("members", "广州市局核查员 王燕、广州市局特聘核查员 赵工、李三")
        .containsEntry("leader", "广州市局核查员 王燕");
  }

  @Test
  void eachPersonFillsInAFormOfHisOwn() throws Exception {
    done(start(Map.of()));
    finishAll();
    formGroup();
    vote("gz-hecha2", "against");
    vote(THIRD, "for");
    vote("gz-hecha", "for");
    assertThat(recorded("userTask_vote"))
        .containsExactly(
            tuple("gz-hecha2", "广州市局特聘核查员 赵工", "vote", "against", "不同意"),
            tuple(THIRD, "李三", "vote", "for", "同意"),
            tuple("gz-hecha", "广州市局核查员 王燕", "vote", "for", "同意"));
    assertThat(new WebLogin(port, "gz-shencha", "tasklist").get("/cases/" + CASE).body())
        .contains("各自表决：李三")
        .doesNotContain("此后又重新填写");
  }

  @Test
  void oneReviewerChosenThreeTimesIsNoGroupOfThree() {
    done(start(Map.of()));
    finishAll();
    refused(
        submit(
            "gz-shencha",
            task("userTask_formGroup"),
            Map.of("members", List.of("gz-hecha", "gz-hecha", "gz-hecha"), "leader", "gz-hecha")),
        "“验收组成员”中有一项选了两次，没有提交；请删除重复的一项。");
  }

  @Test
  void whatIsDoneOnceForEachOfNobodyIsNotDone() throws IOException {
    deploy(
        Map.of(
            "${record.form(task, 'sample-group')}", "${record.form(task)}",
            "\"valuesKey\": \"candidates\",\n      \"validate\": {\n        \"required\": true",
                "\"valuesKey\": \"candidates\",\n      \"validate\": {\n        \"required\": false"));
    done(start(Map.of()));
    finishAll();
    done(submit("gz-shencha", task("userTask_formGroup"), Map.of("leader", "gz-hecha")));
    assertThat(tasks.createTaskQuery().taskDefinitionKey("userTask_vote").count()).isZero();
    assertThat(recorded("businessRuleTask_judgeBuild")).isNotEmpty();
  }

  @Test
  void aNumberOfTenMillionDigitsIsNone() {
    refused(start(Map.of("budget", "1E9999999")), "“投资”应为数字");
  }

  // Days

  @Test
  void aTimerWaitsForTheDayOfAFact() {
    done(start(Map.of()));
    finishAll();
    formGroup();
    vote("gz-hecha", "for");
    vote("gz-hecha2", "for");
    vote(THIRD, "for");
    assertThat(management.createJobQuery().timers().processDefinitionKey("sample-build").list())
        .singleElement()
        .satisfies(timer -> assertThat(timer.getDuedate()).isEqualTo(at("2012-03-02T00:00:00")));
  }

  @Test
  void aTimerForADayThatIsNotKnownSaysSo() throws IOException {
    deploy(Map.of("${deadline.startOf(facts.renewFrom)}", "${deadline.startOf(facts.reachedOn)}"));
    done(start(Map.of()));
    finishAll();
    formGroup();
    vote("gz-hecha", "for");
    vote("gz-hecha2", "for");
    assertThatThrownBy(() -> vote(THIRD, "for"))
        .hasStackTraceContaining("a timer waits for a day that is not known yet");
  }

  // Only one

  @Tag("database")
  @Test
  void asLongAsOneIsNotRefusedThereIsNoOtherOfTheSamePlaceAndCluster() {
    done(start(Map.of()));
    refused(start(Map.of("partyName", "乙中心")), "“所在地”、“产业集群”与办件%s相同，这样的办件只能有一件".formatted(CASE));
    done(start(Map.of("cluster", "陶瓷")));
    refused(start(Map.of("cluster", "陶瓷")), "与办件XJ2009-440100-0002相同");
    done(start(Map.of("cluster", "C 01")));
    refused(start(Map.of("cluster", "c01")), "与办件XJ2009-440100-0003相同");
    done(start(Map.of("place", GUANGZHOU)));
    finish("site", "2009-03-02", 20);
    finish("staff", "2009-03-02", 9);
    finish("opening", "2009-03-02", 20);
    formGroup();
    List.of("gz-hecha", "gz-hecha2", THIRD).forEach(member -> vote(member, "for"));
    assertThat(result()).containsEntry("end_event", "endEvent_refused");
    done(start(Map.of("partyName", "乙中心")));
  }

  @Test
  void whatWasBuiltLeavesNoRoomForAnother() {
    done(start(Map.of()));
    finishAll();
    formGroup();
    List.of("gz-hecha", "gz-hecha2", THIRD).forEach(member -> vote(member, "for"));
    driver.moveClockTo("2012-03-02T00:00:01");
    assertThat(result()).containsEntry("end_event", "endEvent_built");
    refused(start(Map.of("plannedEnd", "2013-12-31")), "与办件%s相同".formatted(CASE));
  }

  @Test
  void whereOnlyOpenOnesCountWhatWasBuiltLeavesRoom() throws IOException {
    deploy(Map.of("cases.onlyOne(", "cases.onlyOneOpen("));
    done(start(Map.of()));
    refused(start(Map.of("partyName", "乙中心")), "“所在地”、“产业集群”与正在办理的办件%s相同".formatted(CASE));
    finishAll();
    formGroup();
    List.of("gz-hecha", "gz-hecha2", THIRD).forEach(member -> vote(member, "for"));
    refused(start(Map.of("partyName", "乙中心")), "与正在办理的办件%s相同".formatted(CASE));
    driver.moveClockTo("2012-03-02T00:00:01");
    assertThat(result()).containsEntry("end_event", "endEvent_built");
    done(start(Map.of("plannedEnd", "2013-12-31")));
  }

  // A running case is told something

  /** A case that asks the one of rows to change, and what that one does then. */
  private void deployChange() throws IOException {
    BpmnModelInstance change =
        Bpmn.createExecutableProcess("sample-change")
            .camundaHistoryTimeToLive(1)
            .startEvent("startEvent_asked")
            .camundaFormRef("sample-change-start")
            .camundaFormRefBinding("deployment")
            .serviceTask("serviceTask_open")
            .camundaExpression("${cases.open(execution, 'XB', '{buildNumber}的变更')}")
            .sendTask("sendTask_change")
            .camundaExpression(
                "${messages.tell(execution, 'sampleChanged', '{buildNumber}',"
                    + " '{budget} {plannedEnd} {cluster}')}")
            .endEvent()
            .done();
    change
        .<Process>getModelElementById("sample-change")
        .setCamundaCandidateStarterGroups("review-organiser");
    deployments.add(
        repository
            .createDeployment()
            .addString(
                "sample-change-start.form",
                files()
                    .get("sample-build-start.form")
                    .replace("sample-build", "sample-change")
                    .replace("\"key\": \"partyName\"", "\"key\": \"buildNumber\""))
            .addModelInstance("sample-change.bpmn", change)
            .deploy()
            .getId());
  }

  /** The version by which a case runs may not name who tells it; the newest one does. */
  private void deployHearing() throws IOException {
    deploy(
        Map.of(
            "name=\"toldBy\" value=\"sample-build\"", "name=\"toldBy\" value=\"sample-change\""));
  }

  private ResponseEntity<String> change(String number) {
    return post(
        "gz-shencha",
        "/process-definition/key/sample-change/submit-form",
        Map.of(
            "buildNumber", number, "place", SHENZHEN, "budget", 1801, "plannedEnd", "2011-06-30"));
  }

  @Tag("database")
  @Test
  void aRunningCaseKeepsWhatAnotherOneTellsItAndWhatItDoesNotSayStays() throws IOException {
    deployChange();
    done(start(Map.of("cluster", "陶瓷")));
    refused(change(CASE), "没有正在办理、可以接收“示例变更”的办件“%s”".formatted(CASE));
    deployHearing();
    done(change(CASE));
    driver.runJobs();
    assertThat(recorded("businessRuleTask_keepChange"))
        .containsExactly(
            tuple(null, null, "budgetNow", "1801", "1801"),
            tuple(null, null, "endNow", "2011-06-30", "2011年6月30日"),
            tuple(null, null, "clusterNow", "陶瓷", "陶瓷"));
  }

  @Test
  void whoTellsACaseThatDoesNotWaitIsRefusedAtOnce() throws IOException {
    deployChange();
    refused(change(CASE), "没有正在办理、可以接收“示例变更”的办件“%s”，没有提交".formatted(CASE));
    assertThat(jdbc.queryForObject("select count(*) from message_outbox", Integer.class)).isZero();
  }

  @Test
  void aCaseOfAnUnrelatedUnitIsToldNothing() throws IOException {
    deployChange();
    deployHearing();
    driver.start(
        "sample-build",
        "review-organiser",
        SHENZHEN,
        Map.of("partyName", "深圳", "place", SHENZHEN, "budget", 200.0, "plannedEnd", "2010-12-31"));
    refused(change("XJ2009-440300-0001"), "没有正在办理、可以接收“示例变更”的办件");
  }

  // What classes tell of a case

  @Test
  void whatAClassTellsOfACaseIsReadByTablesFormsAndTitlesToo() throws IOException {
    Object told = ReflectionTestUtils.getField(facts, "byProcess");
    Supplier<Map<String, CaseFacts<?>>> instead =
        () ->
            Map.of(
                "sample-build",
                CaseFacts.of(number -> number, "sample-build")
                    .money("deposit", "保证金", number -> 123456L)
                    .number("visits", "检查次数", number -> 3)
                    .list("inspected", "已查项目", number -> List.of("原料", "设备")));
    ReflectionTestUtils.setField(facts, "byProcess", instead);
    try {
      deploy(
          Map.of(
              "<text>budget</text>", "<text>count(inspected) * visits + deposit</text>",
              "&lt; 1000", "123462",
              "{partyName}的建设", "{deposit}，{visits}次，{inspected}",
              "\"key\": \"milestoneName\"", "\"key\": \"inspected\"",
              "\"key\": \"partyName\",\n      \"label\": \"建设单位\",\n      \"readonly\"",
                  "\"key\": \"deposit\",\n      \"label\": \"建设单位\",\n      \"readonly\"",
              "&gt;= 1000", "&lt; 0"));
      done(start(Map.of()));
      assertThat(result()).containsEntry("title", "1234.56元，3次，原料、设备");
      assertThat(recorded("businessRuleTask_classifyProject").get(0).toList().get(3))
          .as("2 * 3 + 123456 fen")
          .isEqualTo("small");
      assertThat(forms.getTaskFormVariables(task("userTask_reportMilestone", "site").getId()))
          .containsEntry("deposit", "1234.56")
          .containsEntry("inspected", "原料、设备");
    } finally {
      ReflectionTestUtils.setField(facts, "byProcess", told);
    }
  }

  // What a designer is told

  @Test
  void nothingIsWrongWithItInTheCheckThatDesignersAreAsked() throws IOException {
    assertThat(findings(Map.of())).isEmpty();
  }

  private List<String> findings(Map<String, String> changes) throws IOException {
    List<ModelSource> sources = new ArrayList<>();
    for (Map.Entry<String, String> file : files().entrySet()) {
      String content = file.getValue();
      for (Map.Entry<String, String> change : changes.entrySet()) {
        content = content.replace(change.getKey(), change.getValue());
      }
      sources.add(new ModelSource(file.getKey(), content.getBytes(StandardCharsets.UTF_8)));
    }
    sources.sort(Comparator.comparing(ModelSource::path));
    return check.check(sources, List.of()).stream().map(Finding::sentence).toList();
  }

  private Map<String, Object> result() {
    return jdbc.queryForMap("select * from cases where case_number = ?", CASE);
  }

  private static Date at(String beijingTime) {
    return Date.from(
        LocalDateTime.parse(beijingTime).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
  }
}
