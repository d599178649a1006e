package cn.qualitysafety.platform.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.modelcheck.ModelCheck;
import cn.qualitysafety.platform.modelcheck.ModelSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A procedure that consists of a model, three forms and a Word template: no class knows of it. */
@SystemTest
@Tag("database")
class ProcedureOfFilesTest {

  private static final String FILES = "procedure-of-files/";
  private static final String CASE = "YP2009-440100-0001";
  private static final String GUANGZHOU = "440100";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private RepositoryService repository;
  @Autowired private ManagementService management;
  @Autowired private TaskService tasks;
  @Autowired private OfficialDocuments documents;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private ModelCheck check;

  @Value("${documents.folder}")
  private Path templates;

  private String deployment;

  @BeforeEach
  void deploy() throws IOException {
    driver.reset();
    driver.setClock("2009-03-02T09:00:00");
    Path template = templates.resolve("sample/sample-decision.docx");
    Files.createDirectories(template.getParent());
    Files.write(template, content("sample-decision.docx"));
    deployment = deployment(text("sample-case.bpmn")).deploy().getId();
  }

  @AfterEach
  void end() throws IOException {
    driver.reset();
    repository.deleteDeployment(deployment, true);
    Files.deleteIfExists(templates.resolve("sample/sample-decision.docx"));
  }

  private DeploymentBuilder deployment(String model) throws IOException {
    DeploymentBuilder builder =
        repository.createDeployment().name("产品检查").addString("sample-case.bpmn", model);
    for (String form : List.of("sample-case-start", "sample-case-check", "sample-case-decide")) {
      builder.addString(form + ".form", text(form + ".form"));
    }
    return builder;
  }

  private static String text(String file) throws IOException {
    return new String(content(file), StandardCharsets.UTF_8);
  }

  private static byte[] content(String file) throws IOException {
    return new ClassPathResource(FILES + file).getContentAsByteArray();
  }

  private void start() {
    driver.start(
        "sample-case",
        "acceptance-window",
        GUANGZHOU,
        Map.of("partyName", "广州市甲食品有限公司", "product", "生抽", "amount", 12.5));
  }

  private void check(String grade, String findings) {
    Map<String, Object> entered =
        new HashMap<>(
            Map.of(
                "visitedOn",
                "2009年3月2日",
                "grade",
                grade,
                "items",
                List.of("raw", "staff"),
                "findings",
                findings,
                "witnessed",
                true));
    entered.put("sealedInformant", "知情人丁某");
    driver.complete(CASE, "userTask_check", "review-organiser", GUANGZHOU, entered);
  }

  private void decide() {
    driver.complete(
        CASE,
        "userTask_decide",
        "decision-maker",
        GUANGZHOU,
        Map.of("decisionReasons", "符合规定。\n准予生产。"));
  }

  @Test
  void itOpensACaseRecordsWhatIsEnteredDecidesByItIssuesADocumentAndCloses() throws Exception {
    start();
    assertThat(row())
        .containsEntry("title", "广州市甲食品有限公司的生抽")
        .containsEntry("party_name", "广州市甲食品有限公司")
        .containsEntry("procedure_name", "产品检查");
    assertThat(driver.shown(CASE, "userTask_check")).containsEntry("partyName", "广州市甲食品有限公司");
    check("good", "设备齐全。");
    assertThat(driver.openTasks(CASE))
        .as("decided by what was recorded")
        .containsExactly("userTask_decide");
    assertThat(driver.shown(CASE, "userTask_decide"))
        .containsEntry("visitedOn", "2009-03-02")
        .containsEntry("findings", "设备齐全。");
    decide();
    driver.runJobs();

    OfficialDocument document = documents.ofCase(CASE).get(0);
    assertThat(document.title()).isEqualTo("关于广州市甲食品有限公司产品检查的决定");
    assertThat(document.number()).isEqualTo("穗质监样决〔2009〕1号");
    assertThat(document.issuedBy()).isEqualTo("decision-maker-440100");
    assertThat(IssuedText.of(document, documents))
        .contains(
            "你单位生产的生抽（12.5吨），于2009年3月2日检查原料、人员，结论为合格，企业人员在场：是。",
            "符合规定。\n准予生产。",
            "备注：。",
            "依照《中华人民共和国产品质量法》第十五条第一款检查。",
            "向广州市人民政府或者广东省质量技术监督局申请行政复议；也可以自收到",
            "二〇〇九年三月二日");
    assertThat(row())
        .containsEntry("result", "生抽检查合格")
        .satisfies(row -> assertThat(row.get("closed_at")).isNotNull());
    assertThat(documents.ofCase(CASE)).hasSize(1);
  }

  @Test
  void eachFieldIsKeptWithItsLabelItsTypeAndWhoEnteredIt() {
    start();
    check("good", "设备齐全。");
    assertThat(
            jdbc.query(
                "select * from case_record where case_number = ? order by id",
                (row, at) ->
                    tuple(
                        row.getString("task_name"),
                        row.getString("label"),
                        row.getString("value_text"),
                        row.getString("words")),
                CASE))
        .containsExactly(
            tuple("登记线索", "企业", "广州市甲食品有限公司", "广州市甲食品有限公司"),
            tuple("登记线索", "产品", "生抽", "生抽"),
            tuple("登记线索", "批量", "12.5", "12.5吨"),
            tuple("检查产品", "检查日期", "2009-03-02", "2009年3月2日"),
            tuple("检查产品", "检查结论", "good", "合格"),
            tuple("检查产品", "检查项目", "raw\nstaff", "原料、人员"),
            tuple("检查产品", "检查情况", "设备齐全。", "设备齐全。"),
            tuple("检查产品", "企业人员在场", "true", "是"),
            tuple("检查产品", "举报人", "知情人丁某", "知情人丁某"));
    assertThat(
            jdbc.queryForMap(
                "select value_number, value_day from case_record where field_key = 'visitedOn'"))
        .containsEntry("value_number", null)
        .satisfies(row -> assertThat(row.get("value_day")).hasToString("2009-03-02"));
    assertThat(
            jdbc.queryForList(
                "select distinct recorded_by from case_record order by recorded_by", String.class))
        .containsExactly("acceptance-window-440100", "review-organiser-440100");
  }

  @Test
  void whatIsDoneAgainStandsBesideWhatWasEnteredBefore() throws Exception {
    start();
    check("poor", "设备不全。");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_check");
    check("good", "已经整改。");
    assertThat(driver.shown(CASE, "userTask_decide")).containsEntry("findings", "已经整改。");
    assertThat(new WebLogin(port, "gz-shencha", "tasklist").get("/cases/" + CASE).body())
        .contains("设备不全。", "此后又重新填写", "检查产品（第2次）", "已经整改。");
  }

  @Test
  void whatTheFormDoesNotTakeIsNotRecorded() {
    start();
    assertThatThrownBy(() -> check("middling", "尚可。")).hasMessageContaining("请在“检查结论”中选择一项");
    assertThatThrownBy(() -> check("good", "")).hasMessageContaining("“检查情况”不能为空");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from case_record where task_key = 'userTask_check'",
                Integer.class))
        .isZero();
  }

  @Test
  void aSealedFieldIsThereForItsPostAlone() throws Exception {
    start();
    check("good", "设备齐全。");
    String page = "/cases/" + CASE;
    assertThat(new WebLogin(port, "gz-jueding", "tasklist").get(page).body())
        .contains("设备齐全。", "知情人丁某");
    assertThat(new WebLogin(port, "gz-shencha", "tasklist").get(page).body())
        .contains("设备齐全。")
        .doesNotContain("知情人丁某");
    assertThat(driver.as("decision-maker", GUANGZHOU, () -> driver.shown(CASE, "userTask_decide")))
        .containsEntry("sealedInformant", "知情人丁某");
    for (String table : List.of("ACT_HI_VARINST", "ACT_HI_DETAIL")) {
      assertThat(
              jdbc.queryForObject(
                  "select count(*) from %s where TEXT_ like '%%丁某%%'".formatted(table),
                  Integer.class))
          .isZero();
    }
  }

  @Test
  void anotherUnitSeesNothingOfIt() throws Exception {
    start();
    check("good", "设备齐全。");
    WebLogin shenzhen = new WebLogin(port, "sz-ban", "tasklist");
    assertThat(shenzhen.get("/cases/" + CASE).statusCode()).isEqualTo(404);
    assertThat(shenzhen.get("/cases?q=YP2009").body()).contains("没有符合条件的办件");
    assertThat(new WebLogin(port, "gz-shencha", "tasklist").get("/cases?q=YP2009").body())
        .contains(CASE, "广州市甲食品有限公司的生抽", "作出决定");
  }

  @Test
  void nothingIsWrongWithItInTheCheckThatDesignersAreAsked() throws Exception {
    List<ModelSource> files = new ArrayList<>();
    for (String file :
        List.of(
            "sample-case.bpmn",
            "sample-case-start.form",
            "sample-case-check.form",
            "sample-case-decide.form")) {
      files.add(new ModelSource(file, content(file)));
    }
    assertThat(check.check(files, List.of())).extracting(Finding::sentence).isEmpty();
  }

  @Test
  void aModelThatNamesWhatNoFormRecordsIsRefused() throws Exception {
    String model = text("sample-case.bpmn");
    for (Map.Entry<String, String> wrong :
        Map.of(
                "facts.grade", "facts.gread",
                "facts.amount", "facts.sealedInformant",
                "{partyName}", "{partyname}",
                "{product}检查", "{produkt}检查",
                "${documents.issue(execution, 'sample-decision')}",
                    "${messages.send(execution, 'sampleFailed', '{sealedInformant}')}",
                "<camunda:taskListener expression=\"${record.form(task)}\" event=\"complete\"/>",
                    "")
            .entrySet()) {
      assertThatThrownBy(() -> deployment(model.replace(wrong.getKey(), wrong.getValue())).deploy())
          .as(wrong.getValue())
          .hasMessageContaining("不是流程“sample-case”的事项");
    }
  }

  /** What a called case hands back is said in its own facts, not in those of its caller. */
  @Test
  void whatACalledCaseHandsBackIsOneOfItsFacts() throws Exception {
    String caller =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
          <process id="sample-caller" isExecutable="true" camunda:historyTimeToLive="1">
            <startEvent id="start"/>
            <sequenceFlow id="flow" sourceRef="start" targetRef="callActivity_case"/>
            <callActivity id="callActivity_case" calledElement="sample-case">
              <extensionElements>
                <camunda:out sourceExpression="${facts.grade}" target="grade"/>
              </extensionElements>
            </callActivity>
          </process>
        </definitions>
        """;
    String both = text("sample-case.bpmn");
    assertThatThrownBy(
            () ->
                deployment(both)
                    .addString("sample-caller.bpmn", caller.replace("facts.grade", "facts.grad"))
                    .deploy())
        .hasMessageContaining("“grad”不是流程“sample-case”的事项；是否为“grade”");
    String sound = deployment(both).addString("sample-caller.bpmn", caller).deploy().getId();
    repository.deleteDeployment(sound, true);
  }

  @Test
  void aSealedFieldThatNobodyCouldSeeIsRefused() throws Exception {
    DeploymentBuilder lost =
        deployment(text("sample-case.bpmn"))
            .addString(
                "sample-case-check.form",
                text("sample-case-check.form").replace("\"seenBy\"", "\"forWhom\""));
    assertThatThrownBy(lost::deploy)
        .hasMessageContaining("“sample-case-check.form”中的“举报人”是密封字段，没有写明哪些岗位可以查看");
  }

  @Test
  void itTellsAnotherProcedureWhatItKnows() throws Exception {
    String receiver =
        repository
            .createDeployment()
            .addModelInstance(
                "sample-penalty.bpmn",
                Bpmn.createExecutableProcess("sample-penalty")
                    .camundaHistoryTimeToLive(1)
                    .startEvent()
                    .message("sampleFailed")
                    .userTask("userTask_hear")
                    .endEvent()
                    .done())
            .deploy()
            .getId();
    try {
      repository.deleteDeployment(deployment, true);
      deployment =
          deployment(
                  text("sample-case.bpmn")
                      .replace(
                          "${documents.issue(execution, 'sample-decision')}",
                          "${messages.send(execution, 'sampleFailed', '{partyName} {visitedOn}')}"))
              .deploy()
              .getId();
      start();
      check("good", "设备齐全。");
      decide();
      driver.runJobs();
      Task hearing = tasks.createTaskQuery().taskDefinitionKey("userTask_hear").singleResult();
      assertThat(hearing.getTenantId()).isEqualTo(GUANGZHOU);
      assertThat(tasks.getVariables(hearing.getId()))
          .containsEntry("causeCase", CASE)
          .containsEntry("partyName", "广州市甲食品有限公司")
          .containsEntry("visitedOn", "2009-03-02")
          .doesNotContainKey("findings");
    } finally {
      repository.deleteDeployment(receiver, true);
    }
  }

  @Test
  void aTemplateThatAsksForMoreThanTheCaseKnowsFailsItsStepWithTheNamesOfAll() throws Exception {
    repository.deleteDeployment(deployment, true);
    deployment =
        deployment(
                text("sample-case.bpmn")
                    .replace(
                        "sourceRef=\"serviceTask_open\" targetRef=\"gateway_beforeCheck\"",
                        "sourceRef=\"serviceTask_open\" targetRef=\"serviceTask_issue\""))
            .deploy()
            .getId();
    start();
    Job issue = management.createJobQuery().processDefinitionKey("sample-case").singleResult();
    assertThatThrownBy(() -> management.executeJob(issue.getId()))
        .hasStackTraceContaining("case %s gets no document".formatted(CASE))
        .hasStackTraceContaining("findings is not known yet; grade is not known yet");
    assertThat(documents.ofCase(CASE)).isEmpty();
  }

  private Map<String, Object> row() {
    return jdbc.queryForMap("select * from cases where case_number = ?", CASE);
  }
}
