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
import cn.qualitysafety.platform.security.Endpoints.Endpoint;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.FilterService;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/**
 * What Shenzhen's people get when they ask the REST interface for everything, or for a case of
 * Guangzhou by its id.
 */
@SystemTest
@Tag("slow")
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
  @Autowired private FilterService filters;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private WebApplicationContext context;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    driver.start("campaign-year", "leading-group-office", "440000", Map.of("year", 2009));
    driver.runJobs();
    for (String city : List.of(OURS, THEIRS)) {
      driver.complete(
          "HD2009-01-" + city + "-BS",
          "userTask_setUpLeadingBody",
          "city-campaign-office",
          city,
          Map.of("leader", "局长", "members", "各科室", "contact", city + "办公室 12345"));
    }
    staff.appoint(LICENCES, "深圳许可人员", "Zhijian-2009", OURS, posts.of(UnitLevel.CITY));
    applyForALicence();
    Task theirs = tasks.createTaskQuery().processInstanceBusinessKey(THEIR_CASE).singleResult();
    tasks.createComment(theirs.getId(), theirs.getProcessInstanceId(), "内部意见440100");
    tasks.createAttachment(
        "text", theirs.getId(), theirs.getProcessInstanceId(), "附件440100", "", "http://x/440100");
  }

  /** In Guangzhou, up to the open on-site verification; another waits at the window, by a timer. */
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
    apply("dairy");
    driver.complete(
        "XK2009-440100-0001",
        "userTask_checkMaterials",
        "acceptance-window",
        THEIRS,
        Map.of("outcome", "accept"));
    driver.runJobs();
    apply("cement");
  }

  private void apply(String productCode) {
    driver.start(
        "licence-review",
        "acceptance-window",
        THEIRS,
        Map.of(
            "applicationKind", "new",
            "holderCode", "731400024",
            "productCode", productCode,
            "contactName", "联系人440100",
            "contactPhone", "12365"));
  }

  @AfterEach
  void end() {
    identity.deleteUser(LICENCES);
    jdbc.update("delete from ACT_HI_OP_LOG where ID_ = 'of-no-case'");
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
    assertThat(count("gz-du", "/process-instance/count")).isEqualTo(4);
    assertThat(count("sheng-du", "/process-instance/count")).isEqualTo(25);
    assertThat(count("th-du", "/process-instance/count")).isZero();
    for (String clerk : List.of("sz-ban", "gz-du")) {
      assertThat(sum(clerk, "/process-definition/statistics", "instances"))
          .as(clerk)
          .isEqualTo(clerk.equals("gz-du") ? 4 : 1);
      assertThat(
              sum(clerk, "/process-definition/key/campaign-mobilisation/statistics", "instances"))
          .as(clerk)
          .isEqualTo(1);
      assertThat(sum(clerk, "/history/task/report?reportType=count&groupBy=taskName", "count"))
          .as(clerk)
          .isLessThanOrEqualTo(1);
    }
    ResponseEntity<String> rights =
        as(LICENCES).getForEntity("/engine-rest/authorization", String.class);
    assertThat(rights.getStatusCode().is4xxClientError()).isTrue();
    assertThat(rights.getBody()).contains("授权清单只供系统管理员查看");
    assertThat(count(LICENCES, "/authorization/count?resourceType=5&resourceId=own"))
        .as("of one filter, as Tasklist asks to show it")
        .isZero();
  }

  /** A filter is nobody's case. */
  @Test
  void whoDidWhatWithTheEngineIsToldOfOnesUnitsAndNothingElse() throws Exception {
    String log = "/engine-rest/history/user-operation";
    jdbc.update(
        "insert into ACT_HI_OP_LOG (ID_, OPERATION_ID_, OPERATION_TYPE_, ENTITY_TYPE_, CATEGORY_,"
            + " PROPERTY_, NEW_VALUE_, USER_ID_, TIMESTAMP_) values ('of-no-case', 'of-no-case',"
            + " 'Create', 'Filter', 'TaskWorker', 'filterId', '1', 'gz-ban',"
            + " '2009-02-27 09:00:00')");
    assertThat(history.createUserOperationLogQuery().entityType("Filter").count()).isPositive();
    for (String supervisor : List.of("th-du", "gz-du", "sheng-du")) {
      JsonNode told = json.readTree(as(supervisor).getForObject(log, String.class));
      assertThat(told.findValues("processDefinitionKey"))
          .as(supervisor)
          .hasSize(told.size())
          .noneMatch(JsonNode::isNull);
      assertThat(told.findValuesAsText("entityType")).as(supervisor).doesNotContain("Filter");
      assertThat(told.size())
          .as(supervisor)
          .isEqualTo(count(supervisor, "/history/user-operation/count"));
      assertThat(count(supervisor, "/history/user-operation/count?entityType=Filter")).isZero();
    }
    assertThat(count("gz-du", "/history/user-operation/count")).isPositive();
    assertThat(count("th-du", "/history/user-operation/count")).isZero();
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
    String timer = management.createJobQuery().tenantIdIn(THEIRS).list().get(0).getId();
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

  /**
   * Whatever the server answers to, whoever added it, asked by somebody who holds every post of the
   * other city: in each address the ids of Guangzhou's things, with each change a body that says as
   * much as the engine may take.
   */
  @Test
  void noAddressThatThereIsTellsOrChangesAnythingOfAnotherCity() throws Exception {
    Map<String, List<String>> theirs = idsByKind();
    List<String> all = theirs.values().stream().flatMap(List::stream).distinct().toList();
    Set<String> before = rowsOf(all);
    WebLogin browser = new WebLogin(port, LICENCES, "tasklist");
    String token = browser.formToken("/example/form");
    List<String> leaks = new ArrayList<>();
    int asked = 0;
    for (Endpoint endpoint : Endpoints.of(context)) {
      String path = endpoint.path();
      // The second and third way to the same resources of the engine, and units are no secret.
      if (path.matches("/engine-rest/engine/.+|/camunda/api/engine/.*|.*/tenant(/.*)?")
          || path.matches("/(camunda|webjars|plugin|camunda-welcome)/(?!api).*")
          || path.matches("/public(/.*)?|.*/logout")) {
        continue;
      }
      String kind = path.replaceAll("^/engine-rest|^/history", "").split("/")[1];
      for (String id :
          path.contains("{") ? theirs.getOrDefault(kind, theirs.get("")) : List.of("")) {
        String address =
            path.replaceAll("\\{(\\w*[eE]ngine(Name)?)}", "default")
                .replaceAll("\\{key:(\\w+)\\|[^}]*}", "$1")
                .replaceAll("\\{(varName|variableName|varId)}", "campaignNumber")
                .replaceAll("\\{[^}]*}", id);
        String body =
            path.startsWith("/engine-rest")
                ? restAnswer(endpoint.method(), address, everythingAbout(id, theirs))
                : pageAnswer(
                    browser, token, endpoint.method(), address, everythingAbout(id, theirs));
        asked++;
        for (String sent : all) {
          body = body.replace(sent, "");
        }
        if (body.contains(THEIRS)) {
          leaks.add("%s %s: %s".formatted(endpoint.method(), address, around(body, THEIRS)));
        }
      }
    }
    filters
        .createTaskFilterQuery()
        .filterOwner(LICENCES)
        .list()
        .forEach(filter -> filters.deleteFilter(filter.getId()));
    jdbc.update("delete from ACT_HI_OP_LOG where USER_ID_ = ?", LICENCES);
    jdbc.update("delete from audit_event where person = ?", LICENCES); // that it was tried
    assertThat(asked).isGreaterThan(600);
    assertThat(leaks).isEmpty();
    Set<String> after = rowsOf(all);
    assertThat(after.stream().filter(row -> !before.contains(row))).as("new or changed").isEmpty();
    assertThat(before.stream().filter(row -> !after.contains(row))).as("gone").isEmpty();
  }

  private Map<String, List<String>> idsByKind() {
    Task task = tasks.createTaskQuery().processInstanceBusinessKey(THEIR_CASE).singleResult();
    String instance = task.getProcessInstanceId();
    return Map.of(
        "", List.of(instance, THEIR_CASE),
        "task", List.of(task.getId()),
        "process-instance", List.of(instance),
        "execution", List.of(task.getExecutionId()),
        "job", List.of(management.createJobQuery().tenantIdIn(THEIRS).list().get(0).getId()),
        "variable-instance",
            List.of(
                history
                    .createHistoricVariableInstanceQuery()
                    .processInstanceId(instance)
                    .list()
                    .get(0)
                    .getId()),
        "activity-instance",
            List.of(
                history
                    .createHistoricActivityInstanceQuery()
                    .processInstanceId(instance)
                    .list()
                    .get(0)
                    .getId()),
        "cases", List.of(THEIR_CASE, "XK2009-440100-0001"),
        "enterprises", List.of("731400024"),
        "user", List.of("gz-ban"));
  }

  /** One body that names them in every way in which the engine lets something be named. */
  private String everythingAbout(String id, Map<String, List<String>> theirs) throws Exception {
    Map<String, Object> body = new LinkedHashMap<>();
    for (String name : List.of("processInstanceId", "rootProcessInstanceId")) {
      body.put(name, theirs.get("process-instance").get(0));
    }
    for (String name :
        List.of("processInstanceIds", "processInstanceIdIn", "historicProcessInstanceIds")) {
      body.put(name, theirs.get("process-instance"));
    }
    body.put("jobIds", theirs.get("job"));
    body.put("taskId", theirs.get("task").get(0));
    body.put("executionId", theirs.get("execution").get(0));
    body.put("businessKey", THEIR_CASE);
    body.put("tenantId", THEIRS);
    body.put("tenantIdIn", List.of(THEIRS));
    body.put("id", id);
    body.put("userId", LICENCES);
    body.put("type", "candidate");
    body.put("name", "x");
    body.put("message", "x");
    body.put("messageName", "x");
    body.put("value", "x");
    body.put("errorCode", "x");
    body.put("escalationCode", "x");
    body.put("suspended", true);
    body.put("retries", 0);
    body.put("deleteReason", "x");
    body.put("annotation", "x");
    body.put("modifications", Map.of("x", Map.of("value", "x", "type", "String")));
    body.put("variables", Map.of("x", Map.of("value", "x", "type", "String")));
    body.put(
        "instructions", List.of(Map.of("type", "cancel", "activityId", "userTask_draftCityPlan")));
    return json.writeValueAsString(body);
  }

  private String restAnswer(String method, String path, String body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    String answer =
        as(LICENCES)
            .exchange(
                URI.create("http://localhost:" + port + path),
                HttpMethod.valueOf(method),
                new HttpEntity<>(method.equals("GET") ? null : body, headers),
                String.class)
            .getBody();
    return answer == null ? "" : answer;
  }

  private static String pageAnswer(
      WebLogin browser, String token, String method, String path, String body) throws Exception {
    return browser
        .send(
            request ->
                request
                    .header("Content-Type", "application/json")
                    .header("X-Csrf-Token", token)
                    .header("X-XSRF-TOKEN", browser.csrfToken())
                    .method(method, BodyPublishers.ofString(method.equals("GET") ? "" : body)),
            path)
        .body();
  }

  /**
   * Every row of every table that names Guangzhou or one of these things, but the trail of who
   * asked.
   */
  private Set<String> rowsOf(List<String> ids) throws SQLException {
    Set<String> rows = new TreeSet<>();
    for (String table : tables()) {
      for (Map<String, Object> row : jdbc.queryForList("select * from " + table)) {
        row.replaceAll(
            (column, value) -> value instanceof byte[] bytes ? Arrays.hashCode(bytes) : value);
        String text = table + " " + row;
        if (text.contains(THEIRS) || ids.stream().anyMatch(text::contains)) {
          rows.add(text);
        }
      }
    }
    return rows;
  }

  private List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Connection connection = jdbc.getDataSource().getConnection();
        ResultSet found =
            connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
      while (found.next()) {
        String table = found.getString("TABLE_NAME");
        if (found.getString("TABLE_TYPE").endsWith("TABLE") && !table.startsWith("flyway")) {
          tables.add(table);
        }
      }
    }
    return tables;
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
