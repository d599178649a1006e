package cn.qualitysafety.platform.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.licence.ApplicationService;
import cn.qualitysafety.licence.ApplicationState;
import cn.qualitysafety.licence.LicenceSteps;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.engine.GrantsOfModels;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A designer's change comes into force by a second one, beside running cases, and stays. */
@SystemTest
class DeploymentsTest {

  private static final String AUTHOR = "liucheng";
  private static final String SECOND = "liucheng2";
  private static final String WITHDRAWAL = "licence-withdrawal";
  private static final String REGISTER = "brand-register";

  @LocalServerPort private int port;
  @Autowired private TestRestTemplate rest;
  @Autowired private ObjectMapper json;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private ApplicationService applications;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private FormService forms;
  @Autowired private ManagementService management;
  @Autowired private AuthorizationService authorizations;
  @Autowired private ProcessEngineConfigurationImpl engine;
  @Autowired private Deployments deployments;
  @Autowired private ReleasedModels released;
  @Autowired private ModelsHealthIndicator health;
  @Autowired private GrantsOfModels grants;
  @Autowired private AuditTrail trail;

  private final Map<WebLogin, String> tokens = new HashMap<>();
  private List<String> deployedBefore;

  @BeforeEach
  void begin() {
    driver.reset();
    deployedBefore = deployments();
  }

  @AfterEach
  void end() throws IOException {
    driver.reset();
    deployments().stream()
        .filter(id -> !deployedBefore.contains(id))
        .forEach(id -> repository.deleteDeployment(id, true));
    grants.bringInLine();
    released.deployChanged(release());
    driver.reset();
  }

  @Test
  @Tag("database")
  void aChangeComesIntoForceWhenAnotherDesignerHasSeenWhatDiffers() throws Exception {
    int before = version(WITHDRAWAL);
    String changed = model(WITHDRAWAL).replace("登记撤回、终止审查", "登记撤回并终止审查");
    Set<String> read =
        new HashSet<>(engine.getDeploymentCache().getProcessDefinitionCache().keySet());
    JsonNode answer = json.readTree(deploy(AUTHOR, WITHDRAWAL + ".bpmn", changed).getBody());
    assertThat(answer.path("name").asText()).contains("已提交，待另一名流程设计员核准后生效");
    assertThat(answer.path("deployedProcessDefinitions").isNull()).isTrue();
    deploy(AUTHOR, WITHDRAWAL + ".bpmn", changed);
    assertThat(deployments.all()).as("sent twice it waits once").hasSize(1);
    assertThat(version(WITHDRAWAL)).isEqualTo(before);
    assertThat(engine.getDeploymentCache().getProcessDefinitionCache().keySet())
        .as("what was only tried is not remembered")
        .filteredOn(version -> !read.contains(version))
        .isSubsetOf(
            repository.createProcessDefinitionQuery().list().stream()
                .map(ProcessDefinition::getId)
                .toList());

    long id = deployments.all().get(0).id();
    WebLogin author = new WebLogin(port, AUTHOR, "tasklist");
    assertThat(author.get("/work/finished").body()).contains("href=\"/deployments\"");
    assertThat(author.get("/deployments/" + id).body())
        .contains("须由另一名流程设计员核准")
        .doesNotContain("/approval");
    assertThat(approve(author, id)).contains("是您本人提交的，须由另一名流程设计员核准").doesNotContain("仍在等待核准");
    assertThat(version(WITHDRAWAL)).isEqualTo(before);

    WebLogin second = new WebLogin(port, SECOND, "tasklist");
    assertThat(second.get("/deployments").body()).contains(">licence-withdrawal<", "苏工（liucheng）");
    assertThat(second.get("/deployments/" + id).body())
        .contains("licence-withdrawal.bpmn 改动（增1行，删1行）")
        .containsPattern("<del>[^<]*登记撤回、终止审查")
        .containsPattern("<ins>[^<]*登记撤回并终止审查")
        .contains("licence-withdrawal-start.form（与正在执行的版本相同）");
    assertThat(second.get("/deployments/%d/%s.bpmn".formatted(id, WITHDRAWAL)).body())
        .isEqualTo(changed);
    assertThat(approve(second, id)).contains("已核准，现已生效");

    assertThat(version(WITHDRAWAL)).isEqualTo(before + 1);
    assertThat(approve(second, id)).contains("已经由其他同志处理").doesNotContain("仍在等待核准");
    assertThat(repository.getDeploymentResourceNames(latest(WITHDRAWAL).getDeploymentId()))
        .as("the form goes along, or nobody could start it")
        .containsExactlyInAnyOrder("licence-withdrawal.bpmn", "licence-withdrawal-start.form");
    assertThat(second.get("/deployments/" + id).body())
        .as("what it replaced is on record")
        .contains("已核准，已生效", "方工（liucheng2）")
        .containsPattern("<del>[^<]*登记撤回、终止审查");
    assertThat(audit())
        .contains(
            tuple(
                AUTHOR,
                "Submit",
                "第%d号“licence-withdrawal”：licence-withdrawal.bpmn 改动（增1行，删1行）".formatted(id)))
        .anySatisfy(
            entry ->
                assertThat(entry.toString())
                    .contains(
                        SECOND,
                        "Approve",
                        "提交人liucheng",
                        "licence-withdrawal第%d版".formatted(before + 1)));
    assertThat(authorizations.createAuthorizationQuery().resourceType(Resources.DEPLOYMENT).list())
        .as("nobody has rights on it because of having made it")
        .allMatch(grant -> grant.getUserId() == null);
    for (String other : List.of("gz-ban", "admin", "sheng-du")) {
      WebLogin stranger = new WebLogin(port, other, "tasklist");
      assertThat(stranger.get("/deployments").statusCode()).isEqualTo(403);
      assertThat(stranger.get("/work/finished").body()).doesNotContain("/deployments");
    }
  }

  @Test
  void whoApprovesIsToldWhereOnePersonCanDoWhatSeveralHadTo() throws Exception {
    String model = model("licence-termination");
    long separations = Pattern.compile("name=\"separateFrom\"").matcher(model).results().count();
    deploy(
        AUTHOR,
        "licence-termination.bpmn",
        model.replaceFirst("<camunda:property name=\"separateFrom\" value=\"[^\"]*\"/>", ""));
    long id = deployments.all().get(0).id();
    assertThat(new WebLogin(port, SECOND, "tasklist").get("/deployments/" + id).body())
        .contains(
            "请注意：“licence-termination.bpmn”中的属性separateFrom（不得由办理所列环节的人办理）由%d处减为%d处。"
                .formatted(separations, separations - 1));
  }

  @Test
  void whatIsRejectedOrWithdrawnNeverComesIntoForce() throws Exception {
    String changed = model(WITHDRAWAL).replace("登记撤回、终止审查", "登记撤回并终止审查");
    deploy(AUTHOR, WITHDRAWAL + ".bpmn", changed);
    long rejected = deployments.all().get(0).id();
    WebLogin second = new WebLogin(port, SECOND, "tasklist");
    assertThat(reject(second, rejected, "")).contains("请填写退回的理由");
    assertThat(reject(second, rejected, "名称与文书不一致。")).contains("已退回提交人");
    deploy(AUTHOR, WITHDRAWAL + ".bpmn", changed);
    long withdrawn = deployments.all().get(0).id();
    assertThat(reject(new WebLogin(port, AUTHOR, "tasklist"), withdrawn, "")).contains("已撤回");
    assertThat(second.get("/deployments").body()).contains("名称与文书不一致。", "已退回", "已撤回", "没有待核准的部署");
    assertThat(approve(second, rejected)).contains("已经由其他同志处理");
    assertThat(deployments()).isEqualTo(deployedBefore);
  }

  @Test
  @Tag("database")
  void designersSeeThatOneWaitsAndItsAuthorThatItWasDecidedBeforeTheyOpenThePage()
      throws Exception {
    WebLogin author = new WebLogin(port, AUTHOR, "tasklist");
    WebLogin second = new WebLogin(port, SECOND, "tasklist");
    WebLogin stranger = new WebLogin(port, "gz-shouli", "tasklist");
    deploy(AUTHOR, WITHDRAWAL + ".bpmn", model(WITHDRAWAL).replace("登记撤回、终止审查", "改"));
    assertThat(news(second)).isEqualTo("1 waiting, 0 decided");
    assertThat(second.get("/work/finished").body()).contains(">部署核准（1）<");
    assertThat(news(author)).isEqualTo("0 waiting, 0 decided");
    assertThat(author.get("/work/finished").body()).contains(">部署核准<");
    assertThat(news(stranger)).isEqualTo("0 waiting, 0 decided");

    reject(second, deployments.all().get(0).id(), "名称与文书不一致。");
    assertThat(news(second)).isEqualTo("0 waiting, 0 decided");
    assertThat(news(author)).isEqualTo("0 waiting, 1 decided");
    assertThat(author.get("/deployments").body())
        .contains("您提交的第", "已退回（流程设计员 方工（liucheng2））：名称与文书不一致。");
    assertThat(news(author)).as("once").isEqualTo("0 waiting, 0 decided");
    assertThat(author.get("/deployments").body()).doesNotContain("您提交的第");
    deploy(AUTHOR, WITHDRAWAL + ".bpmn", model(WITHDRAWAL).replace("登记撤回、终止审查", "改"));
    reject(author, deployments.all().get(0).id(), "");
    assertThat(news(author)).as("one's own decision is no news").isEqualTo("0 waiting, 0 decided");
  }

  private String news(WebLogin person) throws Exception {
    JsonNode news = json.readTree(person.get("/deployments/news").body());
    return "%d waiting, %d decided"
        .formatted(news.path("waiting").asInt(-1), news.path("decided").asInt(-1));
  }

  @Test
  @Tag("database")
  void whatIsTooLargeToCompareIsShownAtOnceAsTwoFiles() throws Exception {
    String model = model(WITHDRAWAL);
    bringIn(WITHDRAWAL, lines(model, "old"));
    String changed = lines(model, "new");
    long began = System.nanoTime();
    assertThat(deploy(AUTHOR, WITHDRAWAL + ".bpmn", changed).getStatusCode().value())
        .isEqualTo(200);
    long id = deployments.all().get(0).id();
    WebLogin second = new WebLogin(port, SECOND, "tasklist");
    String page = second.get("/deployments/" + id).body();
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .as("a deployment, a login and a page")
        .isLessThan(Duration.ofSeconds(10));
    assertThat(page)
        .contains("文件过大，不逐行比较，请下载两份比较", "新的版本（", "原来的版本（", "不逐行比较）")
        .doesNotContain("<ins>");
    assertThat(second.get("/deployments/%d/replaced/%s.bpmn".formatted(id, WITHDRAWAL)).body())
        .isEqualTo(lines(model, "old"));
    approve(id);
    assertThat(second.get("/deployments/%d/replaced/%s.bpmn".formatted(id, WITHDRAWAL)).body())
        .as("what it replaced")
        .isEqualTo(lines(model, "old"));
  }

  /** With sixty thousand lines more, none like another. */
  private static String lines(String model, String word) {
    StringBuilder lines = new StringBuilder("<bpmn:documentation>");
    for (int i = 0; i < 60_000; i++) {
      lines.append(word).append(i).append('\n');
    }
    return model.replaceFirst(
        "(<bpmn:process [^>]*>)", "$1" + lines.append("</bpmn:documentation>"));
  }

  @Test
  void whatWouldEndAReadersStackOrIsWrittenInAStrangeEncodingIsRefusedInASentence()
      throws Exception {
    String model = model(WITHDRAWAL);
    int deep = 100_000;
    assertRefused(
        WITHDRAWAL + ".bpmn",
        model.replaceFirst(
            "(<bpmn:process [^>]*>)",
            "$1<bpmn:extensionElements>"
                + "<x xmlns=\"urn:x\">".repeat(deep)
                + "</x>".repeat(deep)
                + "</bpmn:extensionElements>"),
        "的元素嵌套超过60层");
    assertRefused("deep.dmn", "<x>".repeat(deep) + "</x>".repeat(deep), "的元素嵌套超过60层");
    assertRefused("deep.form", "[".repeat(deep) + "]".repeat(deep), "的内容嵌套超过60层");
    String form = Files.readString(Path.of("forms/licence/licence-withdrawal-start.form"));
    String groups = "{\"type\": \"group\", \"components\": [";
    assertRefused(
        "licence-withdrawal-start.form",
        form.replaceFirst("\"components\": *\\[", "\"components\": [" + groups.repeat(deep)),
        "的内容嵌套超过60层");
    for (String expression :
        List.of(
            "${" + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "}",
            "${" + "!".repeat(20_000) + "x}",
            "${" + "x?x:".repeat(20_000) + "x}",
            "${" + "x+".repeat(20_000) + "x}")) {
      assertRefused(
          WITHDRAWAL + ".bpmn",
          model.replace(
              "<bpmn:startEvent ",
              "<bpmn:dataObject id=\"d\" name=\"" + expression + "\"/><bpmn:startEvent "),
          "的表达式过长或者括号过多");
    }
    assertRefused(
        "deep.dmn",
        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"><decision id=\"d\">"
            + "<literalExpression><text>"
            + "(".repeat(20_000)
            + "</text></literalExpression></decision></definitions>",
        "的表达式过长或者括号过多");
    String late = "version=\"1.0\"" + " ".repeat(1_500) + "encoding=\"ISO-2022-JP\"";
    assertRefused(
        WITHDRAWAL + ".bpmn",
        model.replaceFirst("version=\"1.0\" +encoding=\"UTF-8\"", late),
        "的编码“ISO-2022-JP”不能使用");
    for (String strange : List.of("UTF-7", "IBM037", "ISO-2022-JP", "no-such-thing")) {
      assertRefused(
          WITHDRAWAL + ".bpmn",
          model.replaceFirst("encoding=\"UTF-8\"", "encoding=\"" + strange + "\""),
          "的编码“" + strange + "”不能使用");
    }
    assertThat(deployments.all()).isEmpty();
  }

  @Test
  void aModelInAnyOfOurEncodingsIsComparedAsItIsWritten() throws Exception {
    String changed = model(WITHDRAWAL).replace("登记撤回、终止审查", "登记撤回并终止审查");
    for (String encoding : List.of("GB18030", "UTF-16")) {
      byte[] written =
          changed
              .replaceFirst("encoding=\"UTF-8\"", "encoding=\"" + encoding + "\"")
              .getBytes(encoding);
      Submission waiting =
          deployments.submit(
              encoding, List.of(new ModelFile(WITHDRAWAL + ".bpmn", written)), AUTHOR, false);
      assertThat(deployments.differences(waiting).get(0).lines())
          .extracting(Difference.Line::text)
          .anyMatch(line -> line.contains("登记撤回并终止审查"));
      deployments.reject(waiting.id(), AUTHOR, "");
    }
  }

  @Test
  void theEnginesWordsAboutAModelComeAfterASentenceThatSaysWhere() throws Exception {
    assertRefused(
        WITHDRAWAL + ".bpmn",
        model(WITHDRAWAL).replaceFirst("camunda:historyTimeToLive=\"[^\"]*\"", ""),
        "“licence-withdrawal.bpmn”");
    ResponseEntity<String> answer =
        deploy(
            AUTHOR,
            WITHDRAWAL + ".bpmn",
            model(WITHDRAWAL)
                .replace(
                    "</bpmn:serviceTask>",
                    "<bpmn:multiInstanceLoopCharacteristics/></bpmn:serviceTask>"));
    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(answer.getBody())
        .containsPattern(
            "“licence-withdrawal.bpmn”第\\d+行中的“serviceTask_\\w+”有误；请在 Camunda Modeler 中更正（原文：")
        .contains("没有部署");
    ResponseEntity<String> decision =
        deploy(
            AUTHOR,
            "broken.dmn",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x">
              <decision id="broken"><decisionTable id="t">
                <input id="i"><inputExpression id="e" typeRef="string"><text>x</text></inputExpression></input>
                <output id="o" name="o" typeRef="string"/>
                <rule id="r"><inputEntry id="ie"><text>"a"</text></inputEntry></rule>
              </decisionTable></decision>
            </definitions>
            """);
    assertThat(decision.getStatusCode().value()).as(decision.getBody()).isEqualTo(400);
    assertThat(decision.getBody()).contains("broken.dmn", "没有部署", "（第1条规则）的单元格比列数多或者少");
    assertRefused(WITHDRAWAL + ".bpmn", "<a>\n<b></a>", "”第2行不是格式正确的XML");
    assertThat(deployments.all()).isEmpty();
  }

  @Test
  void whatCannotWorkIsToldWhenItIsSentAndLeavesNothing() throws Exception {
    assertRefused(
        WITHDRAWAL + ".bpmn",
        model(WITHDRAWAL).replace("licenceWithdrawal.withdrawApplication", "dataSource.close"),
        "不是系统提供的步骤");
    assertRefused(
        WITHDRAWAL + ".bpmn",
        model(WITHDRAWAL).replace("targetRef=\"endEvent", "targetRef=\"noEvent"),
        "noEvent");
    assertRefused(
        WITHDRAWAL + ".bpmn",
        model(WITHDRAWAL).replace("licence-withdrawal-start", "licence-withdrawal-begin"),
        "引用的表单“licence-withdrawal-begin”既没有一起提交，也不在正在执行的版本中");
    assertRefused(WITHDRAWAL + ".bpmn", model(WITHDRAWAL), "与正在执行的版本完全相同");
    for (String post : List.of("process-designer", "camunda-admin")) {
      assertRefused(
          WITHDRAWAL + ".bpmn",
          model(WITHDRAWAL).replace("\"acceptance-window\"", "\"" + post + "\""),
          "把业务交给岗位“%s”".formatted(post));
    }
    assertRefused(
        "licence-site-visit.bpmn",
        model("licence-site-visit")
            .replaceFirst(
                "candidateGroups=\"review-organiser\"",
                "candidateGroups=\"review-organiser,process-designer\""),
        "userTask_formTeam”把业务交给岗位“process-designer”");
    assertThat(deployments.all()).isEmpty();
  }

  /** As Camunda Modeler shows it: 400, the message, and for other clients each place of its own. */
  @Test
  void allThatIsWrongIsToldAtOnceWithItsPlaceAndMayBeAskedBeforehand() throws Exception {
    String broken =
        model(WITHDRAWAL)
            .replace("StarterGroups=\"acceptance-window\"", "StarterGroups=\"acceptance-windwo\"")
            .replace("withdrawApplication(execution)", "withdrawAplication(execution)");
    ResponseEntity<String> refused = deploy(AUTHOR, WITHDRAWAL + ".bpmn", broken);
    assertThat(refused.getStatusCode().value()).isEqualTo(400);
    JsonNode answer = json.readTree(refused.getBody());
    assertThat(answer.path("type").asText()).isEqualTo("ParseException");
    assertThat(answer.path("message").asText())
        .startsWith("ENGINE-09005 Could not parse BPMN process. Errors: 共有2处须更正，没有部署：\n“")
        .contains("的岗位“acceptance-windwo”不存在；是否为“acceptance-window”？请更正。\n")
        .contains("该部件没有步骤“withdrawAplication”");
    JsonNode places = answer.path("details").path(WITHDRAWAL + ".bpmn").path("errors");
    assertThat(places.findValuesAsText("mainElementId"))
        .containsExactly(WITHDRAWAL, "serviceTask_withdrawApplication");
    assertThat(places.get(1).path("line").asInt())
        .isGreaterThan(places.get(0).path("line").asInt());

    JsonNode checked = json.readTree(send(AUTHOR, "check", WITHDRAWAL + ".bpmn", broken).getBody());
    assertThat(checked.path("findings").findValuesAsText("element"))
        .containsExactly(WITHDRAWAL, "serviceTask_withdrawApplication");
    String sound = model(WITHDRAWAL).replace("登记撤回、终止审查", "登记撤回并终止审查");
    long began = System.nanoTime();
    ResponseEntity<String> well = send(AUTHOR, "check", WITHDRAWAL + ".bpmn", sound);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThat(well.getBody()).isEqualTo("{\"findings\":[]}");
    assertThat(send("gz-shouli", "check", WITHDRAWAL + ".bpmn", sound).getStatusCode().value())
        .as("who may not deploy")
        .isEqualTo(403);
    assertThat(deployments.all()).as("nothing waits").isEmpty();
    assertThat(deployments()).isEqualTo(deployedBefore);
  }

  @Test
  void aRunningCaseKeepsTheFormItsVersionWasDrawnWith() throws Exception {
    LicenceSteps steps = new LicenceSteps(driver, enterprises);
    driver.setClock("2009-09-14T09:00:00");
    steps.registerEnterprise("731400024", "广州市越秀水泥制品厂");
    String before = steps.apply(LicenceSteps.application("731400024", "concrete-pipe"));
    String form = Files.readString(Path.of("forms/licence/licence-review-check-materials.form"));
    deploy(AUTHOR, "licence-review-check-materials.form", form.replace("缺少或者不符合要求的材料", "材料的风险等级"));
    approve(deployments.all().get(0).id());

    steps.registerEnterprise("731400032", "广州市荔湾水泥制品厂");
    String after = steps.apply(LicenceSteps.application("731400032", "concrete-pipe"));
    assertThat(shownForm(before)).contains("缺少或者不符合要求的材料").doesNotContain("风险等级");
    assertThat(shownForm(after)).contains("材料的风险等级").doesNotContain("\"缺少或者不符合要求的材料\"");
  }

  @Test
  @Tag("database")
  void aReleaseDeploysWhatItChangesAndKeepsADesignersNewerVersion() throws Exception {
    int withdrawal = version(WITHDRAWAL);
    int register = version(REGISTER);
    int others = repository.createProcessDefinitionQuery().list().size();
    deploy(AUTHOR, WITHDRAWAL + ".bpmn", model(WITHDRAWAL).replace("登记撤回、终止审查", "设计员的步骤"));
    approve(deployments.all().get(0).id());

    // The next release: one label of a form elsewhere.
    List<Bundle> next =
        release(
            "brand-register-start.form", text -> text.replace("\"label\": \"", "\"label\": \"新"));
    released.deployChanged(next);

    assertThat(version(REGISTER)).as("a changed form comes with its model").isEqualTo(register + 1);
    assertThat(model(latest(WITHDRAWAL))).as("kept").contains("设计员的步骤");
    assertThat(repository.createProcessDefinitionQuery().list())
        .as("two new versions, the designer's and the release's")
        .hasSize(others + 2);
    Health told = health.health();
    assertThat(told.getStatus().getCode()).isEqualTo("WARNING");
    assertThat(told.getDetails().get("differFromRelease").toString())
        .isEqualTo("[%s v%d]".formatted(WITHDRAWAL, withdrawal + 1));
    assertThat(audit())
        .contains(
            tuple(
                AuditEvent.RELEASE,
                "Keep",
                "licence-withdrawal（第%d版，部署“licence-withdrawal”）".formatted(withdrawal + 1)));
    long entries = audit().size();
    released.deployChanged(next);
    assertThat(audit()).as("a restart changes nothing and says nothing new").hasSize((int) entries);
    assertThat(version(REGISTER)).isEqualTo(register + 1);

    WebLogin second = new WebLogin(port, SECOND, "tasklist");
    assertThat(second.get("/deployments").body())
        .contains("与程序发布的版本不同的模型", "第%d版".formatted(withdrawal + 1));
    assertThat(zip(second.download("/deployments/changed.zip").body()))
        .containsOnlyKeys("bpmn/licence/licence-withdrawal.bpmn")
        .hasEntrySatisfying(
            "bpmn/licence/licence-withdrawal.bpmn", text -> assertThat(text).contains("设计员的步骤"));

    // The change has found its way into the release after it: from then on it is the release's own.
    released.deployChanged(
        release(WITHDRAWAL + ".bpmn", text -> text.replace("登记撤回、终止审查", "设计员的步骤")));
    assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    assertThat(version(WITHDRAWAL)).isEqualTo(withdrawal + 1);
    released.deployChanged(
        release(WITHDRAWAL + ".bpmn", text -> text.replace("登记撤回、终止审查", "再下一次发布的步骤")));
    assertThat(version(WITHDRAWAL)).isEqualTo(withdrawal + 2);
  }

  @Test
  void whatDesignersHandBackHoldsNoOlderFileOfAReleaseAndNothingWithdrawn() throws Exception {
    deploy(AUTHOR, WITHDRAWAL + ".bpmn", model(WITHDRAWAL).replace("登记撤回、终止审查", "设计员的步骤"));
    approve(deployments.all().get(0).id());
    bringInUnchecked("test-withdrawn", startable("userTask_first"));
    WebLogin second = new WebLogin(port, SECOND, "tasklist");
    String model = "bpmn/licence/licence-withdrawal.bpmn";
    assertThat(zip(second.download("/deployments/changed.zip").body()))
        .containsOnlyKeys(model, "bpmn/test/test-withdrawn.bpmn");

    // The form that the designer's model carries along is older than this release's.
    String form = "licence-withdrawal-start.form";
    released.deployChanged(release(form, text -> text.replace("\"label\": \"", "\"label\": \"新")));
    deployments.withdraw("test-withdrawn", "试用完毕。", AUTHOR);
    approve(deployments.all().get(0).id());
    assertThat(zip(second.download("/deployments/changed.zip").body())).containsOnlyKeys(model);

    // A designer who goes back to what an earlier release had has changed something.
    String start = "brand-register-start.form";
    released.deployChanged(release(start, text -> text.replace("\"label\": \"", "\"label\": \"新")));
    deploy(AUTHOR, start, Files.readString(Path.of("forms/brand/" + start)));
    approve(deployments.all().get(0).id());
    assertThat(zip(second.download("/deployments/changed.zip").body()))
        .containsOnlyKeys(model, "forms/brand/" + start);
  }

  @Test
  void theReleasesVersionIsTakenOverByTwoDesigners() throws Exception {
    deploy(AUTHOR, WITHDRAWAL + ".bpmn", model(WITHDRAWAL).replace("登记撤回、终止审查", "设计员的步骤"));
    approve(deployments.all().get(0).id());
    WebLogin author = new WebLogin(port, AUTHOR, "tasklist");
    assertThat(
            author
                .postForm("/deployments", "/deployments/takeover", "key=" + WITHDRAWAL)
                .statusCode())
        .isEqualTo(302);
    approve(deployments.all().get(0).id());
    assertThat(model(latest(WITHDRAWAL))).contains("登记撤回、终止审查");
    assertThat(released.different()).isEmpty();
    assertThat(author.get("/deployments").body())
        .contains("正在执行的都是程序发布的版本", "恢复为程序版本：licence-withdrawal");
  }

  @Test
  void whatACorrectedModelNoLongerGivesIsTakenBack() throws Exception {
    int own = permissions("legal-affairs", REGISTER);
    String wrong =
        model(REGISTER).replace("Groups=\"brand-office\"", "Groups=\"brand-office,legal-affairs\"");
    deploy(AUTHOR, REGISTER + ".bpmn", wrong);
    assertThat(permissions("legal-affairs", REGISTER)).as("while it waits").isEqualTo(own);
    approve(deployments.all().get(0).id());
    assertThat(mayStart("legal-affairs")).isTrue();

    // An administrator adds something; it stays whatever models say.
    var grant =
        authorizations
            .createAuthorizationQuery()
            .groupIdIn("legal-affairs")
            .resourceType(Resources.PROCESS_DEFINITION)
            .resourceId(REGISTER)
            .singleResult();
    grant.addPermission(ProcessDefinitionPermissions.RETRY_JOB);
    authorizations.saveAuthorization(grant);
    // Withdrawn, corrected later.
    deployments.withdraw(REGISTER, "岗位有误。", AUTHOR);
    assertThat(mayStart("legal-affairs")).as("while the withdrawal waits").isTrue();
    approve(deployments.all().get(0).id());
    assertThat(mayStart("legal-affairs")).isFalse();
    assertThat(mayStart("brand-office")).isTrue();
    deploy(AUTHOR, REGISTER + ".bpmn", model(REGISTER).replace("登记称号", "登记名牌称号"));
    approve(deployments.all().get(0).id());
    assertThat(permissions("legal-affairs", REGISTER))
        .isEqualTo(own | ProcessDefinitionPermissions.RETRY_JOB.getValue());
    assertThat(permissions("brand-office", REGISTER)).isPositive();
    authorizations.deleteAuthorization(grant.getId());
  }

  @Test
  @Tag("database")
  void nobodyDeletesWhatACaseRunsBy() throws Exception {
    deploy(
        AUTHOR,
        "licence-review.bpmn",
        model("licence-review").replace("name=\"确定应提交的材料\"", "name=\"确定材料\""));
    approve(deployments.all().get(0).id());
    LicenceSteps steps = new LicenceSteps(driver, enterprises);
    driver.setClock("2009-09-14T09:00:00");
    steps.registerEnterprise("731400024", "广州市越秀水泥制品厂");
    String number = steps.apply(LicenceSteps.application("731400024", "concrete-pipe"));
    ProcessDefinition version = latest("licence-review");
    String instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(number)
            .singleResult()
            .getId();
    // Whatever an administrator grants: that is no question of rights.
    var all = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    all.setGroupId("process-designer");
    all.setResource(Resources.DEPLOYMENT);
    all.setResourceId(version.getDeploymentId());
    all.addPermission(Permissions.ALL);
    authorizations.saveAuthorization(all);

    for (String path :
        List.of(
            "/deployment/%s?cascade=true".formatted(version.getDeploymentId()),
            "/deployment/" + version.getDeploymentId(),
            "/process-definition/%s?cascade=true".formatted(version.getId()),
            "/process-definition/key/licence-review?cascade=true",
            "/process-instance/" + instance,
            "/history/process-instance/" + instance)) {
      ResponseEntity<String> answer =
          rest.withBasicAuth(AUTHOR, "Zhijian-2009")
              .exchange("/engine-rest" + path, HttpMethod.DELETE, HttpEntity.EMPTY, String.class);
      assertThat(answer.getStatusCode().isError()).as(path).isTrue();
      assertThat(answer.getBody()).as(path).contains("不能删除");
    }
    assertThat(trail.page(AUTHOR, 0, 50))
        .filteredOn(event -> event.kind() == AuditEvent.Kind.COMMAND_REFUSED)
        .hasSize(6);
    assertThat(latest("licence-review").getId()).isEqualTo(version.getId());
    assertThat(driver.openTasks(number)).containsExactly("userTask_checkMaterials");
    assertThat(applications.of(number).state()).isEqualTo(ApplicationState.RECEIVED);
  }

  @Test
  void aPartOfAProcedureIsNotWithdrawnWithoutTheWhole() {
    assertThatThrownBy(() -> deployments.withdraw("rulemaking-filing", "试行完毕。", AUTHOR))
        .isInstanceOf(RefusedInputException.class)
        .hasMessage(
            "流程“rulemaking-filing”是“rulemaking-document”的一部分，不能单独停用；请停用“rulemaking-document”。");
    assertThat(deployments.all()).noneMatch(Submission::waiting);
  }

  @Test
  void aVersionIsWithdrawnBySuspendingIt() throws Exception {
    String runaway =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
            xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
            xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
          <process id="test-runaway" name="自动发起试验" isExecutable="true" camunda:historyTimeToLive="P3650D">
            <documentation>依据：试验</documentation>
            <startEvent id="startEvent_hourly"><timerEventDefinition id="t"><timeCycle>R/PT1H</timeCycle></timerEventDefinition></startEvent>
            <sequenceFlow id="flow" sourceRef="startEvent_hourly" targetRef="endEvent_done"/>
            <endEvent id="endEvent_done" camunda:asyncBefore="true"/>
          </process>
          <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="test-runaway">
            <bpmndi:BPMNShape id="s" bpmnElement="startEvent_hourly"><dc:Bounds x="0" y="0" width="36" height="36"/></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="e" bpmnElement="endEvent_done"><dc:Bounds x="100" y="0" width="36" height="36"/></bpmndi:BPMNShape>
            <bpmndi:BPMNEdge id="f" bpmnElement="flow"><di:waypoint x="36" y="18"/><di:waypoint x="100" y="18"/></bpmndi:BPMNEdge>
          </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
        </definitions>
        """;
    deploy(AUTHOR, "test-runaway.bpmn", runaway);
    assertThat(management.createJobQuery().processDefinitionKey("test-runaway").count())
        .as("what waits begins nothing")
        .isZero();
    approve(deployments.all().get(0).id());
    assertThat(runaway()).isOne();
    String first = latest("test-runaway").getId();
    deployments.withdraw("test-runaway", "每小时启动一次。", AUTHOR);
    assertThat(runaway()).as("while the withdrawal waits").isOne();
    approve(deployments.all().get(0).id());
    assertThat(runaway()).as("timers that may fire").isZero();
    assertThat(trail.page(SECOND, 0, 10))
        .filteredOn(event -> event.kind() == AuditEvent.Kind.PROCESS_DEFINITION)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.actionText()).isEqualTo("挂起");
              assertThat(event.detail()).contains("test-runaway:1:");
            });

    assertThat(management.createJobDefinitionQuery().processDefinitionId(first).suspended().list())
        .as("its open cases go on")
        .extracting(JobDefinition::getJobType)
        .containsExactly("timer-start-event");

    // An earlier version serves its open cases, which one person would stop.
    deploy(AUTHOR, "test-runaway.bpmn", runaway.replace("PT1H", "P1D"));
    approve(deployments.all().get(0).id());
    String path = "/engine-rest/process-definition/%s/suspended".formatted(first);
    for (String person : List.of(AUTHOR, SECOND, "gz-shouli")) {
      assertThat(put(person, path, Map.of("suspended", false))).isEqualTo(422);
      assertThat(put(person, path, Map.of("suspended", true))).isEqualTo(422);
    }
  }

  @Test
  @Tag("database")
  void theVersionBeforeAWithdrawnOneTakesItsPlaceForEveryKindOfStart() throws Exception {
    bringInUnchecked("test-withdrawn", startable("userTask_first"));
    bringInUnchecked("test-withdrawn", startable("userTask_second"));
    bringInUnchecked("test-calling", CALLING);
    String second = latest("test-withdrawn").getId();
    for (String path :
        List.of(
            "/process-definition/%s/suspended".formatted(second),
            "/process-definition/suspended")) {
      var alone =
          rest.withBasicAuth(AUTHOR, "Zhijian-2009")
              .exchange(
                  "/engine-rest" + path,
                  HttpMethod.PUT,
                  new HttpEntity<>(
                      path.contains(second)
                          ? Map.of("suspended", true)
                          : Map.of("suspended", true, "processDefinitionKey", "test-withdrawn")),
                  String.class);
      assertThat(alone.getStatusCode().value()).as(path).isEqualTo(422);
      assertThat(alone.getBody()).contains("不能由一人挂起或者激活", "/deployments");
    }
    assertThat(started()).isEqualTo("userTask_second");

    WebLogin author = new WebLogin(port, AUTHOR, "tasklist");
    assertThat(withdraw(author, "")).contains("请填写停用的理由");
    assertThat(withdraw(author, "期限算错。")).contains("停用申请已提交", "期限算错。");
    assertThat(withdraw(author, "期限算错。")).contains("已在等待核准，不必重复提交");
    long id = deployments.all().get(0).id();
    assertThat(approve(author, id)).contains("是您本人提交的");
    assertThat(started()).as("while it waits").isEqualTo("userTask_second");
    WebLogin other = new WebLogin(port, SECOND, "tasklist");
    assertThat(other.get("/deployments/" + id).body())
        .contains("停用test-withdrawn第2版，恢复第1版的内容", "期限算错。", "上一版本的内容作为新的版本接替")
        .containsPattern("<del>[^<]*userTask_second")
        .containsPattern("<ins>[^<]*userTask_first");
    assertThat(approve(other, id)).contains("已核准，现已生效");

    assertThat(latest("test-withdrawn").getVersion()).isEqualTo(3);
    assertThat(
            rest.withBasicAuth("gz-shouli", "Zhijian-2009")
                .getForObject(
                    "/engine-rest/process-definition?latest=true&active=true&startableInTasklist=true"
                        + "&startablePermissionCheck=true&key=test-withdrawn",
                    String.class))
        .as("what Tasklist offers")
        .contains(latest("test-withdrawn").getId());
    assertThat(started()).as("by key").isEqualTo("userTask_first");
    assertThat(start(latest("test-withdrawn").getId()).getStatusCode().value()).isEqualTo(200);
    assertThat(start(second).getBody())
        .as("a dialog that was open")
        .contains("第2版已于", "苏工申请、", "方工核准停用（理由：期限算错。），不能发起", "按现行版本办理");
    assertThat(runtime.startProcessInstanceByMessage("test-withdrawn-message"))
        .satisfies(by -> assertThat(by.getProcessDefinitionId()).contains("test-withdrawn:3:"));
    String caller = runtime.startProcessInstanceByKey("test-calling").getId();
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .superProcessInstanceId(caller)
                .singleResult()
                .getProcessDefinitionId())
        .contains("test-withdrawn:3:");
    assertThat(audit().toString()).contains("停用test-withdrawn第2版", "期限算错。", "test-withdrawn第3版");
  }

  @Test
  void withoutAVersionBeforeItAStartSaysSinceWhenAndByWhomItIsWithdrawn() throws Exception {
    bringInUnchecked("test-withdrawn", startable("userTask_first"));
    String only = latest("test-withdrawn").getId();
    deployments.withdraw("test-withdrawn", "尚未启用。", AUTHOR);
    assertThat(deployments.all().get(0).name()).isEqualTo("停用test-withdrawn第1版，此后没有可以发起的版本");
    approve(deployments.all().get(0).id());
    for (String path : List.of(only, "key/test-withdrawn")) {
      assertThat(start(path).getStatusCode().value()).isEqualTo(422);
      assertThat(start(path).getBody())
          .contains("流程“受理试验”第1版已于", "苏工申请、", "方工核准停用（理由：尚未启用。），不能发起；请等候流程设计员部署新的版本");
    }
    String path = "/engine-rest/process-definition/%s/suspended".formatted(only);
    assertThat(put(AUTHOR, path, Map.of("suspended", false))).as("nor back by one").isEqualTo(422);
    bringInUnchecked("test-withdrawn", startable("userTask_first"));
    assertThat(started()).as("the same, deployed again").isEqualTo("userTask_first");
    assertThat(latest("test-withdrawn").getVersion()).isEqualTo(2);
  }

  /** An older version by which a case runs gives nobody a start, neither by its key nor its id. */
  @Test
  void whoTheNewestVersionDoesNotNameStartsNoneWhileACaseRunsByAnOlderOne() throws Exception {
    String key = "test-withdrawn";
    bringInUnchecked(key, startable("userTask_first"));
    String older = latest(key).getId();
    assertThat(started()).isEqualTo("userTask_first");
    bringInUnchecked(
        key,
        startable("userTask_second").replace("StarterGroups=\"acceptance", "StarterGroups=\"x"));
    assertThat(start("key/" + key).getStatusCode().value()).isEqualTo(403);
    bringInUnchecked(key, startable("userTask_third"));
    assertThat(started()).isEqualTo("userTask_third");
    assertThat(start(older))
        .satisfies(answer -> assertThat(answer.getStatusCode().value()).isEqualTo(422))
        .satisfies(
            answer -> assertThat(answer.getBody()).contains("这个流程已有新的版本，没有启动；请刷新页面，按新的表单填写。"));
  }

  private static final String CALLING =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
        <process id="test-calling" isExecutable="true" camunda:historyTimeToLive="1">
          <startEvent id="start"/>
          <sequenceFlow id="flow" sourceRef="start" targetRef="call"/>
          <callActivity id="call" calledElement="test-withdrawn"/>
        </process>
      </definitions>
      """;

  private static String startable(String task) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
        xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
      <message id="message" name="test-withdrawn-message"/>
      <process id="test-withdrawn" name="受理试验" isExecutable="true" camunda:historyTimeToLive="1"
          camunda:candidateStarterGroups="acceptance-window">
        <startEvent id="start"/>
        <sequenceFlow id="flow" sourceRef="start" targetRef="task"/>
        <startEvent id="begun"><messageEventDefinition id="m" messageRef="message"/></startEvent>
        <sequenceFlow id="other" sourceRef="begun" targetRef="task"/>
        <userTask id="task" name="办理" camunda:candidateGroups="acceptance-window"/>
      </process>
    </definitions>
    """
        .replace("\"task\"", "\"" + task + "\"");
  }

  /** As a release does: what only shows how versions follow one another is no whole procedure. */
  private void bringInUnchecked(String key, String model) {
    deployments.deploy(
        key,
        Deployments.FROM_DESIGNER,
        List.of(new ModelFile(key + ".bpmn", model.getBytes(StandardCharsets.UTF_8))));
  }

  private void bringIn(String key, String model) {
    assertThat(deploy(AUTHOR, key + ".bpmn", model).getStatusCode().value()).isEqualTo(200);
    approve(deployments.all().get(0).id());
  }

  private ResponseEntity<String> start(String definition) {
    return rest.withBasicAuth("gz-shouli", "Zhijian-2009")
        .postForEntity(
            "/engine-rest/process-definition/%s/start".formatted(definition),
            Map.of(),
            String.class);
  }

  /** The task to which a start by key leads. */
  private String started() throws IOException {
    ResponseEntity<String> answer = start("key/test-withdrawn");
    assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
    return tasks
        .createTaskQuery()
        .processInstanceId(json.readTree(answer.getBody()).path("id").asText())
        .singleResult()
        .getTaskDefinitionKey();
  }

  private String withdraw(WebLogin designer, String reason) throws Exception {
    String token = designer.formToken("/deployments");
    assertThat(
            designer
                .send(
                    request ->
                        request
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("X-Csrf-Token", token)
                            .POST(
                                BodyPublishers.ofString(
                                    "key=test-withdrawn&reason="
                                        + URLEncoder.encode(reason, StandardCharsets.UTF_8))),
                    "/deployments/withdrawal")
                .statusCode())
        .isEqualTo(302);
    return designer.get("/deployments").body();
  }

  private long runaway() {
    return management.createJobQuery().processDefinitionKey("test-runaway").active().count();
  }

  private int put(String user, String path, Map<String, ?> body) {
    return rest.withBasicAuth(user, "Zhijian-2009")
        .exchange(path, HttpMethod.PUT, new HttpEntity<>(body), String.class)
        .getStatusCode()
        .value();
  }

  private boolean mayStart(String post) {
    return (permissions(post, REGISTER) & ProcessDefinitionPermissions.CREATE_INSTANCE.getValue())
        != 0;
  }

  private int permissions(String post, String key) {
    var grant =
        authorizations
            .createAuthorizationQuery()
            .groupIdIn(post)
            .resourceType(Resources.PROCESS_DEFINITION)
            .resourceId(key)
            .singleResult();
    int bits = 0;
    if (grant != null) {
      for (ProcessDefinitionPermissions each : ProcessDefinitionPermissions.values()) {
        if (each != ProcessDefinitionPermissions.ALL && grant.isPermissionGranted(each)) {
          bits |= each.getValue();
        }
      }
    }
    return bits;
  }

  private String shownForm(String caseNumber) throws IOException {
    String task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(caseNumber)
            .taskDefinitionKey("userTask_checkMaterials")
            .singleResult()
            .getId();
    return new String(forms.getDeployedTaskForm(task).readAllBytes(), StandardCharsets.UTF_8);
  }

  private void assertRefused(String file, String content, String sentence) {
    ResponseEntity<String> answer = deploy(AUTHOR, file, content);
    assertThat(answer.getStatusCode().isError()).as(sentence).isTrue();
    assertThat(answer.getBody()).contains(sentence);
    assertThat(deployments()).isEqualTo(deployedBefore);
  }

  private ResponseEntity<String> deploy(String user, String file, String content) {
    return send(user, "create", file, content);
  }

  private ResponseEntity<String> send(String user, String what, String file, String content) {
    MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
    parts.add("deployment-name", file.substring(0, file.lastIndexOf('.')));
    parts.add("deployment-source", "Camunda Modeler");
    parts.add("enable-duplicate-filtering", "true");
    parts.add(
        file,
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
            "/engine-rest/deployment/" + what, new HttpEntity<>(parts, headers), String.class);
  }

  private void approve(long id) {
    deployments.approve(id, SECOND, "");
  }

  private String approve(WebLogin designer, long id) throws Exception {
    return answer(designer, "/deployments/%d/approval".formatted(id), "");
  }

  private String reject(WebLogin designer, long id, String reason) throws Exception {
    return answer(
        designer,
        "/deployments/%d/rejection".formatted(id),
        "reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8));
  }

  /** The page that follows. */
  private String answer(WebLogin designer, String path, String fields) throws Exception {
    // A page of what has been decided has no form; the token is the session's.
    String token =
        tokens.computeIfAbsent(
            designer,
            each -> {
              try {
                return each.formToken("/deployments/" + path.split("/")[2]);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    var answer =
        designer.send(
            request ->
                request
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-Csrf-Token", token)
                    .POST(BodyPublishers.ofString(fields)),
            path);
    assertThat(answer.statusCode()).isEqualTo(302);
    return designer
        .get(
            answer.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", ""))
        .body();
  }

  private List<Tuple> audit() {
    return trail.page("", 0, 50).stream()
        .filter(event -> event.kind() == AuditEvent.Kind.DEPLOYMENT)
        .map(event -> tuple(event.person(), event.action(), event.detail()))
        .toList();
  }

  private static String model(String key) throws IOException {
    return Files.readString(Path.of("bpmn", key.split("-")[0], key + ".bpmn"));
  }

  private String model(ProcessDefinition definition) throws IOException {
    return new String(
        repository.getProcessModel(definition.getId()).readAllBytes(), StandardCharsets.UTF_8);
  }

  private ProcessDefinition latest(String key) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(key)
        .latestVersion()
        .singleResult();
  }

  private int version(String key) {
    return latest(key).getVersion();
  }

  private static List<Bundle> release() throws IOException {
    return release("", text -> text);
  }

  /** The files of this release, one of them changed. */
  private static List<Bundle> release(String changed, UnaryOperator<String> change)
      throws IOException {
    List<ModelFile> files = new ArrayList<>();
    for (String folder : List.of("bpmn", "forms")) {
      try (Stream<Path> paths = Files.walk(Path.of(folder))) {
        for (Path path :
            paths
                .filter(each -> each.toString().matches(".*(bpmn|dmn|form)"))
                .filter(Files::isRegularFile)
                .toList()) {
          String text = Files.readString(path);
          files.add(
              new ModelFile(
                  path.toString(),
                  (path.endsWith(changed) ? change.apply(text) : text)
                      .getBytes(StandardCharsets.UTF_8)));
        }
      }
    }
    return Bundle.of(files);
  }

  private static Map<String, String> zip(byte[] content) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private List<String> deployments() {
    return repository.createDeploymentQuery().orderByDeploymentId().asc().list().stream()
        .map(Deployment::getId)
        .toList();
  }
}
