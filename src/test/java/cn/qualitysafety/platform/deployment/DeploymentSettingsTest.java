package cn.qualitysafety.platform.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.engine.GrantsOfModels;
import cn.qualitysafety.platform.language.KnownNames;
import cn.qualitysafety.platform.language.KnownTemplates;
import cn.qualitysafety.platform.language.NameKind;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;

/** A model that comes with its limit, the word of its document and its template. */
@SystemTest
@Tag("slow")
class DeploymentSettingsTest {

  private static final String FILES = "procedure-of-files/";
  private static final String PROCESS = "sample-case";
  private static final String LIMIT = "sample.check";
  private static final String TEMPLATE = "sample/sample-decision";
  private static final String LEGAL = "sheng-fazhi";
  private static final String SECOND = "liucheng2";

  @LocalServerPort private int port;
  @Autowired private TestRestTemplate rest;
  @Autowired private ObjectMapper json;
  @Autowired private CaseDriver driver;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private IdentityService identity;
  @Autowired private GrantsOfModels grants;
  @Autowired private Limits limits;
  @Autowired private KnownTemplates templates;
  @Autowired private List<KnownNames> names;
  @Autowired private JdbcTemplate jdbc;

  private Set<String> deployedBefore;

  @BeforeEach
  void begin() {
    driver.reset();
    deployedBefore = deployments();
  }

  @AfterEach
  void end() {
    driver.reset();
    deployments().stream()
        .filter(id -> !deployedBefore.contains(id))
        .forEach(id -> repository.deleteDeployment(id, true));
    grants.bringInLine();
    driver.reset();
  }

  @Test
  void theLastOfAllApprovalsBringsEverythingIntoForceAndNothingDoesBefore() throws Exception {
    long id = submit(files());
    WebLogin legal = new WebLogin(port, LEGAL, "tasklist");
    assertThat(legal.get("/deployments/news").body()).contains("\"waiting\":1");
    assertThat(legal.get("/work/finished").body()).contains("部署核准（1）", "href=\"/settings\"");
    assertThat(text(legal.get("/deployments"))).contains(">产品检查<").doesNotContain("停用正在执行的流程版本");
    assertThat(text(legal.get("/deployments/" + id)))
        .contains("流程设计员：待核准；省局法制工作人员：待核准")
        .contains("sample.check", "5个工作日（工作惯例：测试）", "kinds.sample-decision", "“样决”", "“样裁”")
        .contains("sample/sample-decision", "{{partyName}}");
    for (String stranger : List.of("gz-fazhi", "admin", "gz-ban")) {
      WebLogin login = new WebLogin(port, stranger, "tasklist");
      assertThat(login.get("/deployments").statusCode()).as(stranger).isEqualTo(403);
      assertThat(login.get("/deployments/" + id).statusCode()).as(stranger).isEqualTo(403);
    }
    assertThat(approve("liucheng", id)).contains("是您本人提交的");

    assertThat(approve(SECOND, id)).contains("您已核准第%d号部署，尚待省局法制工作人员核准".formatted(id));
    assertThat(approve(SECOND, id)).contains("您已经核准，尚待省局法制工作人员核准");
    assertNothingIsInForce();
    assertThat(approve(LEGAL, id)).contains("已核准，现已生效");

    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey(PROCESS).count())
        .isEqualTo(1);
    assertThat(limits.named(LIMIT, LocalDate.of(2009, 3, 2)).length()).isEqualTo("5个工作日");
    assertThat(existing(NameKind.DOCUMENT)).containsEntry("sample-decision", "样裁");
    assertThat(templates.versions(TEMPLATE)).containsOnlyKeys(TEMPLATE);
    assertThat(text(legal.get("/deployments/" + id)))
        .contains("已核准，已生效", "随同生效的设置", "“样决”", "“样裁”", "省局法制工作人员：")
        .contains("5个工作日（工作惯例：测试）");
    String page = text(legal.get("/settings/limit/entry?name=" + LIMIT));
    assertThat(page).contains("随部署", "随第%d号部署“产品检查”，由".formatted(id));
    HttpResponse<String> refused =
        legal.postForm(
            "/settings/limit/entry?name=" + LIMIT,
            "/settings/limit/withdrawal",
            WebLogin.form("entry", LIMIT, "reason", "试"));
    assertThat(text(refused)).contains("期限“sample.check”由流程“sample-case”使用，系统又没有自带的，不能撤销");

    WebLogin designer = new WebLogin(port, "liucheng", "tasklist");
    String entry = "/settings/template/entry?name=" + TEMPLATE;
    HttpResponse<String> wrong =
        designer.upload(
            "/settings/template/entry",
            Map.of("_token", designer.formToken(entry), "entry", TEMPLATE, "reason", "试"),
            "sample-decision.docx",
            template("{{number}}{{date}}{{partname}}", "决定"));
    assertThat(text(wrong))
        .contains(
            "“sample-case.bpmn”", "（serviceTask_issue）", "占位符{{partname}}不是本流程的事项；是否为“partyName”");
  }

  @Test
  void whatIsRejectedLeavesNothing() throws Exception {
    long id = submit(files());
    approve(SECOND, id);
    WebLogin legal = new WebLogin(port, LEGAL, "tasklist");
    String page = "/deployments/" + id;
    legal.postForm(page, page + "/rejection", WebLogin.form("reason", "期限没有依据。"));
    assertThat(text(legal.get(page))).contains("已退回", "期限没有依据。", "随同提交、没有生效的设置");
    assertNothingIsInForce();
  }

  @Test
  void anApprovalOfWhoHasLostThePostCountsNoMore() throws Exception {
    long id = submit(files());
    approve(SECOND, id);
    identity.deleteMembership(SECOND, "process-designer");
    try {
      assertThat(approve(LEGAL, id)).contains("尚待流程设计员核准");
      assertNothingIsInForce();
    } finally {
      identity.createMembership(SECOND, "process-designer");
    }
    assertThat(approve(SECOND, id)).as("its first one counts again").contains("您已经核准");
  }

  @Test
  void anApprovalOfWhatWouldHaveReplacedSomethingElseCountsNoMore() throws Exception {
    Map<String, byte[]> files = files();
    files.put(
        "limits.yaml",
        bytes(
            "limits:\n  \"[sample.check]\": { working-days: 5, basis: \"工作惯例：测试\" }\n"
                + "  \"[licence.formTeam]\": { working-days: 3, basis: \"工作惯例：试行\" }\n"));
    long id = submit(files);
    approve(SECOND, id);
    WebLogin legal = new WebLogin(port, LEGAL, "tasklist");
    String page = "/deployments/" + id;
    String opened = legal.get(page).body();
    String seen = opened.replaceAll("(?s).*name=\"seen\" value=\"(\\w+)\".*", "$1");
    assertThat(seen).hasSize(64);
    String entry = "/settings/limit/entry?name=licence.formTeam";
    legal.postForm(
        entry,
        "/settings/limit/entry",
        WebLogin.form(
            "entry",
            "licence.formTeam",
            "amount",
            "9",
            "unit",
            "days",
            "basis",
            "依据：急用",
            "reason",
            "急用"));
    assertThat(formTeam()).isEqualTo("9日");

    HttpResponse<String> stale = legal.postForm(page, page + "/approval", "seen=" + seen);
    assertThat(stale.headers().firstValue("Location").orElseThrow()).endsWith(page);
    assertThat(text(legal.get(page)))
        .contains("在您打开页面以后有了变化，没有核准")
        .contains("流程设计员：须重新核准（核准以后，要替换的内容有了变化）；省局法制工作人员：待核准");
    assertThat(approve(LEGAL, id)).contains("尚待流程设计员核准");
    assertThat(formTeam()).isEqualTo("9日");
    assertThat(deployments()).isEqualTo(deployedBefore);

    assertThat(approve(SECOND, id)).contains("现已生效");
    assertThat(formTeam()).isEqualTo("3个工作日");
  }

  private String formTeam() {
    return limits.named("licence.formTeam", LocalDate.of(2009, 3, 2)).length();
  }

  @Test
  void whatHasBecomeWrongMeanwhileIsNotBroughtIntoForce() throws Exception {
    long id = submit(files());
    approve(SECOND, id);
    WebLogin legal = new WebLogin(port, LEGAL, "tasklist");
    legal.postForm(
        "/settings/document-word/entry",
        "/settings/document-word/entry",
        WebLogin.form("entry", "kinds.licence-grant", "word", "样裁", "reason", "先用"));
    assertThat(approve(LEGAL, id))
        .contains("第%d号部署不能生效，仍在等待核准".formatted(id), "都是“样裁”")
        .contains("流程设计员：流程设计员 方工（liucheng2）；省局法制工作人员：待核准");
    assertThat(jdbc.queryForList("select name from setting", String.class))
        .containsExactly("kinds.licence-grant");
    assertThat(deployments()).isEqualTo(deployedBefore);
  }

  @Test
  void allThatIsWrongWithTheFilesIsToldAtOnce() throws Exception {
    Map<String, byte[]> files = files();
    files.put("sample-decision.docx", template("{{number}}{{date}}{{partname}}", "关于{produkt}"));
    files.put("limits.yaml", bytes("limits:\n  \"[sample.check]\": { working-day: 5 }\n"));
    files.put("document-words.yaml", bytes("document-words:\n  kinds:\n    other-kind: 许受\n"));
    files.put("posts.csv", bytes("code,name,level\nbig-boss,大领导,country\n"));
    files.put("compliance-kinds.csv", bytes("code,name,severity\nsample-refused,检查不合格,awful\n"));
    files.put("notes.txt", bytes("x"));
    assertThat(findings(files))
        .contains(
            "“limits.yaml”中的“sample.check”中的“working-day”不是期限的内容；可以写的是amount、basis、day、event、extension、from、roll、unit、until、working-days。",
            "“limits.yaml”中的“sample.check”没有依据；请写明依据（basis），不超过300字。",
            "“document-words.yaml”中的“kinds.other-kind”与kinds.licence-acceptance都是“许受”；请改用不重复的代字。",
            "“posts.csv”中的“big-boss”的级别（level）是“country”；请写any、province、city、county、laboratory之一。",
            "“compliance-kinds.csv”中的“sample-refused”的程度（severity）是“awful”；"
                + "请写praise（表彰）、note（记录）、minor（一般）、serious（较重）、grave（严重）之一。")
        .anyMatch(each -> each.contains("“notes.txt”不是流程、决策或者表单"))
        .anyMatch(each -> each.contains("占位符{{partname}}不是本流程的事项；是否为“partyName”"))
        .anyMatch(each -> each.contains("标题中的{produkt}不是本流程的事项；是否为“product”"))
        .anyMatch(each -> each.contains("期限“sample.check”不存在"));
    files = files();
    files.remove("sample-decision.docx");
    files.remove("limits.yaml");
    assertThat(findings(files))
        .hasSize(2)
        .anyMatch(
            each -> each.contains("印发的文书没有模板“sample/sample-decision”；请把“sample-decision.docx”"))
        .anyMatch(each -> each.contains("期限“sample.check”不存在"));
    files = files();
    files.put("limits.yaml", bytes("limits:\n  a: [\n"));
    assertThat(findings(files)).anyMatch(each -> each.contains("“limits.yaml”第3行不是YAML"));
    assertThat(send("create", files).getStatusCode().value()).isEqualTo(400);
    assertThat(jdbc.queryForObject("select count(*) from deployment_submission", Integer.class))
        .isZero();
    assertThat(findings(files())).isEmpty();
  }

  @Test
  void aKindOfComplianceFactComesWithTheModelThatNotesIt() throws Exception {
    Map<String, byte[]> files = files();
    files.computeIfPresent(
        "sample-case.bpmn",
        (name, model) ->
            bytes(
                new String(model, StandardCharsets.UTF_8)
                    .replace(
                        "${cases.close(execution, '{product}检查合格')}",
                        "${compliance.note(execution, 'sample-refused')}")));
    files.computeIfPresent(
        "sample-case-start.form",
        (name, form) ->
            bytes(new String(form, StandardCharsets.UTF_8).replace("partyName", "partyCode")));
    assertThat(findings(files))
        .singleElement()
        .asString()
        .contains("监管记录种类“sample-refused”不存在", "新的监管记录种类请写进“compliance-kinds.csv”一并提交");
    files.put("compliance-kinds.csv", bytes("code,name,severity\nsample-refused,检查不合格,minor\n"));
    assertThat(findings(files)).isEmpty();
    long id = submit(files);
    approve(SECOND, id);
    approve(LEGAL, id);
    assertThat(existing(NameKind.COMPLIANCE)).containsEntry("sample-refused", "检查不合格");
  }

  @Test
  void aTemplateThatWouldFetchAnotherFileWhenADocumentIsOpenedIsRefused() throws Exception {
    String remedy = "打开时会取来别的文件（链接的模板、图片，或者DDE、INCLUDETEXT等域）；请把图片直接放进文档";
    Map<String, byte[]> files = files();
    files.put(
        "sample-decision.docx",
        template(
            word ->
                word.getPackagePart()
                    .addExternalRelationship(
                        "https://example.org/other.dotm",
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate")));
    assertThat(findings(files)).anyMatch(each -> each.contains(remedy));
    files.put(
        "sample-decision.docx",
        template(
            word -> {
              word.createParagraph().createRun().getCTR().addNewInstrText().setStringValue("DD");
              word.createParagraph().createRun().getCTR().addNewInstrText().setStringValue("EAUTO");
            }));
    assertThat(findings(files)).anyMatch(each -> each.contains(remedy));
    files.put(
        "sample-decision.docx",
        template(
            word ->
                word.getPackagePart()
                    .addExternalRelationship(
                        "https://example.org/", XWPFRelation.HYPERLINK.getRelation())));
    assertThat(findings(files)).isEmpty();
  }

  @Test
  void aTemplateSaysByItsFolderWhoseItIs() throws Exception {
    long id =
        submit(
            new LinkedHashMap<>(
                Map.of(
                    "documents/sample/licence-grant.docx",
                    template("{{number}}{{date}}", "准予许可"))));
    assertThat(approve(SECOND, id)).as("designers alone answer for it").contains("现已生效");
    assertThat(templates.versions("sample/licence-grant").get("sample/licence-grant").title())
        .isEqualTo("准予许可");
    assertThat(templates.versions("licence/licence-grant").get("licence/licence-grant").facts())
        .as("of another regime")
        .contains("applicantName");
    assertThat(deployments()).as("the engine keeps models").isEqualTo(deployedBefore);
  }

  /**
   * A new regime's law comes with it, and a version of its letter for the time after it changed.
   */
  @Test
  void whatIsCitedComesWithWhatCitesIt() throws Exception {
    Map<String, byte[]> files = files();
    String model = new String(files.get("sample-case.bpmn"), StandardCharsets.UTF_8);
    files.put("sample-case.bpmn", bytes(model.replaceFirst("依据：", "依据：价格法第二十三条、行政诉讼法第三十九条；")));
    files.put(
        "limits.yaml",
        bytes(
            "limits: { sample.check: { amount: 5, unit: days, basis: '{{law.priceHearing}}：测试' } }"));
    files.put(
        "sample-decision@2015-05-01.docx",
        template("{{number}}{{date}}{{partyName}}《中华人民共和国行政诉讼法》第三十九条{{remedies}}", "决定"));
    assertThat(findings(files))
        .hasSize(4)
        .anyMatch(each -> each.contains("“sample.check”的占位符{{law.priceHearing}}不是条文目录中的条文"))
        .anyMatch(each -> each.contains("（sample-case）引用了“价格法第二十三条”，条文目录中没有这部法律"))
        .anyMatch(
            each ->
                each.contains("引用的“行政诉讼法第三十九条”不是始终有效")
                    && each.contains("请写明年份，各个时期的都写上：“行政诉讼法（1989）第三十九条、行政诉讼法（2014）第四十六条第一款”"))
        .anyMatch(
            each ->
                each.startsWith("“sample/sample-decision@2015-05-01.docx”引用的“中华人民共和国行政诉讼法第三十九条”")
                    && each.contains("在这一条适用的时间（自2015年5月1日起）"));
    files.put(
        "sample-case.bpmn",
        bytes(model.replaceFirst("依据：", "依据：价格法第二十三条、行政诉讼法（1989）第三十九条、行政诉讼法（2014）第四十六条；")));
    files.put(
        "sample-decision@2015-05-01.docx",
        template("{{number}}{{date}}{{partyName}}《中华人民共和国行政诉讼法》第四十六条{{remedies}}", "决定"));
    files.put(
        "articles.yaml",
        bytes(
            """
            law:
              laws:
                price:
                  title: 中华人民共和国价格法
                  short: [价格法]
                  versions: [{ adopted: 1997-12-29, from: 1998-05-01 }]
              articles:
                price-hearing:
                  subject: 价格听证会
                  citations: [{ law: price, article: 23, from: 1998-05-01, source: known }]
            """));
    assertThat(findings(files)).isEmpty();
    long id = submit(files);
    approve(SECOND, id);
    assertThat(text(new WebLogin(port, LEGAL, "tasklist").get("/deployments/" + id)))
        .contains("法律条文", "1部法律、法规、规章，1项条文", "sample/sample-decision@2015-05-01");
    assertThat(approve(LEGAL, id)).contains("现已生效");
    assertThat(limits.named(LIMIT, LocalDate.of(2009, 3, 2)).basis())
        .isEqualTo("《中华人民共和国价格法》第二十三条：测试");
    assertThat(templates.versions(TEMPLATE)).containsOnlyKeys(TEMPLATE, TEMPLATE + "@2015-05-01");
  }

  /** The second version of the procedure, with one more entry, and a template that prints it. */
  private static Map<String, byte[]> withOneMoreEntry() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>(files());
    String form = new String(files.get("sample-case-check.form"), StandardCharsets.UTF_8);
    String one = form.substring(form.indexOf("    {\n      \"type\": \"radio\""));
    one = one.substring(0, one.indexOf("\n    },\n") + "\n    },\n".length());
    String other =
        one.replace("\"grade\"", "\"mark\"")
            .replace("field_grade", "field_mark")
            .replace("检查结论", "等次");
    files.put("sample-case-check.form", bytes(form.replace(one, one + other)));
    files.put("sample-decision.docx", template("{{number}}{{date}}{{partyName}}{{mark}}", "决定"));
    files.remove("limits.yaml");
    files.remove("document-words.yaml");
    return files;
  }

  /** Templates have no versions but by date: what open cases cannot fill would stop them. */
  @Test
  void aTemplateThatOpenCasesOfAnOlderVersionCannotFillIsRefused() throws Exception {
    long first = submit(files());
    approve(SECOND, first);
    approve(LEGAL, first);
    driver.start(
        PROCESS,
        "acceptance-window",
        "440100",
        Map.of("partyName", "广州市甲食品有限公司", "product", "生抽", "amount", 12.5));
    assertThat(findings(withOneMoreEntry()))
        .singleElement()
        .satisfies(
            sentence ->
                assertThat(sentence)
                    .startsWith("“sample-case.bpmn”")
                    .contains("占位符{{mark}}不是本流程的事项，按第1版正在办理的1件印发时会停住；请给新的文书另取种类"));
    Map<String, byte[]> formAndTemplate = new LinkedHashMap<>(withOneMoreEntry());
    formAndTemplate.keySet().retainAll(Set.of("sample-case-check.form", "sample-decision.docx"));
    assertThat(findings(formAndTemplate))
        .as("the model itself is deployed with its form")
        .singleElement()
        .satisfies(sentence -> assertThat(sentence).contains("按第1版正在办理的1件印发时会停住"));
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(PROCESS)
        .list()
        .forEach(open -> runtime.deleteProcessInstance(open.getId(), "test"));
    assertThat(findings(withOneMoreEntry())).as("no open case").isEmpty();
  }

  /** The templates of today stay when an older model comes back. */
  @Test
  void anOlderVersionThatTheTemplatesOfTodayDoNotFitDoesNotComeBack() throws Exception {
    long first = submit(files());
    approve(SECOND, first);
    approve(LEGAL, first);
    long second = submit(withOneMoreEntry());
    approve(SECOND, second);
    WebLogin author = new WebLogin(port, "liucheng", "tasklist");
    author.postForm(
        "/deployments",
        "/deployments/withdrawal",
        WebLogin.form("key", PROCESS, "reason", "等次有误。"));
    assertThat(text(author.get("/deployments")))
        .contains("占位符{{mark}}不是本流程的事项")
        .doesNotContain("停用sample-case第2版");
  }

  private void assertNothingIsInForce() {
    assertThat(deployments()).isEqualTo(deployedBefore);
    assertThat(limits.names()).doesNotContain(LIMIT);
    assertThat(existing(NameKind.DOCUMENT)).containsEntry("sample-decision", "样决");
    assertThat(templates.versions(TEMPLATE)).isEmpty();
    assertThat(jdbc.queryForObject("select count(*) from setting", Integer.class)).isZero();
  }

  private static Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    String model = new String(content("sample-case.bpmn"), StandardCharsets.UTF_8);
    files.put(
        "sample-case.bpmn",
        bytes(
            model.replace(
                "camunda:candidateGroups=\"review-organiser\"",
                "camunda:candidateGroups=\"review-organiser\""
                    + " camunda:dueDate=\"${deadline.of('sample.check')}\"")));
    for (String file :
        List.of(
            "sample-case-start.form",
            "sample-case-check.form",
            "sample-case-decide.form",
            "sample-decision.docx")) {
      files.put(file, content(file));
    }
    files.put(
        "limits.yaml",
        bytes("limits:\n  \"[sample.check]\": { working-days: 5, basis: \"工作惯例：测试\" }\n"));
    files.put("document-words.yaml", bytes("document-words:\n  kinds:\n    sample-decision: 样裁\n"));
    return files;
  }

  private static byte[] content(String file) throws IOException {
    return new ClassPathResource(FILES + file).getContentAsByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] template(Consumer<XWPFDocument> change) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XWPFDocument word =
        new XWPFDocument(new ByteArrayInputStream(content("sample-decision.docx")))) {
      change.accept(word);
      word.write(out);
    }
    return out.toByteArray();
  }

  private static byte[] template(String text, String title) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XWPFDocument word = new XWPFDocument()) {
      word.createParagraph().createRun().setText(text);
      word.getProperties().getCoreProperties().setTitle(title);
      word.write(out);
    }
    return out.toByteArray();
  }

  private long submit(Map<String, byte[]> files) throws IOException {
    ResponseEntity<String> answer = send("create", files);
    assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
    assertThat(answer.getBody()).contains("已提交，待另一名流程设计员核准后生效");
    return Long.parseLong(
        json.readTree(answer.getBody()).path("id").asText().replace("waiting-", ""));
  }

  private List<String> findings(Map<String, byte[]> files) throws IOException {
    ResponseEntity<String> answer = send("check", files);
    assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
    return json.readTree(answer.getBody()).path("findings").findValuesAsText("sentence");
  }

  private ResponseEntity<String> send(String what, Map<String, byte[]> files) {
    MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
    if (what.equals("create")) {
      parts.add("deployment-name", "产品检查");
    }
    files.forEach(
        (name, content) ->
            parts.add(
                name,
                new ByteArrayResource(content) {
                  @Override
                  public String getFilename() {
                    return name;
                  }
                }));
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.MULTIPART_FORM_DATA);
    return rest.withBasicAuth("liucheng", "Zhijian-2009")
        .postForEntity(
            "/engine-rest/deployment/" + what, new HttpEntity<>(parts, headers), String.class);
  }

  /** Approves it, and tells the page that follows. */
  private String approve(String person, long id) throws Exception {
    WebLogin login = new WebLogin(port, person, "tasklist");
    String page = "/deployments/" + id;
    HttpResponse<String> answer = login.postForm(page, page + "/approval", "");
    String next = answer.headers().firstValue("Location").orElse(page);
    return text(login.get(next.substring(next.indexOf("/deployments"))));
  }

  private static String text(HttpResponse<String> answer) {
    return HtmlUtils.htmlUnescape(answer.body());
  }

  private Map<String, String> existing(NameKind kind) {
    return names.stream()
        .filter(each -> each.nameKind() == kind)
        .findFirst()
        .orElseThrow()
        .existing();
  }

  private Set<String> deployments() {
    return repository.createDeploymentQuery().list().stream()
        .map(Deployment::getId)
        .collect(Collectors.toSet());
  }
}
