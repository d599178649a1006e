package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.organisation.Post;
import cn.qualitysafety.organisation.PostRegister;
import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.platform.engine.InTheNameOf;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.Variables.SerializationDataFormats;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Nobody brings code of their own into the server: not by a model, not by an expression. */
@SystemTest
class CodeInModelsTest {

  private static final String DESIGNER = "liucheng";
  private static final String EVERYTHING_ELSE = "sheng-quangang";
  private static final String ATTACK = "${''.getClass().forName('java.lang.Runtime')}";

  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
          xmlns:activiti="http://activiti.org/bpmn" targetNamespace="x">
        <process id="attack" isExecutable="true" camunda:historyTimeToLive="1">
          <startEvent id="start"/>
          <sequenceFlow id="flow" sourceRef="start" targetRef="step"/>
          %s
        </process>
      </definitions>
      """;

  private static final String DECISION =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x"
          xmlns:camunda="http://camunda.org/schema/1.0/dmn">
        <decision id="attack" name="x" camunda:historyTimeToLive="1">
          %s
        </decision>
      </definitions>
      """;

  @LocalServerPort private int port;
  @Autowired private TestRestTemplate rest;
  @Autowired private CaseDriver driver;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private InTheNameOf inTheNameOf;
  @Autowired private FilterService filters;
  @Autowired private ProcessEngineConfigurationImpl engine;
  @Autowired private IdentityService identity;
  @Autowired private Staff staff;
  @Autowired private PostRegister posts;
  @Autowired private ObjectMapper json;

  private List<String> deployedBefore;

  @BeforeEach
  void begin() {
    driver.reset();
    deployedBefore = deployments();
  }

  @AfterEach
  void end() {
    deployments().stream()
        .filter(id -> !deployedBefore.contains(id))
        .forEach(id -> repository.deleteDeployment(id, true));
    identity.deleteUser(EVERYTHING_ELSE);
    driver.reset();
  }

  @Test
  void nobodyDeploysButTheProcessDesigner() throws Exception {
    staff.appoint(
        EVERYTHING_ELSE,
        "全岗",
        "Zhijian-2009",
        "440000",
        posts.all().stream()
            .map(Post::code)
            .filter(post -> !post.equals("process-designer"))
            .toList());
    String model = MODEL.formatted("<userTask id=\"step\"/>");
    String old = deployedBefore.get(0);
    WebLogin cockpit = new WebLogin(port, EVERYTHING_ELSE, "cockpit");
    String path = "/camunda/api/engine/engine/default/deployment/";
    for (String unit : new String[] {null, "440000", "440100"}) {
      assertThat(deploy(EVERYTHING_ELSE, "attack.bpmn", model, unit).getStatusCode().value())
          .as("in unit %s", unit)
          .isEqualTo(403);
      assertThat(
              cockpit
                  .send(
                      request ->
                          request
                              .header("Content-Type", "multipart/form-data; boundary=x")
                              .header("X-XSRF-TOKEN", cockpit.csrfToken())
                              .POST(BodyPublishers.ofString(parts(model, unit))),
                      path + "create")
                  .body())
          .contains("没有这项操作的权限");
    }
    assertThat(cockpit.post(path + old + "/redeploy", "{}").statusCode()).isIn(403, 404);
    assertThat(
            rest.withBasicAuth(EVERYTHING_ELSE, "Zhijian-2009")
                .postForEntity(
                    "/engine-rest/deployment/" + old + "/redeploy", Map.of(), String.class)
                .getStatusCode()
                .value())
        .isIn(403, 404);
    assertThat(deployments()).isEqualTo(deployedBefore);

    String sound = Files.readString(Path.of("bpmn/licence/licence-withdrawal.bpmn"));
    assertThat(
            deploy(
                    DESIGNER,
                    "licence-withdrawal.bpmn",
                    sound.replace("登记撤回、终止审查", "登记撤回并终止审查"),
                    null)
                .getStatusCode()
                .value())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # how code might come in | what the designer reads
          <scriptTask id="step" scriptFormat="javascript"><script>1</script></scriptTask> | step”含有脚本
          <serviceTask id="step" camunda:class="java.lang.Runtime"/> | step”直接调用Java类“java.lang.Runtime”
          <serviceTask id="step" activiti:class="java.lang.Runtime"/> | step”使用了不允许的扩展属性“class”
          <serviceTask id="step" camunda:type="shell"/> | 使用了不允许的扩展属性“type”
          <serviceTask id="step" camunda:type="external" camunda:topic="x"/> | 使用了不允许的扩展属性
          <serviceTask id="step" camunda:expression="${1}"/> | 调用的“${1}”不是系统提供的步骤
          <serviceTask id="step" camunda:expression="${licenceReview.decideApplication(task)}"/> | 不是系统提供的步骤
          <serviceTask id="step" camunda:expression="${licenceReview.issueLicence(other)}"/> | 不是系统提供的步骤
          <serviceTask id="step" camunda:expression="${licenceReview.issueLicence('XK2026-440100-0001')}"/> | 不是系统提供的步骤
          <serviceTask id="step" camunda:expression="${limit.end(execution, caseLimit)}"/> | 不是系统提供的步骤
          <serviceTask id="step" camunda:expression="${limit.end(execution, 'x'.concat('y'))}"/> | 不是系统提供的步骤
          <serviceTask id="step" camunda:expression="a${licenceReview.issueLicence(execution)}"/> | 不是系统提供的步骤
          <serviceTask id="step" camunda:expression="${units.name('440100')}"/> | 不是系统提供的步骤
          <userTask id="step" camunda:dueDate="${licenceReview.issueLicence(execution)}"/> | 中的“issueLicence”不能使用
          <userTask id="step" camunda:dueDate="${limit.end(execution, 'x') == null}"/> | 中的“end”不能使用
          <userTask id="step" camunda:dueDate="${limit.dueDate('XK2026-440100-0001', 'licence.review')}"/> | 不能使用
          <userTask id="step" camunda:dueDate="${facts.holderName}"/> | 中的“holderName”不是流程
          <userTask id="step" camunda:dueDate="${facts}"/> | 中的“facts”不能使用
          <userTask id="step" camunda:dueDate="${facts.getClass()}"/> | 中的“getClass”不
          <serviceTask id="step" camunda:delegateExpression="${dataSource}"/> | 直接调用Java类“${dataSource}”
          <serviceTask id="step" camunda:delegateExpression="${caseVariable}"/> | 直接调用Java类
          <userTask id="step" name="${''.getClass().forName('java.lang.Runtime')}"/> | 中的“getClass”不能使用
          <userTask id="step" camunda:assignee="#{''['class']}"/> | 不能使用
          <userTask id="step" camunda:dueDate="${units.getClass()}"/> | 中的“getClass”不能使用
          <userTask id="step" camunda:dueDate="${units['class']}"/> | 不能使用
          <userTask id="step" camunda:dueDate="${units.targetSource}"/> | 中的“targetSource”不能使用
          <userTask id="step" camunda:dueDate="${units.cities().getClass()}"/> | 中的“getClass”不能使用
          <userTask id="step" camunda:dueDate="${x.y}"/> | 中的“y”不能使用
          <userTask id="step" camunda:dueDate="${applications.decideApplication(n, true, 'ok', who)}"/> | 中的“decideApplication”不能使用
          <userTask id="step" camunda:dueDate="${ballots.votes(n)}"/> | 中的“votes”不能使用
          <userTask id="step" camunda:dueDate="${issueLicenceDelegate.execute(x)}"/> | 中的“execute”不能使用
          <userTask id="step" camunda:dueDate="${units}"/> | 中的“units”不能使用
          <serviceTask id="step" camunda:delegateExpression="${units}"/> | 直接调用Java类“${units}”
          <userTask id="step" camunda:dueDate="${execution.processEngineServices}"/> | 中的“processEngineServices”不能使用
          <userTask id="step" camunda:dueDate="${execution.setVariable('a', 1)}"/> | 中的“setVariable”不能使用
          <userTask id="step" camunda:dueDate="${jdbcTemplate.execute('drop table x')}"/> | 中的“execute”不能使用
          <userTask id="step" camunda:dueDate="${XML('x')}"/> | 不能使用
          <userTask id="step"><documentation>a${b.c}</documentation></userTask> | 中的“c”不能使用
          <userTask id="step" camunda:formKey="embedded:app:forms/x.html"/> | 使用了不允许的扩展属性“formKey”
          <userTask id="step" camunda:formKey="javascript:alert(1)"/> | 使用了不允许的扩展属性“formKey”
          <userTask id="step" camunda:formHandlerClass="x.Y"/> | 使用了不允许的扩展属性“formHandlerClass”
          <userTask id="step"><extensionElements><camunda:formData/></extensionElements></userTask> | 使用了不允许的扩展元素“formData”
          <userTask id="step"><extensionElements><camunda:taskListener event="create" class="x.Y"/></extensionElements></userTask> | 直接调用Java类“x.Y”
          <userTask id="step"><extensionElements><camunda:taskListener event="create"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:taskListener></extensionElements></userTask> | 含有脚本
          <userTask id="step"><extensionElements><camunda:taskListener event="create" expression="${task.execution}"/></extensionElements></userTask> | 不是系统提供的步骤
          <userTask id="step"><extensionElements><camunda:taskListener event="create" expression="${licenceReview.issueLicence(execution)}"/></extensionElements></userTask> | 不是系统提供的步骤
          <userTask id="step"><extensionElements><camunda:taskListener event="create" delegateExpression="${units}"/></extensionElements></userTask> | 直接调用Java类“${units}”
          <userTask id="step"><extensionElements><camunda:inputOutput><camunda:inputParameter name="a"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements></userTask> | 含有脚本
          <serviceTask id="step"><extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></extensionElements></serviceTask> | 使用了不允许的扩展元素“connector”
          <callActivity id="step" calledElement="x" camunda:variableMappingClass="x.Y"/> | 使用了不允许的扩展属性“variableMappingClass”
          <userTask id="step"/><sequenceFlow id="next" sourceRef="step" targetRef="step"><conditionExpression xsi:type="tFormalExpression" language="groovy">1</conditionExpression></sequenceFlow> | next”含有脚本
          <userTask id="step"/><sequenceFlow id="next" sourceRef="step" targetRef="step"><conditionExpression xsi:type="tFormalExpression">$<!-- -->{a.b}</conditionExpression></sequenceFlow> | 中的“b”不能使用
          <userTask id="step"/><sequenceFlow id="next" sourceRef="step" targetRef="step"><conditionExpression xsi:type="tFormalExpression">$<![CDATA[{a.b}]]></conditionExpression></sequenceFlow> | 中的“b”不能使用
          """)
  void aModelWithCodeInItIsRefusedInASentenceThatNamesTheElement(String element, String sentence) {
    assertRefused("attack.bpmn", MODEL.formatted(element), sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <decisionTable id="t"><output id="o"/><rule id="r"><outputEntry id="e" expressionLanguage="groovy"><text>1</text></outputEntry></rule></decisionTable> | e”含有脚本
          <decisionTable id="t"><input id="i"><inputExpression id="ie" expressionLanguage="juel"><text>${1}</text></inputExpression></input><output id="o"/></decisionTable> | ie”含有脚本
          <literalExpression id="l" expressionLanguage="javascript"><text>1</text></literalExpression> | l”含有脚本
          <literalExpression id="l"><text>function(x) external { java: { class: "java.lang.Math", method signature: "abs(int)" } }</text></literalExpression> | 含有外部函数
          <literalExpression id="l"><text>${a.b}</text></literalExpression> | 中的“b”不能使用
          """)
  void aDecisionSpeaksFeelAndNothingElse(String element, String sentence) {
    assertRefused("attack.dmn", DECISION.formatted(element), sentence);
  }

  @Test
  void aModelReadsNoFileAndDoesNotGrow() {
    String step = MODEL.formatted("<userTask id=\"step\" name=\"&a;\"/>");
    for (String entities :
        List.of(
            "<!DOCTYPE definitions [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE definitions [<!ENTITY % p SYSTEM \"http://localhost:1/x.dtd\"> %p;]>",
            "<!DOCTYPE definitions [<!ENTITY c \"ccc\"><!ENTITY b \"&c;&c;&c;\"><!ENTITY a \"&b;&b;\">]>")) {
      String model = step.replace("?>\n", "?>\n" + entities);
      assertRefused("attack.bpmn", model, "DOCTYPE");
      assertRefused(
          "attack.dmn", DECISION.formatted("").replace("?>\n", "?>\n" + entities), "DOCTYPE");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          attack.html     | <script>alert(1)</script>                                                | 不是流程、决策或者表单
          attack.groovy   | 1                                                                        | 不是流程、决策或者表单
          attack.bpmn.js  | 1                                                                        | 不是流程、决策或者表单
          attackbpmn      | <x/>                                                                     | 不是流程、决策或者表单
          attack.bpmn20.xml | <x/>                                                                   | 不是流程、决策或者表单
          attack.cmmn     | <x/>                                                                     | 不是流程、决策或者表单
          attack.BPMN     | <x/>                                                                     | 不是流程、决策或者表单
          attack.bpmn     | %PDF-1.4                                                                 | 不是格式正确的XML
          attack.form     | <html><script>alert(1)</script></html>                                   | 不是表单
          attack.form     | {"components": [{"type": "html", "content": "<script>alert(1)</script>"}]} | 不允许的表单组件“html”
          attack.form     | {"components": [{"type": "group", "components": [{"type": "iframe", "url": "https://x"}]}]} | 不允许的表单组件“iframe”
          """)
  void whatIsNoModelIsNotDeployedUnderAModelsName(String file, String content, String sentence) {
    assertRefused(file, content, sentence);
  }

  @Test
  void anExpressionReachesNoBeanButThoseOfModels() {
    assertThat(value("${units.name('440100-L1')}")).isEqualTo("广州市质量监督检测研究院");
    for (String name : List.of("dataSource", "jdbcTemplate", "processEngine", "environment")) {
      assertThatThrownBy(() -> value("${" + name + "}"))
          .as(name)
          .hasMessageContaining("Cannot resolve identifier '" + name);
    }
  }

  private Object value(String expression) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                engine
                    .getExpressionManager()
                    .createExpression(expression)
                    .getValue(StartProcessVariableScope.getSharedInstance()));
  }

  @Test
  void noFilterStoresAnExpressionByWhicheverWay() throws Exception {
    WebLogin clerk = new WebLogin(port, "gz-ban", "tasklist");
    String path = "/camunda/api/engine/engine/default/filter";
    HttpResponse<String> created = clerk.post(path + "/create", filter("\"name\": \"x\""));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
    String harmless = json.readTree(created.body()).path("id").asText();
    try {
      String attack = json.writeValueAsString(ATTACK);
      for (String query :
          List.of(
              "\"assigneeExpression\": " + attack,
              "\"orQueries\": [{\"ownerExpression\": %s}]".formatted(attack))) {
        assertThat(clerk.post(path + "/create", filter(query)).body()).contains("不能使用");
        assertThat(
                clerk
                    .send(
                        request ->
                            request
                                .header("Content-Type", "application/json")
                                .header("X-XSRF-TOKEN", clerk.csrfToken())
                                .PUT(BodyPublishers.ofString(filter(query))),
                        path + "/" + harmless)
                    .body())
            .contains("不能使用");
      }
    } finally {
      filters.deleteFilter(harmless);
    }
  }

  @Test
  void aVariableIsNoObjectOfWhicheverClass() {
    // Jackson would call the constructor with the address and with it whatever stands there.
    ObjectValue remote =
        Variables.serializedObjectValue("\"http://localhost:1/beans.xml\"")
            .objectTypeName("org.springframework.context.support.FileSystemXmlApplicationContext")
            .serializationDataFormat(SerializationDataFormats.JSON)
            .create();
    ObjectValue serialised =
        Variables.serializedObjectValue("rO0ABXQAAXg=")
            .objectTypeName("java.lang.String")
            .serializationDataFormat(SerializationDataFormats.JAVA)
            .create();
    TestRestTemplate clerk = rest.withBasicAuth("sheng-ban", "Zhijian-2009");
    for (ObjectValue hostile : List.of(remote, serialised)) {
      for (String name : List.of("evil", "year")) {
        Map<String, Object> entered = new HashMap<>();
        entered.put("year", Map.of("type", "Integer", "value", 2009));
        entered.put(
            name,
            Map.of(
                "type",
                "Object",
                "value",
                hostile.getValueSerialized(),
                "valueInfo",
                Map.of(
                    "objectTypeName",
                    hostile.getObjectTypeName(),
                    "serializationDataFormat",
                    hostile.getSerializationDataFormat())));
        assertThat(
                clerk
                    .postForEntity(
                        "/engine-rest/process-definition/key/campaign-year/start",
                        Map.of("variables", entered),
                        String.class)
                    .getBody())
            .containsPattern("“evil”不是|“活动年份”[^“]*应为|prohibited");
      }
    }
    // What a page of ours brings is no object either.
    driver.setClock("2009-02-27T09:00:00");
    assertThatThrownBy(() -> startWith(serialised))
        .hasStackTraceContaining("Java serialization format is prohibited");
    String instance = startWith(remote);
    assertThatThrownBy(() -> runtime.getVariable(instance, "evil"))
        .hasStackTraceContaining("not whitelisted for deserialization");
  }

  private String startWith(ObjectValue hostile) {
    return inTheNameOf.onBehalfOf(
        "sheng-ban",
        () ->
            runtime
                .startProcessInstanceByKey("campaign-year", Map.of("year", 2009, "evil", hostile))
                .getId());
  }

  private static String filter(String query) {
    return "{\"resourceType\": \"Task\", \"name\": \"试探\", \"query\": {%s}}".formatted(query);
  }

  private void assertRefused(String file, String content, String sentence) {
    ResponseEntity<String> answer = deploy(DESIGNER, file, content, null);
    assertThat(answer.getStatusCode().isError()).isTrue();
    assertThat(answer.getBody()).contains("“" + file, sentence, "没有部署");
    assertThat(deployments()).isEqualTo(deployedBefore);
  }

  private ResponseEntity<String> deploy(String user, String file, String content, String unit) {
    MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
    parts.add("deployment-name", "attack");
    if (unit != null) {
      parts.add("tenant-id", unit);
    }
    parts.add(
        "data",
        new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public String getFilename() {
            return file;
          }
        });
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.MULTIPART_FORM_DATA);
    return rest.withBasicAuth(user, "Zhijian-2009")
        .postForEntity(
            "/engine-rest/deployment/create", new HttpEntity<>(parts, headers), String.class);
  }

  private static String parts(String model, String unit) {
    String part = "--x\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
    return part.formatted("deployment-name", "", "attack")
        + (unit == null ? "" : part.formatted("tenant-id", "", unit))
        + part.formatted("data", "; filename=\"attack.bpmn\"", model)
        + "--x--\r\n";
  }

  private List<String> deployments() {
    return repository.createDeploymentQuery().orderByDeploymentId().asc().list().stream()
        .map(Deployment::getId)
        .toList();
  }
}
