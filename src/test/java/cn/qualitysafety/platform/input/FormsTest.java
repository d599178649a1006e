package cn.qualitysafety.platform.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricFormField;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

/**
 * A designer's forms with a field of each kind, at a start and in a task, and those that lack one.
 */
@SystemTest
class FormsTest {

  private static final String POST = "acceptance-window";
  private static final String CITY = "440100";

  private static final String FORM =
      """
      {"type": "default", "id": "form-test-start", "schemaVersion": 18, "components": [
        {"type": "text", "text": "说明", "id": "f0"},
        {"type": "textfield", "key": "title", "label": "标题", "id": "f1",
          "validate": {"required": true, "minLength": 2, "maxLength": 5}},
        {"type": "textfield", "key": "postcode", "label": "邮政编码", "id": "f2",
          "validate": {"pattern": "^\\\\d{6}$"}},
        {"type": "number", "key": "count", "label": "份数", "id": "f3", "decimalDigits": 0,
          "validate": {"min": 1, "max": 20}},
        {"type": "number", "key": "weight", "label": "重量", "id": "f4", "decimalDigits": 2,
          "validate": {"min": 0}},
        {"type": "checkbox", "key": "urgent", "label": "加急", "id": "f5"},
        {"type": "radio", "key": "kind", "label": "类别", "id": "f6", "validate": {"required": true},
          "values": [{"label": "新申请", "value": "new"}, {"label": "换证", "value": "renewal"}]},
        {"type": "checklist", "key": "papers", "label": "材料", "id": "f7",
          "values": [{"label": "申请书", "value": "application"}, {"label": "执照", "value": "licence"}]},
        {"type": "taglist", "key": "offices", "label": "科室", "id": "f8", "valuesKey": "ofNobody"},
        {"type": "taglist", "key": "others", "label": "协办科室", "id": "f14",
          "valuesExpression": "=ofNobody[item != title]"},
        {"type": "datetime", "subtype": "date", "key": "day", "dateLabel": "收到日期", "id": "f9"},
        {"type": "datetime", "subtype": "time", "key": "hour", "timeLabel": "收到时间", "id": "f10"},
        {"type": "textfield", "key": "clerk", "label": "经办人", "id": "f11", "readonly": true},
        {"type": "group", "label": "换证", "id": "f12", "conditional": {"hide": "=kind != \\"renewal\\""},
          "components": [{"type": "textfield", "key": "earlier", "label": "原证书", "id": "f13",
            "validate": {"required": true}}]}
      ]}
      """;

  @Autowired private CaseDriver driver;
  @Autowired private RuntimeService runtime;
  @Autowired private FormService forms;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;
  @Autowired private RepositoryService repository;
  @Autowired private AuditTrail trail;
  @Autowired private TestRestTemplate rest;

  private String deployment;
  private String taskId;

  @BeforeEach
  void deploy() {
    driver.reset();
    deployment =
        repository
            .createDeployment()
            .addString("form-test-start.form", FORM)
            .addString("form-test-task.form", FORM.replace("form-test-start", "form-test-task"))
            .addModelInstance("form-test.bpmn", process("form-test", "form-test-start"))
            .addModelInstance("form-lost.bpmn", process("form-lost", "form-test-of-nobody"))
            .addModelInstance("form-none.bpmn", process("form-none", null))
            .addModelInstance(
                "form-task.bpmn",
                Bpmn.createExecutableProcess("form-task")
                    .camundaHistoryTimeToLive(1)
                    .startEvent()
                    .userTask("userTask_fill")
                    .camundaCandidateGroups(POST)
                    .camundaFormRef("form-test-task")
                    .camundaFormRefBinding("latest")
                    .camundaInputParameter("ofNobody", "${offices}")
                    .endEvent()
                    .done())
            .deploy()
            .getId();
  }

  private static BpmnModelInstance process(String key, String form) {
    ProcessBuilder process =
        Bpmn.createExecutableProcess(key).name("表单试验").camundaHistoryTimeToLive(1);
    process.getElement().setCamundaCandidateStarterGroups(POST);
    StartEventBuilder start = process.startEvent();
    return (form == null ? start : start.camundaFormRef(form).camundaFormRefBinding("latest"))
        .userTask("userTask_wait")
        .camundaCandidateGroups(POST)
        .endEvent()
        .done();
  }

  @AfterEach
  void reset() {
    driver.reset();
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void whatTheFormAsksForIsTakenAndStaysAsItWasEntered() {
    Map<String, Object> entered = new HashMap<>(required());
    entered.put("postcode", "510000");
    entered.put("count", 20);
    entered.put("weight", "0.25");
    entered.put("urgent", true);
    entered.put("papers", Spin.JSON("[\"application\", \"licence\"]"));
    entered.put("offices", Spin.JSON("[]"));
    entered.put("day", "2009-03-23");
    entered.put("hour", "09:30");
    entered.put("earlier", "");
    entered.put("clerk", null);
    ProcessInstance started = start("form-test", entered);
    assertThat(runtime.getVariable(started.getId(), "count")).isEqualTo(20);
    assertThat(runtime.getVariables(started.getId())).hasSize(entered.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title    |                    | “标题”不能为空",
        "title    | '  '               | “标题”不能为空",
        "title    | 标                  | “标题”共1字，不足2字",
        "title    | 标题标题标题        | “标题”共6字，超过5字的上限",
        "title    | '#N/A'             | “标题”填写的“#N/A”是电子表格的错误值",
        "postcode | 51000a             | “邮政编码”的格式不对：“51000a”",
        "count    | ０                 | “份数”应为1至20之间的整数，当前填写的是“０”",
        "count    | 1.5                | “份数”应为1至20之间的整数",
        "count    | 十                  | “份数”应为数字，当前填写的是“十”",
        "weight   | -1                 | “重量”应为不小于0的至多2位小数的数",
        "weight   | 0.123              | “重量”应为不小于0的至多2位小数的数",
        "urgent   | 是                  | “加急”的内容应为“是”或者“否”",
        "kind     | cancel             | 请在“类别”中选择一项，其中没有“cancel”",
        "kind     |                    | “类别”不能为空",
        "papers   | application        | “材料”的内容应为选中的若干项",
        "day      | 2009-13-01         | “收到日期”不是有效日期",
        "day      | 1900-01-01         | “收到日期”填写的是1900年1月1日，不在",
        "day      | 2109-03-23         | “收到日期”填写的是2109年3月23日，不在",
        "hour     | 25:00              | “收到时间”不是有效时间",
        "clerk    | 别人                | “经办人”只供查看",
        "approved | true               | “approved”不是流程“表单试验”启动表单中的内容"
      })
  void whatTheFormDoesNotTakeIsRefusedInASentenceThatNamesTheField(
      String field, String value, String sentence) {
    refuse("form-test", with(field, value), sentence);
  }

  @Test
  void listsAreCheckedChoiceByChoiceAndObjectsAreNoValues() {
    refuse(
        "form-test", with("papers", Arrays.asList("licence", "bribe")), "请在“材料”中选择一项，其中没有“bribe”");
    refuse("form-test", with("offices", List.of("any")), "请在“科室”中选择一项，其中没有“any”");
    refuse("form-test", with("others", List.of("any")), "请在“协办科室”中选择一项，其中没有“any”");
    refuse("form-test", with("title", Map.of("a", 1)), "“标题”的内容应为文字");
    for (Number number : List.of(12, 1.0e20, 0.10)) {
      refuse("form-test", with("title", number), "“标题”的内容应为文字");
    }
    refuse("form-test", with("day", 20090323), "“收到日期”的内容应为文字");
    refuse("form-test", with("kind", List.of("new")), "“类别”的内容应为单独的一项");
    refuse("form-test", with("title", Variables.fileValue("a.exe").create()), "“标题”的内容应为文字");
    refuse(
        "form-test",
        with(
            "title",
            Variables.serializedObjectValue("rO0ABXQ=")
                .objectTypeName("java.lang.String")
                .serializationDataFormat(Variables.SerializationDataFormats.JAVA)
                .create()),
        "“标题”的内容应为文字");
  }

  @Test
  void whatIsHiddenIsNotAskedForAndWhatIsShownIs() {
    start("form-test", required());
    refuse("form-test", with("kind", "renewal"), "“原证书”不能为空");
    Map<String, Object> renewal = with("kind", "renewal");
    renewal.put("earlier", "XK-1");
    start("form-test", renewal);
  }

  @Test
  void aTaskIsCompletedWithWhatItsFormAsksForAndWithNothingElse() {
    String instance =
        runtime
            .startProcessInstanceByKey(
                "form-task",
                "BH2009-0001",
                Map.of(
                    "unitCode",
                    CITY,
                    "approved",
                    "no",
                    "offices",
                    Spin.JSON("[\"law\", \"food\"]")))
            .getId();
    complete(with("approved", "yes"), "“approved”不是表单中的内容");
    complete(with("kind", "cancel"), "请在“类别”中选择一项，其中没有“cancel”");
    complete(with("offices", List.of("law", "tax")), "请在“科室”中选择一项，其中没有“tax”");
    complete(with("others", List.of("tax")), "请在“协办科室”中选择一项，其中没有“tax”");
    Map<String, Object> itself = with("title", "law");
    itself.put("others", List.of("food", "law"));
    complete(itself, "请在“协办科室”中选择一项，其中没有“law”");
    assertThat(runtime.getVariable(instance, "approved")).isEqualTo("no");
    Map<String, Object> entered = with("offices", Spin.JSON("[\"law\"]"));
    entered.put("others", Spin.JSON("[\"food\", \"law\"]"));
    driver.complete("BH2009-0001", "userTask_fill", POST, CITY, entered);
    assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance).count()).isZero();
  }

  /** A browser sends back what it has shown, a field of one line without its line breaks. */
  @Test
  void whatATaskOnlyShowsIsNeitherOverwrittenNorInTheHistoryAsEntered() {
    Map<String, Consumer<Map<String, Object>>> doors =
        Map.of(
            "complete", entered -> tasks.complete(taskId, entered),
            "complete, answered",
                entered -> tasks.completeWithVariablesInReturn(taskId, entered, false),
            "submit", entered -> forms.submitTaskForm(taskId, entered));
    for (Consumer<Map<String, Object>> door : doors.values()) {
      for (String sentBack : List.of("张三 李四", "")) {
        String instance =
            runtime
                .startProcessInstanceByKey(
                    "form-task",
                    "BH2009-0001",
                    Map.of("unitCode", CITY, "offices", Spin.JSON("[]"), "clerk", "张三\n李四"))
                .getId();
        for (Object other : List.of("别人", 1, List.of("张三"))) {
          assertThatThrownBy(() -> as(POST, door, with("clerk", other)))
              .isInstanceOf(RefusedInputException.class)
              .hasMessageContaining("“经办人”只供查看，不能填写");
        }
        for (String guess : List.of("别人", sentBack)) {
          assertThatThrownBy(() -> as("laboratory", door, with("clerk", guess)))
              .as("whoever may not work on it learns nothing")
              .isInstanceOf(AuthorizationException.class);
        }
        as(POST, door, with("clerk", sentBack));
        assertThat(history.createHistoricVariableInstanceQuery().variableName("clerk").list())
            .filteredOn(value -> value.getProcessInstanceId().equals(instance))
            .extracting(HistoricVariableInstance::getValue)
            .containsExactly("张三\n李四");
        assertThat(
                history.createHistoricDetailQuery().processInstanceId(instance).formFields().list())
            .extracting(detail -> ((HistoricFormField) detail).getFieldId())
            .doesNotContain("clerk");
      }
    }
  }

  private void as(String post, Consumer<Map<String, Object>> door, Map<String, Object> entered) {
    taskId = tasks.createTaskQuery().taskDefinitionKey("userTask_fill").singleResult().getId();
    driver.as(
        post,
        CITY,
        () -> {
          door.accept(entered);
          return null;
        });
  }

  private void complete(Map<String, Object> entered, String sentence) {
    assertThatThrownBy(() -> driver.complete("BH2009-0001", "userTask_fill", POST, CITY, entered))
        .hasMessageContaining(sentence);
  }

  /** Java has numbers that are none, and makes one of what is too great for it. */
  @Test
  void whatIsNoNumberIsRefusedInASentenceByRestAndInATask() {
    for (String none : List.of("1e999", "\"NaN\"", "\"-Infinity\"", "NaN")) {
      ResponseEntity<String> answer =
          rest.withBasicAuth("gz-shouli", "Zhijian-2009")
              .exchange(
                  RequestEntity.post("/engine-rest/process-definition/key/form-test/start")
                      .contentType(MediaType.APPLICATION_JSON)
                      .body(
                          """
                          {"variables": {"title": {"value": "标题"}, "kind": {"value": "new"},
                            "count": {"value": %s, "type": "Double"}}}
                          """
                              .formatted(none)),
                  String.class);
      assertThat(answer.getStatusCode().is4xxClientError()).as(none + answer).isTrue();
      assertThat(answer.getBody()).as(none).containsPattern("“份数”应为数字|所要求的JSON|请求中“");
    }
    runtime.startProcessInstanceByKey(
        "form-task", "BH2009-0001", Map.of("unitCode", CITY, "offices", Spin.JSON("[]")));
    for (String field : List.of("count", "clerk")) {
      complete(with(field, Double.NaN), "“%s”的内容不是文字、数字、是否或者选项".formatted(field));
    }
  }

  @Test
  void aPatternThatWouldTakeForEverIsNotFoundInTime() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThat(PatientText.find(Pattern.compile("^(.*?,){30}x$"), "1,".repeat(60)))
                .isFalse());
    assertThat(PatientText.find(Pattern.compile("^\\d{6}$"), "510000")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=for i in 1..9999999999 return i",
        "=some i in [1] satisfies i > 0",
        "=every i in [1] satisfies i > 0",
        "=count([1..9999999999]) > 1",
        "=string(kind)"
      })
  void aConditionThatCouldTakeAnyTimeIsNotDeployed(String hide) {
    byte[] form = FORM.replace("=kind != \\\"renewal\\\"", hide).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> FormSchema.of("form-test-loop.form", form))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining("分组“换证”的隐藏条件“%s”含有循环、区间、函数或者多重筛选".formatted(hide));
  }

  @ParameterizedTest
  @ValueSource(ints = {61, 1_500, 200_000})
  void aFormNestedDeeperThanAnybodyDrawsIsRefusedUnread(int levels) {
    byte[] form =
        ("{\"components\":" + "[".repeat(levels) + "]".repeat(levels) + "}")
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> FormSchema.of("form-test-deep.form", form))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining("的内容嵌套超过60层，没有部署");
  }

  @Test
  void aProcessWithoutAStartFormTakesNothing() {
    start("form-none", Map.of());
    refuse("form-none", Map.of("decision", "approve"), "“decision”不是流程“表单试验”启动表单中的内容");
  }

  @Test
  void aTaskWithoutAFormTakesNothing() {
    runtime.startProcessInstanceByKey("form-none", "BH2009-0001", Map.of("unitCode", CITY));
    String task = "userTask_wait";
    assertThatThrownBy(
            () -> driver.complete("BH2009-0001", task, POST, CITY, Map.of("decision", "approve")))
        .hasMessageContaining("任务“userTask_wait”没有表单，不能填写“decision”");
    driver.complete("BH2009-0001", task, POST, CITY, Map.of());
  }

  @Test
  void aFormThatIsNotThereSaysWhoCanHelp() {
    refuse("form-lost", required(), "的表单有误，没有提交；请联系流程设计员");
  }

  @Test
  void aFormOfWhichAFieldCouldNeverBeSentIsNotDeployedAndAllOfItsFaultsAreTold() {
    String broken =
        FORM.replace("form-test-start", "form-test-broken")
            .replace("^\\\\d{6}$", "((")
            .replace("=kind !=", "=kind ~")
            .replace("[item != title]", "[item[item = 1] = 1]")
            .replace("\"min\": 1,", "\"min\": \"x\",")
            .replace("\"min\": 0", "\"min\": 5, \"max\": 4")
            .replace("\"key\": \"urgent\", ", "")
            .replace("\"key\": \"hour\"", "\"key\": \"at.hour\"")
            .replace("\"maxLength\": 5", "\"maxLength\": 1")
            .replace(", \"valuesKey\": \"ofNobody\"", "")
            .replace("\"readonly\": true", "\"readonly\": \"=urgent\"")
            .replace("{\"type\": \"text\",", "{\"type\": \"dynamiclist\", \"path\": \"rows\",")
            .replace("\"label\": \"换证\", \"id\"", "\"label\": \"换证\", \"path\": \"p\", \"id\"");
    assertThatThrownBy(
            () ->
                repository
                    .createDeployment()
                    .addString("form-test-broken.form", broken)
                    .addString("form-test-other.form", "{\"components\": 1}")
                    .deploy())
        .isInstanceOf(RefusedInputException.class)
        .message()
        .contains(
            "“form-test-broken.form”有12处不能使用，没有部署：",
            "使用了不允许的表单组件“dynamiclist”",
            "字段“邮政编码”的正则表达式“((”有误，请更正",
            "字段“份数”的最小值“x”不是数字，请更正",
            "字段“重量”的最小值大于最大值",
            "字段“加急”没有填写键",
            "字段“收到时间”的键（Key）“at.hour”含有点号",
            "字段“标题”的最少字数2大于最多字数1",
            "字段“科室”没有选项",
            "字段“协办科室”的选项表达式“=ofNobody[item[item = 1] = 1]”含有循环、区间、函数或者多重筛选",
            "字段“经办人”的“只读”只能是“是”或者“否”",
            "分组“换证”的隐藏条件“=kind ~ \"renewal\"”不是正确的FEEL表达式，请更正",
            "分组“换证”设置了数据路径",
            "“form-test-other.form”不是表单");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "1 - ", "not(", "if a then "})
  void anExpressionOfAFormThatNobodyCouldReadIsRefusedUnread(String piece) {
    for (String field :
        List.of("=kind != \\\"renewal\\\"", "^\\\\d{6}$", "=ofNobody[item != title]")) {
      assertThat(FORM).contains(field);
      assertThatThrownBy(
              () ->
                  repository
                      .createDeployment()
                      .addString(
                          "form-test-deep.form", FORM.replace(field, piece.repeat(20_000) + "1"))
                      .deploy())
          .isInstanceOf(RefusedInputException.class)
          .hasMessageContaining("过长或者括号过多");
    }
  }

  @Test
  void whatNoFormWouldSendStandsInTheTrailAndAnEverydayMistakeDoesNot() {
    refuse("form-test", with("title", ""), "“标题”不能为空");
    refuse("form-test", with("approved", "true"), "“approved”");
    assertThat(trail.page(driver.person(POST, CITY), 0, 10))
        .filteredOn(event -> event.kind() == AuditEvent.Kind.COMMAND_REFUSED)
        .extracting(AuditEvent::detail)
        .allMatch(detail -> detail.contains("approved"))
        .isNotEmpty();
  }

  @Test
  void aClerkGetsTheSameByRest() {
    for (String door : List.of("start", "submit-form")) {
      String answer =
          rest.withBasicAuth("gz-shouli", "Zhijian-2009")
              .postForEntity(
                  "/engine-rest/process-definition/key/licence-review/" + door,
                  Map.of(
                      "variables",
                      Map.of(
                          "applicationKind", Map.of("value", "new", "type", "String"),
                          "productCode", Map.of("value", "gold", "type", "String"),
                          "holderCode", Map.of("value", "100000017", "type", "String"),
                          "contactName", Map.of("value", "李工", "type", "String"),
                          "contactPhone", Map.of("value", "020-1", "type", "String"))),
                  String.class)
              .getBody();
      assertThat(answer).contains("其中没有“gold”");
    }
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  private static Map<String, Object> required() {
    return Map.of("title", "标题", "kind", "new");
  }

  private static Map<String, Object> with(String field, Object value) {
    Map<String, Object> entered = new HashMap<>(required());
    entered.put(field, value);
    return entered;
  }

  private ProcessInstance start(String process, Map<String, Object> entered) {
    return driver.start(process, POST, CITY, entered);
  }

  /** By both commands that begin a case. */
  private void refuse(String process, Map<String, Object> entered, String sentence) {
    assertThatThrownBy(() -> start(process, entered))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining(sentence);
    String id =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(process)
            .latestVersion()
            .singleResult()
            .getId();
    assertThatThrownBy(() -> driver.as(POST, CITY, () -> forms.submitStartForm(id, entered)))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining(sentence);
  }
}
