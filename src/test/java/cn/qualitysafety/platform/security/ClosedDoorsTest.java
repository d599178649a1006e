package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.RefusedInputException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@SystemTest
class ClosedDoorsTest {

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private FilterService filters;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private final HttpClient browser = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/work",
        "/work/finished.xlsx",
        "/webjars/x.js",
        "/actuator",
        "/actuator/health/details",
        "/anything"
      })
  void withoutALoginEveryPageLeadsToTheLogin(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .as("whatever a request says the server is called")
        .isEqualTo("/camunda/app/tasklist/");
  }

  @Test
  void theMetricsOpenToTheTokenAndToAdministratorsAndToNobodyElse() throws Exception {
    String metrics = "/actuator/prometheus";
    assertThat(get(metrics).statusCode()).isEqualTo(401);
    for (String wrong :
        List.of("Bearer ", "Bearer test-token-of-prometheu", "test-token-of-prometheus")) {
      assertThat(getWith(wrong, metrics).statusCode()).as(wrong).isEqualTo(401);
    }
    String token = "Bearer test-token-of-prometheus";
    assertThat(getWith(token, metrics).body()).contains("jvm_memory_used_bytes");
    assertThat(getWith(token, "/actuator/health/details").statusCode())
        .as("the token opens nothing else")
        .isEqualTo(302);
    assertThat(new WebLogin(port, "admin", "tasklist").get(metrics).statusCode()).isEqualTo(200);
    WebLogin supervisor = new WebLogin(port, "sheng-du", "tasklist");
    for (String path : List.of(metrics, "/actuator/health/details", "/actuator")) {
      assertThat(supervisor.get(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThatThrownBy(() -> new MetricsToken("too-short"))
        .hasMessageContaining("QS_METRICS_TOKEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/engine/engine/default/task",
        "/camunda/api/engine/engine/default/process-instance",
        "/camunda/api/engine/engine/default/history/task",
        "/camunda/api/cockpit/plugin/base/default/process-definition",
        "/camunda/api/admin/plugin/base/default/users"
      })
  void withoutALoginTheWebApplicationsInterfaceAnswersNothing(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(401, 403, 404);
  }

  @Test
  void whatTheEngineCountsAndItsVersionAreForThoseWhoRunIt() throws Exception {
    String web = "/camunda/api/engine/engine/default";
    for (String path :
        List.of("/metrics/flow-node-instances/sum", "/metrics/task-users/sum", "/metrics")) {
      assertThat(getAs("sheng-du", "/engine-rest" + path).statusCode()).as(path).isEqualTo(422);
      assertThat(new WebLogin(port, "sheng-du", "cockpit").get(web + path).statusCode())
          .as(path)
          .isEqualTo(422);
      assertThat(getAs("admin", "/engine-rest" + path).statusCode()).as(path).isEqualTo(200);
    }
    for (String path :
        List.of("/version", "/version/", "//version", "/%76ersion", "/version;x=1")) {
      assertThat(getAs("sheng-du", "/engine-rest" + path).statusCode()).as(path).isNotEqualTo(200);
    }
    assertThat(new WebLogin(port, "sheng-du", "cockpit").get(web + "/version").statusCode())
        .isEqualTo(403);
    assertThat(getAs("admin", "/engine-rest/version").body()).contains("7.24");
    assertThat(getAs("liucheng", "/engine-rest/version").body()).as("Modeler").contains("7.24");
  }

  @Test
  void whatBecameOfAJobWithoutAProcessIsForAdministrators() throws Exception {
    String log = "/engine-rest/history/job-log";
    jdbc.update(
        "insert into ACT_HI_JOB_LOG (ID_, TIMESTAMP_, JOB_ID_, JOB_STATE_, JOB_DEF_TYPE_, TENANT_ID_)"
            + " values ('of-no-case', current_timestamp, 'gone', 1, 'message-delivery', '440000')");
    try {
      for (String person : List.of("mtw-zhao", "gz-shencha", "sheng-ld", "liucheng")) {
        assertThat(getAs(person, log).body()).as(person).doesNotContain("of-no-case");
        assertThat(getAs(person, log + "/count?jobId=gone").body())
            .as(person)
            .isEqualTo("{\"count\":0}");
        assertThat(getAs(person, log + "/of-no-case").statusCode()).isIn(400, 404);
        assertThat(getAs(person, log + "/of-no-case/stacktrace").statusCode()).isIn(400, 404);
      }
      assertThat(getAs("admin", log + "?jobId=gone").body()).contains("of-no-case");
      assertThat(getAs("admin", log + "/count?jobId=gone").body()).isEqualTo("{\"count\":1}");
    } finally {
      jdbc.update("delete from ACT_HI_JOB_LOG where ID_ = 'of-no-case'");
    }
  }

  /** One by one or many at once; with every right that an administrator could give themselves. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT | /process-instance/nothing/suspended | {\"suspended\":true} | 不能挂起",
        "PUT | /process-instance/suspended | {\"suspended\":true,\"processInstanceIds\":[\"x\"]} | 不能挂起",
        "POST | /process-instance/suspended-async | {\"suspended\":true,\"processInstanceIds\":[\"x\"]} | 不能挂起",
        "POST | /job/retries | {\"retries\":0,\"jobIds\":[\"x\"]} | 不能成批更改",
        "POST | /process-instance/job-retries | {\"retries\":0,\"processInstances\":[\"x\"]} | 不能成批更改",
        "POST | /task/nothing/identity-links | {\"userId\":\"sz-ban\",\"type\":\"assignee\"} | 不能直接指定",
        "POST | /task/nothing/identity-links/delete | {\"userId\":\"sz-ban\",\"type\":\"owner\"} | 不能直接指定",
        "POST | /history/process-instance | {\"variables\":[{\"name\":\"a\",\"operator\":\"neq\",\"value\":1},{\"name\":\"b\",\"operator\":\"neq\",\"value\":1},{\"name\":\"c\",\"operator\":\"neq\",\"value\":1}]} | 最多用2个变量"
      })
  void notEvenAnAdministratorStopsACase(String method, String path, String body, String sentence)
      throws Exception {
    HttpResponse<String> answer =
        browser.send(
            request("/engine-rest" + path)
                .header("Authorization", basic("admin"))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
    assertThat(answer.body()).contains(sentence);
  }

  @Test
  void theDataOfCockpitAreForThoseWhoMayUseIt() throws Exception {
    String data = "/camunda/api/cockpit/plugin/base/default/process-definition/count";
    WebLogin supervisor = new WebLogin(port, "sheng-du", "tasklist");
    int open = supervisor.get(data).statusCode();
    HttpResponse<String> clerk = new WebLogin(port, "gz-shouli", "tasklist").get(data);
    assertThat(clerk.statusCode()).isEqualTo(403);
    assertThat(clerk.body()).contains("您没有这项操作的权限");
    assertThat(open).as("whatever it says to a supervisor").isNotIn(401, 403);
  }

  @Test
  void nobodyCreatesAFirstAdministratorThroughTheWeb() throws Exception {
    HttpResponse<String> answer =
        browser.send(
            request("/camunda/api/admin/setup/default/user/create")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(get("/camunda/app/admin/default/setup/").statusCode()).isEqualTo(404);
  }

  @Test
  void aChangeThroughTheWebApplicationsNeedsTheCsrfToken() throws Exception {
    HttpResponse<String> answer =
        browser.send(
            request("/camunda/api/admin/auth/user/default/login/tasklist")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=gz-ban&password=Zhijian-2009"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void aSessionThatEndedShowsAndChangesNothing() throws Exception {
    WebLogin clerk = new WebLogin(port, "gz-ban", "tasklist");
    assertThat(clerk.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(200);

    clerk.post("/camunda/api/admin/auth/user/default/logout", "");

    HttpResponse<String> ended = clerk.get("/camunda/api/engine/engine/default/task");
    assertThat(ended.statusCode()).isEqualTo(401);
    assertThat(ended.body())
        .contains("\"message\":\"登录已过期，请重新登录，填写的内容已保留。\"")
        .doesNotContain("Unauthorized", "timestamp");
    assertThat(clerk.get("/work/overdue").statusCode()).isEqualTo(302);
    assertThat(clerk.post("/enterprises", "").body())
        .as("what our own pages kept, their script says")
        .doesNotContain("已保留");
    assertThat(
            clerk
                .post("/camunda/api/engine/engine/default/task/create", "{\"name\":\"x\"}")
                .statusCode())
        .isIn(401, 403);
  }

  @Test
  void theWebApplicationsSendSecurityHeaders() throws Exception {
    HttpResponse<String> answer = get("/camunda/app/tasklist/default/");
    assertThat(answer.headers().map().keySet())
        .anyMatch("content-security-policy"::equalsIgnoreCase)
        .anyMatch("x-content-type-options"::equalsIgnoreCase)
        .anyMatch("x-xss-protection"::equalsIgnoreCase);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RestException | Cannot submit task form 12: Exception while invoking TaskListener: “组长”不能为空，请填写后再提交。 | “组长”不能为空，请填写后再提交。
          RestException | Cannot submit task form 12: 按岗位分离的规定，您已办理本件的前一环节。 | 按岗位分离的规定，您已办理本件的前一环节。
          RestException | Cannot submit task form 12: Cannot find task with id 12: task is null | 该任务已经办结（由其他同志或者您本人）、已撤回，或者不归您办理，请刷新任务列表。
          InvalidRequestException | Cannot invoke "TaskEntity.getId()" because "task" is null | 该任务已经办结（由其他同志或者您本人）、已撤回，或者不归您办理，请刷新任务列表。
          InvalidRequestException | Cannot get form for task 12 | 该任务已经办结（由其他同志或者您本人）、已撤回，或者不归您办理，请刷新任务列表。
          TaskAlreadyClaimedException | Task '12' is already claimed by someone else. | 该任务已由其他同志签收，请刷新任务列表。
          AuthorizationException | ENGINE-03110 Required admin authenticated group | 您没有这项操作的权限；如确需办理，请联系系统管理员。
          RestException | Cause: org.h2.jdbc.JdbcSQLTimeoutException: Statement was canceled or the session timed out; SQL statement: select | 查询用时过长，已经停止，请缩小查询范围后重试。
          RestException | Cause: java.sql.SQLException: Query execution was interrupted, maximum statement execution time exceeded | 查询用时过长，已经停止，请缩小查询范围后重试。
          RestException | '' | 操作没有完成。请先刷新页面核对，再决定是否重试；仍有问题请联系系统管理员。
          OptimisticLockingException | ENGINE-03005 Execution of 'UPDATE TaskEntity[12]' failed. Entity was updated by another transaction concurrently. | 该事项刚刚被其他同志更新，您的操作没有生效，请刷新后重试。
          """)
  void theEnginesWordsBecomeASentenceThatSaysWhatToDo(
      String type, String message, String sentence) {
    assertThat(PlainSentences.sentence(type, message)).isEqualTo(sentence);
  }

  @Test
  void aStoredFilterRunsNobodysCode() {
    driver.as(
        "camunda-admin",
        "440000",
        () -> {
          for (String attack :
              List.of("${''.getClass().forName('java.lang.Runtime')}", "${campaigns}", "#{1+1}")) {
            Filter filter =
                filters
                    .newTaskFilter("试探")
                    .setQuery(tasks.createTaskQuery().taskAssigneeExpression(attack));
            assertThatThrownBy(() -> filters.saveFilter(filter))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining("不能使用");
          }
          return null;
        });
  }

  @Test
  void aClerkSavesAFilterOfOnesOwn() {
    driver.as(
        "city-campaign-office",
        "440100",
        () -> {
          Filter saved =
              filters.saveFilter(
                  filters
                      .newTaskFilter("三天内到期")
                      .setQuery(
                          tasks
                              .createTaskQuery()
                              .dueBeforeExpression("${dateTime().plusDays(3)}")));
          assertThat(filters.createTaskFilterQuery().filterName("三天内到期").count()).isEqualTo(1);
          filters.deleteFilter(saved.getId());
          assertThatThrownBy(
                  () -> filters.saveFilter(filters.newTaskFilter("请速办").setOwner("gz-du")))
              .as("nor into another's list")
              .isInstanceOf(RefusedInputException.class)
              .hasMessageContaining("筛选器只能为本人保存");
          return null;
        });
  }

  @Test
  void everybodyFindsTheFiveFilters() {
    driver.as(
        "city-director",
        "440200",
        () -> {
          assertThat(filters.createTaskFilterQuery().list())
              .extracting(Filter::getName)
              .contains("我的任务", "本岗位待办", "即将到期", "已超期", "本单位全部");
          return null;
        });
  }

  private HttpResponse<String> get(String path) throws Exception {
    return browser.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> getAs(String login, String path) throws Exception {
    return getWith(basic(login), path);
  }

  private static String basic(String login) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((login + ":Zhijian-2009").getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> getWith(String authorization, String path) throws Exception {
    return browser.send(
        request(path).header("Authorization", authorization).GET().build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }
}
