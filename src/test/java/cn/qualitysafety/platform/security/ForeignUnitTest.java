package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.RestLists;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseEntries;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.organisation.PostRegister;
import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.organisation.UnitLevel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What Shenzhen's people get when they ask the REST interface for everything, or for a case of
 * Guangzhou by its id.
 */
@SystemTest
class ForeignUnitTest {

  private static final String OURS = "440300";
  private static final String THEIRS = "440100";

  /** Somebody of ours who holds every post of a city's bureau. */
  private static final String LICENCES = "sz-xuke";

  private static final String THEIR_CASE = "HD2009-01-440100-BS";

  @LocalServerPort private int port;
  @Autowired private TestRestTemplate rest;
  @Autowired private CaseDriver driver;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;
  @Autowired private ManagementService management;
  @Autowired private RepositoryService repository;
  @Autowired private IdentityService identity;
  @Autowired private EnterpriseService enterprises;
  @Autowired private Staff staff;
  @Autowired private PostRegister posts;
  @Autowired private ObjectMapper json;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("campaignYear", 2009));
    driver.runJobs();
    for (String city : List.of(OURS, THEIRS)) {
      driver.complete(
          "HD2009-01-" + city + "-BS",
          "userTask_setUpLeadingBody",
          "city-campaign-office",
          city,
          Map.of("leader", "局长", "members", "各科室", "contact", "办公室" + city));
    }
    staff.appoint(LICENCES, "深圳许可人员", "Zhijian-2009", OURS, posts.of(UnitLevel.CITY));
    applyForALicence();
    Task theirs = tasks.createTaskQuery().processInstanceBusinessKey(THEIR_CASE).singleResult();
    tasks.createComment(theirs.getId(), theirs.getProcessInstanceId(), "内部意见440100");
    tasks.createAttachment(
        "text", theirs.getId(), theirs.getProcessInstanceId(), "附件440100", "", "http://x/440100");
  }

  /** In Guangzhou, up to the open on-site verification. */
  private void applyForALicence() {
    enterprises.register(
        EnterpriseEntries.with(
            Map.of(
                EnterpriseEntry.CODE, "731400024",
                EnterpriseEntry.NAME, "企业440100",
                EnterpriseEntry.ADDRESS, "住所440100",
                EnterpriseEntry.UNIT_CODE, THEIRS)),
        List.of(THEIRS),
        "test");
    driver.start(
        "licence-review",
        "acceptance-window",
        THEIRS,
        Map.of(
            "applicationKind", "new",
            "holderCode", "731400024",
            "productCode", "dairy",
            "contactName", "联系人440100",
            "contactPhone", "1"));
    driver.complete(
        "XK2009-440100-0001",
        "userTask_checkMaterials",
        "acceptance-window",
        THEIRS,
        Map.of("outcome", "accept"));
    driver.runJobs();
  }

  @AfterEach
  void end() {
    identity.deleteUser(LICENCES);
    driver.reset();
  }

  @Test
  void noListNamesAnotherCity() throws Exception {
    List<String> leaks = new ArrayList<>();
    List<String> foreignIds = idsOf(THEIRS);
    for (String user : List.of("sz-ban", "sz-ju", LICENCES)) {
      for (String list : RestLists.ALL) {
        ResponseEntity<String> answer = as(user).getForEntity("/engine-rest" + list, String.class);
        String body = answer.getBody() == null ? "" : answer.getBody();
        if (answer.getStatusCode().is5xxServerError()) {
          leaks.add(user + " " + list + " fails: " + body);
        }
        if (!list.equals("/tenant")
            && (body.contains(THEIRS) || body.contains("HD2009-01-440100"))) {
          leaks.add(user + " " + list + " names Guangzhou: " + around(body, THEIRS));
        }
        foreignIds.stream()
            .filter(body::contains)
            .forEach(id -> leaks.add(user + " " + list + " gives the id " + id));
        for (JsonNode tenant : json.readTree(body.isEmpty() ? "[]" : body).findValues("tenantId")) {
          if (!tenant.isNull() && !tenant.asText().startsWith("4403")) {
            leaks.add(user + " " + list + " shows unit " + tenant.asText());
          }
        }
      }
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void countsAreThoseOfTheOwnUnit() throws Exception {
    assertThat(count("sz-ban", "/task/count")).isEqualTo(1);
    assertThat(count("sz-ban", "/process-instance/count")).isEqualTo(1);
    assertThat(count("sz-ban", "/history/process-instance/count")).isEqualTo(1);
    assertThat(count("gz-du", "/process-instance/count")).isEqualTo(3);
    assertThat(count("sheng-du", "/process-instance/count")).isEqualTo(24);
    assertThat(count("th-du", "/process-instance/count")).isZero();
    for (String clerk : List.of("sz-ban", "gz-du")) {
      assertThat(sum(clerk, "/process-definition/statistics", "instances"))
          .as(clerk)
          .isEqualTo(clerk.equals("gz-du") ? 3 : 1);
      assertThat(
              sum(clerk, "/process-definition/key/campaign-mobilisation/statistics", "instances"))
          .as(clerk)
          .isEqualTo(1);
      assertThat(sum(clerk, "/history/task/report?reportType=count&groupBy=taskName", "count"))
          .as(clerk)
          .isLessThanOrEqualTo(1);
    }
  }

  private int sum(String user, String path, String field) throws Exception {
    int sum = 0;
    for (JsonNode row : json.readTree(as(user).getForObject("/engine-rest" + path, String.class))) {
      sum += row.path(field).asInt();
    }
    return sum;
  }

  @Test
  void aCitysSupervisorSeesTheOwnUnitOnlyInCockpitToo() throws Exception {
    WebLogin cockpit = new WebLogin(port, "gz-du", "cockpit");
    String foreign =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey("HD2009-01-440300-BS")
            .singleResult()
            .getId();
    String year =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey("HD2009-01")
            .singleResult()
            .getId();
    String definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("campaign-mobilisation")
            .singleResult()
            .getId();
    String plugin = "/camunda/api/cockpit/plugin/base/default";
    List<String> answers = new ArrayList<>();
    for (String path :
        List.of(
            plugin + "/process-definition/statistics",
            plugin + "/process-definitions-statistics",
            plugin + "/process-definition/" + definition + "/called-process-definitions",
            plugin + "/process-instance/" + foreign + "/called-process-instances",
            plugin + "/process-instance/" + year + "/called-process-instances",
            plugin + "/process-instance/" + foreign + "/called-process-definitions",
            plugin + "/incident",
            "/camunda/api/engine/engine/default/process-instance",
            "/camunda/api/engine/engine/default/task",
            "/camunda/api/engine/engine/default/history/process-instance",
            "/camunda/api/engine/engine/default/history/activity-instance",
            "/camunda/api/engine/engine/default/process-instance/" + foreign + "/variables")) {
      answers.add(path + " " + cockpit.get(path).body());
    }
    answers.add(
        cockpit
            .post(
                plugin + "/process-instance?firstResult=0&maxResults=100",
                "{\"processDefinitionId\":\"%s\"}".formatted(definition))
            .body());
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer).doesNotContain("440300", "HD2009-01-440300"));
    assertThat(answers.get(answers.size() - 1)).contains(THEIR_CASE);
  }

  @Test
  void nothingOfAnotherCityIsReadById() {
    List<String> leaks = new ArrayList<>();
    for (String path : theirPaths()) {
      ResponseEntity<String> answer =
          as("sz-ban").getForEntity("/engine-rest" + path, String.class);
      String body = answer.getBody() == null ? "" : answer.getBody();
      boolean nothing =
          answer.getStatusCode().is4xxClientError()
              || body.contains("belongs to no authenticated tenant")
              || body.equals("[]")
              || body.equals("{}");
      if (!nothing || body.contains(THEIRS)) {
        leaks.add("%s: %s %s".formatted(path, answer.getStatusCode(), body));
      }
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void nothingOfAnotherCityIsChanged() {
    Task task = tasks.createTaskQuery().processInstanceBusinessKey(THEIR_CASE).singleResult();
    String instance = task.getProcessInstanceId();
    String user = "{\"userId\":\"sz-ban\"}";
    String variable = "{\"value\":\"x\",\"type\":\"String\"}";
    String timer = management.createJobQuery().processInstanceId(instance).list().get(0).getId();
    Map<String, String> posts =
        Map.ofEntries(
            Map.entry("/task/" + task.getId() + "/claim", user),
            Map.entry("/task/" + task.getId() + "/unclaim", "{}"),
            Map.entry("/task/" + task.getId() + "/complete", "{}"),
            Map.entry("/task/" + task.getId() + "/submit-form", "{}"),
            Map.entry("/task/" + task.getId() + "/resolve", "{}"),
            Map.entry("/task/" + task.getId() + "/assignee", user),
            Map.entry("/task/" + task.getId() + "/delegate", user),
            Map.entry("/task/" + task.getId() + "/bpmnError", "{\"errorCode\":\"x\"}"),
            Map.entry("/task/" + task.getId() + "/bpmnEscalation", "{\"escalationCode\":\"x\"}"),
            Map.entry(
                "/task/" + task.getId() + "/identity-links",
                "{\"userId\":\"sz-ban\",\"type\":\"candidate\"}"),
            Map.entry("/task/" + task.getId() + "/comment/create", "{\"message\":\"x\"}"),
            Map.entry(
                "/process-instance/" + instance + "/modification",
                "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"userTask_draftCityPlan\"}]}"),
            Map.entry(
                "/process-instance/delete",
                "{\"processInstanceIds\":[\"%s\"]}".formatted(instance)),
            Map.entry("/process-instance/" + instance + "/comment/create", "{\"message\":\"x\"}"),
            Map.entry("/job/" + timer + "/execute", "{}"),
            Map.entry(
                "/message",
                "{\"messageName\":\"x\",\"processInstanceId\":\"%s\"}".formatted(instance)),
            Map.entry("/execution/" + instance + "/signal", "{}"),
            Map.entry(
                "/modification/execute",
                "{\"processDefinitionId\":\"%s\",\"processInstanceIds\":[\"%s\"],\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"userTask_draftCityPlan\"}]}"
                    .formatted(task.getProcessDefinitionId(), instance)));
    Map<String, String> puts =
        Map.ofEntries(
            Map.entry(
                "/task/" + task.getId(),
                "{\"name\":\"x\",\"priority\":1,\"due\":\"2030-01-01T00:00:00.000+0800\"}"),
            Map.entry("/task/" + task.getId() + "/variables/planTitle", variable),
            Map.entry("/task/" + task.getId() + "/localVariables/planTitle", variable),
            Map.entry("/process-instance/" + instance + "/variables/campaignNumber", variable),
            Map.entry("/process-instance/" + instance + "/suspended", "{\"suspended\":true}"),
            Map.entry("/job/" + timer + "/duedate", "{\"duedate\":null}"),
            Map.entry("/job/" + timer + "/retries", "{\"retries\":0}"),
            Map.entry("/job/" + timer + "/suspended", "{\"suspended\":true}"));
    List<String> deletes =
        List.of(
            "/process-instance/" + instance,
            "/task/" + task.getId() + "/variables/planTitle",
            "/history/process-instance/" + instance,
            "/job/" + timer,
            "/deployment/"
                + repository.createDeploymentQuery().list().get(0).getId()
                + "?cascade=true");

    List<String> passed = new ArrayList<>();
    posts.forEach((path, body) -> passed.addAll(refused(HttpMethod.POST, path, body)));
    puts.forEach((path, body) -> passed.addAll(refused(HttpMethod.PUT, path, body)));
    deletes.forEach(path -> passed.addAll(refused(HttpMethod.DELETE, path, null)));
    assertThat(passed).isEmpty();

    Task after = tasks.createTaskQuery().processInstanceBusinessKey(THEIR_CASE).singleResult();
    assertThat(after.getId()).isEqualTo(task.getId());
    assertThat(after.getAssignee()).isNull();
    assertThat(after.getDueDate()).isEqualTo(task.getDueDate());
    assertThat(after.isSuspended()).isFalse();
    assertThat(tasks.getTaskComments(task.getId())).hasSize(1);
  }

  @Test
  void aClerkDoesNotMoveTheDueDateOfTheOwnTask() {
    Task own =
        tasks.createTaskQuery().processInstanceBusinessKey("HD2009-01-440300-BS").singleResult();
    assertThat(
            refused(
                HttpMethod.PUT,
                "/task/" + own.getId(),
                "{\"name\":\"x\",\"due\":\"2030-01-01T00:00:00.000+0800\"}"))
        .isEmpty();
  }

  private List<String> refused(HttpMethod method, String path, String body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    ResponseEntity<String> answer =
        as("sz-ban")
            .exchange("/engine-rest" + path, method, new HttpEntity<>(body, headers), String.class);
    return answer.getStatusCode().is2xxSuccessful()
        ? List.of("%s %s: %s %s".formatted(method, path, answer.getStatusCode(), answer.getBody()))
        : List.of();
  }

  private List<String> theirPaths() {
    Task task = tasks.createTaskQuery().processInstanceBusinessKey(THEIR_CASE).singleResult();
    String instance = task.getProcessInstanceId();
    String taskPath = "/task/" + task.getId();
    String instancePath = "/process-instance/" + instance;
    List<String> paths =
        new ArrayList<>(
            List.of(
                taskPath,
                taskPath + "/form",
                taskPath + "/deployed-form",
                taskPath + "/form-variables",
                taskPath + "/variables",
                taskPath + "/variables/planTitle",
                taskPath + "/localVariables",
                taskPath + "/identity-links",
                taskPath + "/comment",
                taskPath + "/attachment",
                instancePath,
                instancePath + "/variables",
                instancePath + "/variables/campaignNumber",
                instancePath + "/activity-instances",
                instancePath + "/comment",
                "/execution/" + instance,
                "/execution/" + instance + "/localVariables",
                "/history/process-instance/" + instance,
                "/history/activity-instance?processInstanceId=" + instance,
                "/history/variable-instance?processInstanceId=" + instance,
                "/history/detail?processInstanceId=" + instance,
                "/history/task?processInstanceId=" + instance,
                "/history/user-operation?processInstanceId=" + instance,
                "/history/task?taskAssignee=city-campaign-office-440100",
                "/task?processInstanceBusinessKey=" + THEIR_CASE,
                "/task?tenantIdIn=" + THEIRS,
                "/process-instance?tenantIdIn=" + THEIRS));
    history
        .createHistoricVariableInstanceQuery()
        .processInstanceId(instance)
        .list()
        .forEach(variable -> paths.add("/history/variable-instance/" + variable.getId()));
    runtime
        .createVariableInstanceQuery()
        .processInstanceIdIn(instance)
        .list()
        .forEach(variable -> paths.add("/variable-instance/" + variable.getId()));
    history
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instance)
        .list()
        .forEach(activity -> paths.add("/history/activity-instance/" + activity.getId()));
    management
        .createJobQuery()
        .processInstanceId(instance)
        .list()
        .forEach(job -> paths.add("/job/" + job.getId()));
    return paths;
  }

  private List<String> idsOf(String unit) {
    List<String> ids = new ArrayList<>();
    runtime.createProcessInstanceQuery().tenantIdIn(unit).list().stream()
        .map(ProcessInstance::getId)
        .forEach(ids::add);
    tasks.createTaskQuery().tenantIdIn(unit).list().stream().map(Task::getId).forEach(ids::add);
    return ids;
  }

  private int count(String user, String path) throws Exception {
    return json.readTree(as(user).getForObject("/engine-rest" + path, String.class))
        .path("count")
        .asInt(-1);
  }

  private TestRestTemplate as(String user) {
    return rest.withBasicAuth(user, "Zhijian-2009");
  }

  private static String around(String body, String word) {
    int at = body.indexOf(word);
    return body.substring(Math.max(0, at - 80), Math.min(body.length(), at + 80));
  }
}
