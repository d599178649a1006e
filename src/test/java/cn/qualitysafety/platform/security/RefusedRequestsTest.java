package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.licence.LicenceSteps;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What is refused is no fault: not in the answer, not in the log. */
@SystemTest
@ExtendWith(OutputCaptureExtension.class)
@Tag("database")
class RefusedRequestsTest {

  private static final String WEB = "/camunda/api/engine/engine/default";
  private static final String REST = "/engine-rest";
  private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\W*at [\\w.]+\\(");

  /** What a fault within the engine is called, which tells nobody what to do. */
  private static final Pattern JAVAS =
      Pattern.compile("\"(NullPointer|ClassCast|Illegal\\w+|NumberFormat|IndexOut\\w+)Exception\"");

  /** A method, a path below the engine's interface, and a body: wrong, each in a way of its own. */
  private static final List<String> WRONG =
      List.of(
          "POST /process-definition/key/licence-review/restart {}",
          "POST /process-definition/key/licence-review/start []",
          "POST /process-definition/key/licence-review/start null",
          "POST /process-definition/key/licence-review/start {",
          "POST /process-definition/key/licence-review/submit-form {}",
          "POST /process-definition/key/licence-review/submit-form null",
          "POST /process-definition/key/nothing/start {}",
          "POST /message {}",
          "POST /message null",
          "POST /message {\"messageName\":\"licenceIssued\",\"businessKey\":\"X\"}",
          "POST /message {\"messageName\":\"licenceIssued\",\"businessKey\":\"X\"}",
          "POST /message {\"messageName\":\"licenceIssued\",\"all\":true,\"resultEnabled\":true}",
          "POST /task/nothing/unclaim {}",
          "POST /task/nothing/unclaim null",
          "POST /message {\"messageName\":\"nothing\",\"all\":true,\"resultEnabled\":true}",
          "POST /message {\"messageName\":\"summonsDue\",\"processVariables\":{\"x\":{\"value\":1,\"type\":\"Nothing\"}}}",
          "POST /task {\"orQueries\":[{\"assigneeExpression\":\"${campaigns}\"}]}",
          "POST /task {\"assigneeExpression\":\"${campaigns}\"}",
          "POST /task {\"processVariables\":[{\"name\":\"x\",\"operator\":\"nothing\",\"value\":1}]}",
          "POST /task {\"processVariables\":[{}]}",
          "POST /task {\"processVariables\":[{\"name\":\"x\",\"operator\":\"like\",\"value\":{}}]}",
          "POST /task {\"sorting\":[{}]}",
          "POST /task {\"sorting\":[{\"sortBy\":\"nothing\",\"sortOrder\":\"asc\"}]}",
          "POST /task {\"dueBefore\":\"x\"}",
          "POST /task null",
          "POST /task?maxResults=-1 {}",
          "GET /task?firstResult=-5",
          "GET /task?maxResults=x",
          "GET /task/count?createdBefore=x",
          "GET /process-instance?variables=x",
          "GET /process-instance?variables=x_nothing_y",
          "GET /history/process-instance?startedBefore=x",
          "GET /history/detail?sortBy=x",
          "POST /task/nothing/complete {}",
          "POST /task/nothing/claim {}",
          "POST /task/nothing/claim null",
          "POST /task/nothing/submit-form {}",
          "POST /task/nothing/submit-form null",
          "POST /task/nothing/assignee null",
          "PUT /task/nothing/variables/x {\"value\":1}",
          "GET /task/nothing/form-variables",
          "GET /task/nothing/deployed-form",
          "POST /process-instance {\"processDefinitionKey\":1,\"sorting\":{}}",
          "POST /process-instance/delete {}",
          "PUT /process-instance/suspended {}",
          "POST /modification/execute {}",
          "POST /migration/execute {}",
          "POST /migration/generate {}",
          "POST /condition {}",
          "POST /signal {}",
          "POST /task {\"orQueries\":%s%s}".formatted("[".repeat(1_500), "]".repeat(1_500)),
          "POST /task %s%s".formatted("{\"orQueries\":[".repeat(1_500), "]}".repeat(1_500)),
          "POST /process-definition/key/licence-review/start {\"variables\":{\"applicationKind\":{\"value\":%s%s}}}"
              .formatted("[".repeat(2_000), "]".repeat(2_000)),
          "POST /process-definition/key/licence-review/start {\"variables\":{\"applicationKind\":{\"value\":%s}}}"
              .formatted("9".repeat(5_000)),
          "POST /job {\"jobId\":\"x\",\"jobDefinitionId\":\"x\"}",
          "GET /history/user-operation?processDefinitionId=x&processDefinitionKey=x",
          "POST /external-task/fetchAndLock {}",
          "POST /decision-definition/key/nothing/evaluate {}",
          "POST /decision-definition/key/nothing/evaluate null",
          "POST /history/process-instance/delete {}",
          "POST /authorization/create {}",
          "POST /filter/create {}",
          "POST /filter/create {\"resourceType\":\"Task\"}",
          "POST /filter/create {\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"orQueries\":[{\"assigneeExpression\":\"${campaigns}\"}]}}",
          "POST /filter/create {\"resourceType\":\"Task\",\"name\":\"%s\",\"query\":{}}"
              .formatted("长".repeat(5_000)),
          "POST /identity/verify {}",
          "POST /user/create {}",
          "PUT /job/nothing/retries {}",
          "PUT /job/nothing/duedate {}",
          "POST /deployment/create x",
          "GET /nothing",
          "GET /process-definition/nothing/xml");

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private TaskService tasks;
  @Autowired private RepositoryService repository;
  @Autowired private TransactionTemplate transaction;

  private final ObjectMapper json = new ObjectMapper();
  private WebLogin clerk;

  @BeforeEach
  void begin() throws Exception {
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    clerk = new WebLogin(port, "gz-shouli", "tasklist");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aWrongRequestIsNoFaultAndLeavesNoStackTrace(CapturedOutput log) throws Exception {
    List<String> faults = new ArrayList<>();
    for (String request : WRONG) {
      for (String below : List.of(REST, WEB)) {
        int before = log.getAll().length();
        HttpResponse<String> answer = ask(below, request);
        String logged = log.getAll().substring(before);
        if (answer.statusCode() >= 500
            || JAVAS.matcher(answer.body()).find()
            || STACK_TRACE.matcher(logged).find()
            || logged.lines().count() > 2) {
          faults.add(
              "%s%s: %d %s%n%s"
                  .formatted(
                      below,
                      request,
                      answer.statusCode(),
                      answer.body(),
                      logged.lines().limit(45).toList()));
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void whatAListenerOrAServiceRefusesIsOneSentenceToEveryClientAndOneLineInTheLog(
      CapturedOutput log) throws Exception {
    String start =
        "POST /process-definition/key/licence-review/submit-form {\"variables\":{\"holderCode\":{\"value\":\"123\"}}}";
    for (String below : List.of(REST, WEB)) {
      int before = log.getAll().length();
      HttpResponse<String> answer = ask(below, start);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      JsonNode error = json.readTree(answer.body());
      assertThat(error.path("type").asText()).isEqualTo("RefusedInputException");
      assertThat(error.has("code")).isTrue();
      assertThat(error.path("message").asText()).matches("[“\\p{IsHan}].*。");
      assertThat(log.getAll().substring(before).lines())
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line)
                      .contains(
                          "INFO",
                          "user=gz-shouli",
                          "/submit-form",
                          error.path("message").asText()));
    }
  }

  /** Whoever starts or completes can do nothing about it, and it is no fault of the server. */
  @Test
  void aModelThatReadsWhatItsCaseDoesNotHaveIsToldToThePersonAndInOneLineOfTheLog(
      CapturedOutput log) throws Exception {
    String form =
        """
        {"type": "default", "id": "lost-form", "components": [
          {"type": "number", "key": "amount", "label": "金额", "id": "f1"}]}
        """;
    ProcessBuilder atStart = process("lost-start");
    ProcessBuilder atTask = process("lost-task");
    String deployment =
        repository
            .createDeployment()
            .addString("lost-form.form", form)
            .addModelInstance("lost-start.bpmn", fork(withForm(atStart.startEvent())))
            .addModelInstance(
                "lost-task.bpmn",
                fork(
                    atTask
                        .startEvent()
                        .userTask("userTask_fill")
                        .camundaCandidateGroups("acceptance-window")
                        .camundaFormRef("lost-form")
                        .camundaFormRefBinding("deployment")))
            .deploy()
            .getId();
    try {
      ask(REST, "POST /process-definition/key/lost-task/start {}");
      String task =
          tasks.createTaskQuery().taskDefinitionKey("userTask_fill").singleResult().getId();
      ask(REST, "POST /task/" + task + "/claim {\"userId\":\"gz-shouli\"}");
      for (String request :
          List.of(
              "POST /process-definition/key/lost-start/start {}",
              "POST /process-definition/key/lost-start/submit-form {}",
              "POST /task/" + task + "/complete {}",
              "POST /task/" + task + "/submit-form {}")) {
        for (String below : List.of(REST, WEB)) {
          int before = log.getAll().length();
          HttpResponse<String> answer = ask(below, request);
          assertThat(answer.statusCode()).as(request + answer.body()).isBetween(400, 499);
          assertThat(json.readTree(answer.body()).path("message").asText())
              .isEqualTo("流程模型有误：其中读取的“amount”在本办件中没有，没有办理；请告知流程设计员。");
          assertThat(log.getAll().substring(before).lines())
              .as(request)
              .singleElement()
              .asString()
              .contains("INFO", "${amount > 3}");
        }
      }
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  private static ProcessBuilder process(String key) {
    ProcessBuilder process = Bpmn.createExecutableProcess(key).camundaHistoryTimeToLive(1);
    process.getElement().setCamundaCandidateStarterGroups("acceptance-window");
    return process;
  }

  private static StartEventBuilder withForm(StartEventBuilder start) {
    return start.camundaFormRef("lost-form").camundaFormRefBinding("deployment");
  }

  private static BpmnModelInstance fork(AbstractFlowNodeBuilder<?, ?> step) {
    return step.exclusiveGateway("gateway_large")
        .condition("是", "${amount > 3}")
        .endEvent()
        .moveToNode("gateway_large")
        .condition("否", "${amount <= 3}")
        .endEvent()
        .done();
  }

  /** Of two at once, the second is there while the first has done everything but commit. */
  @Test
  void ofTwoWhoCompleteATaskAtOnceTheSecondIsToldSoBeforeAnyStepIsDoneTwice(CapturedOutput log)
      throws Exception {
    LicenceSteps steps = new LicenceSteps(driver, enterprises);
    steps.registerEnterprise("731400024", "广州市越秀水泥制品厂");
    for (String door : List.of("complete", "submit-form")) {
      String number =
          steps.apply(
              LicenceSteps.application(
                  "731400024", door.equals("complete") ? "concrete-pipe" : "wood-panel"));
      String request =
          "POST /task/%s/%s {\"variables\":{\"outcome\":{\"value\":\"accept\"}}}"
              .formatted(
                  tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult().getId(),
                  door);
      List<CompletableFuture<HttpResponse<String>>> second = new ArrayList<>();
      int before =
          transaction.execute(
              status -> {
                steps.accept(number);
                int logged = log.getAll().length();
                second.add(CompletableFuture.supplyAsync(() -> asked(request)));
                assertThatThrownBy(() -> second.get(0).get(2, TimeUnit.SECONDS))
                    .as("waits for the first")
                    .isInstanceOf(TimeoutException.class);
                return logged;
              });
      HttpResponse<String> answer = second.get(0).get();
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
      assertThat(json.readTree(answer.body()).path("message").asText())
          .isEqualTo("该任务已经办结（由其他同志或者您本人）、已撤回，或者不归您办理，请刷新任务列表。");
      assertThat(log.getAll().substring(before).lines().filter(line -> line.contains("gz-shouli")))
          .singleElement()
          .satisfies(line -> assertThat(line).contains("INFO", "/" + door, "已经办结"));
    }
  }

  private HttpResponse<String> asked(String request) {
    try {
      return ask(REST, request);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void aModelThatIsRefusedIsABadModelToModelerAndNotAFaultOfTheServer() throws Exception {
    String model =
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
          <process id="refused" isExecutable="true">
            <startEvent id="start"/>
            <sequenceFlow id="flow" sourceRef="start" targetRef="script"/>
            <scriptTask id="script" scriptFormat="javascript"><script>1</script></scriptTask>
          </process>
        </definitions>
        """;
    HttpResponse<String> answer = deploy("refused.bpmn", model);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    JsonNode error = json.readTree(answer.body());
    assertThat(error.path("type").asText()).isEqualTo("ParseException");
    assertThat(error.path("message").asText())
        .matches("ENGINE-09005 Could not parse BPMN process. Errors: (?s:.*)\\p{IsHan}(?s:.*)。");
  }

  /** A column of results, and a rule without one. */
  @Test
  void aDecisionTableThatTheEngineCannotReadIsABadModelAndOneLineOfTheLog(CapturedOutput log)
      throws Exception {
    int before = log.getAll().length();
    HttpResponse<String> answer =
        deploy(
            "refused.dmn",
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions" name="试" namespace="http://camunda.org/schema/1.0/dmn">
              <decision id="refused" name="试">
                <decisionTable id="table">
                  <input id="in"><inputExpression id="expression" typeRef="string"><text>x</text></inputExpression></input>
                  <output id="out" name="y" typeRef="string"/>
                  <rule id="rule"><inputEntry id="entry"><text>"a"</text></inputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json.readTree(answer.body()).path("message").asText())
        .matches(
            "ENGINE-09005 Could not parse BPMN process. Errors: .*\\p{IsHan}(?s:.*)refused.dmn(?s:.*)");
    assertThat(log.getAll().substring(before).lines()).hasSize(1);
  }

  @Test
  void whatIsTooLargeAndDoesNotSayHowLargeIsTooLargeAllTheSame() throws Exception {
    byte[] body = "{\"name\":\"%s\"}".formatted("x".repeat(3 << 20)).getBytes();
    HttpResponse<String> answer =
        clerk.send(
            request ->
                request
                    .header("Authorization", basic("gz-shouli"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))),
            REST + "/task");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
    assertThat(json.readTree(answer.body()).path("message").asText())
        .isEqualTo("提交的内容超过2MB的上限，没有保存，请精简后再提交；文件请作为附件上传。");
  }

  /** Or six such questions would keep the node busy for minutes, and the log with it. */
  @Test
  void aQuestionWithMoreValuesThanAnybodyMeansIsNotAsked() throws Exception {
    String values = String.join(",", Collections.nCopies(20_002, "\"a\""));
    String questions = String.join(",", Collections.nCopies(2_001, "{\"nameLike\":\"a\"}"));
    for (String below : List.of(REST, WEB)) {
      for (String body :
          List.of(
              "{\"taskDefinitionKeyIn\":[%s]}".formatted(values),
              "{\"orQueries\":[%s]}".formatted(questions))) {
        HttpResponse<String> answer = ask(below, "POST /task/count " + body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(json.readTree(answer.body()).path("message").asText())
            .isEqualTo("提交的内容超过20000项，没有处理，请分几次提交；查询请缩小范围。");
      }
      assertThat(
              ask(below, "POST /task/count {\"taskDefinitionKeyIn\":[\"a\",\"b\"]}").statusCode())
          .isEqualTo(200);
    }
  }

  /** Rights follow from models, posts and units, and from nothing that somebody types. */
  @Test
  void nobodyGrantsAnythingOrTakesTheLastAdministratorAwayOrAsksForThePostsOfOthers()
      throws Exception {
    HttpResponse<String> granted =
        as(
            "admin",
            "POST",
            "/authorization/create",
            "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"admin\",\"resourceType\":7,\"resourceId\":\"*\"}");
    assertThat(granted.statusCode()).as(granted.body()).isEqualTo(422);
    assertThat(granted.body()).contains("权限由流程写明的岗位和所在单位得出");
    HttpResponse<String> last = as("admin", "DELETE", "/group/camunda-admin/members/admin", "");
    assertThat(last.statusCode()).as(last.body()).isEqualTo(422);
    assertThat(last.body()).contains("“admin”是唯一的系统管理员，没有改变");
    HttpResponse<String> own = as("admin", "PUT", "/group/process-designer/members/admin", "{}");
    assertThat(own.statusCode()).as(own.body()).isEqualTo(422);
    assertThat(own.body()).contains("不能给自己安排岗位");
    assertThat(as("admin", "PUT", "/group/camunda-admin/members/gz-shouli", "{}").body())
        .contains("系统管理员不担任其他岗位");
    assertThat(as("gz-shouli", "GET", "/group?member=sheng-ld", "").statusCode()).isEqualTo(422);
    assertThat(as("gz-shouli", "GET", "/tenant/count?userMember=gz-ju", "").statusCode())
        .isEqualTo(422);
    assertThat(as("gz-shouli", "GET", "/group?member=gz-shouli", "").body())
        .contains("acceptance-window");
    assertThat(as("admin", "GET", "/group?member=sheng-ld", "").body()).contains("bureau-leader");
  }

  private HttpResponse<String> as(String login, String method, String path, String body)
      throws Exception {
    return clerk.send(
        request ->
            request
                .header("Authorization", basic(login))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)),
        REST + path);
  }

  private HttpResponse<String> deploy(String file, String model) throws Exception {
    return clerk.send(
        request ->
            request
                .header("Authorization", basic("liucheng"))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(
                    BodyPublishers.ofString(
                        """
                        --part\r
                        Content-Disposition: form-data; name="deployment-name"\r
                        \r
                        refused\r
                        --part\r
                        Content-Disposition: form-data; name="%1$s"; filename="%1$s"\r
                        \r
                        %2$s\r
                        --part--\r
                        """
                            .formatted(file, model))),
        REST + "/deployment/create");
  }

  private static String basic(String login) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((login + ":Zhijian-2009").getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> ask(String below, String request) throws Exception {
    String[] parts = request.split(" ", 3);
    return clerk.send(
        builder -> {
          if (below.equals(REST)) {
            builder.header("Authorization", basic("gz-shouli"));
          } else {
            builder.header("X-XSRF-TOKEN", clerk.csrfToken());
          }
          return builder
              .header("Content-Type", "application/json")
              .method(
                  parts[0],
                  parts.length == 2 ? BodyPublishers.noBody() : BodyPublishers.ofString(parts[2]));
        },
        below + parts[1]);
  }
}
