package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.DECIDER;
import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static cn.qualitysafety.licence.LicenceSteps.ORGANISER;
import static cn.qualitysafety.licence.LicenceSteps.PROVINCE;
import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.engine.GrantsOfModels;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
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

/**
 * A designer adds a step to the review of licences by files alone, its limit, its post, the word of
 * its document and the template among them; no class knows of it.
 */
@SystemTest
@Tag("slow")
class AddedStepTest {

  private static final String FILES = "added-step/";
  private static final String CASE = "XK2009-440100-0001";
  private static final String STEP = "userTask_reviewLegality";
  private static final String DECISION = "userTask_decideApplication";
  private static final String REVIEWER = "legal-reviewer";
  private static final String REMARKS = "程序合法，依据充分，裁量适当。";

  @LocalServerPort private int port;
  @Autowired private TestRestTemplate rest;
  @Autowired private ObjectMapper json;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private ApplicationService applications;
  @Autowired private OfficialDocuments documents;
  @Autowired private RepositoryService repository;
  @Autowired private TaskService tasks;
  @Autowired private GrantsOfModels grants;
  @Autowired private IdentityService identity;
  @Autowired private JdbcTemplate jdbc;

  private LicenceSteps steps;
  private Set<String> deployedBefore;

  @BeforeEach
  void addTheStepAndBringACaseThere() throws Exception {
    driver.reset();
    steps = new LicenceSteps(driver, enterprises);
    deployedBefore = deployments();
    Map<String, byte[]> files =
        new HashMap<>(
            Map.of(
                "licence-review.bpmn",
                changedModel(),
                "licence-review-decide.form",
                changedForm()));
    for (String file :
        List.of(
            "licence-review-review-legality.form",
            "licence-legal-opinion.docx",
            "limits.yaml",
            "document-words.yaml",
            "posts.csv")) {
      files.put(file, content(file));
    }
    assertThat(send("check", files).getBody()).isEqualTo("{\"findings\":[]}");
    ResponseEntity<String> answer = send("create", files);
    assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
    String page =
        "/deployments/" + json.readTree(answer.getBody()).path("id").asText().split("-")[1];
    for (String approver : List.of("sheng-fazhi", "liucheng2", "admin")) {
      WebLogin login = new WebLogin(port, approver, "tasklist");
      assertThat(login.get(page).body()).contains("待核准").doesNotContain("已核准，已生效");
      login.postForm(page, page + "/approval", "");
    }
    assertThat(new WebLogin(port, "liucheng2", "tasklist").get(page).body())
        .contains("已核准，已生效", "3个工作日（工作惯例：许可决定前", "法制审核人员（各级局）", "“法意”");

    driver.setClock("2009-09-14T09:00:00");
    steps.registerHolder();
    steps.apply("concrete-pipe");
    steps.accept(CASE);
    steps.formTeam(CASE, "2009-09-22");
    driver.moveClockTo("2009-09-22T16:00:00");
    steps.visit(CASE, "2009-09-22", NONE);
    steps.sealSamples(CASE, "2009-09-22");
    steps.receiveSample(CASE + "-JY-1", LABORATORY, "2009-09-22");
    steps.test(CASE + "-JY-1", LABORATORY, "pass");
    steps.review(CASE, "approve", "");
  }

  @AfterEach
  void takeItBack() {
    driver.reset();
    deployments().stream()
        .filter(id -> !deployedBefore.contains(id))
        .forEach(id -> repository.deleteDeployment(id, true));
    grants.bringInLine();
    identity.deleteGroup(REVIEWER);
    jdbc.update("delete from ACT_RU_AUTHORIZATION where GROUP_ID_ = ?", REVIEWER);
    driver.reset();
  }

  @Test
  void whatIsEnteredIsCheckedAndOnRecordInADocumentAndBeforeWhoeverDecides() throws Exception {
    assertThat(task(STEP).getDueDate())
        .as("three working days after Tuesday")
        .isEqualTo("2009-09-25T23:59:59");
    assertThat(driver.shown(CASE, STEP))
        .containsEntry("holderName", "广州市越秀水泥制品厂")
        .containsEntry("testText", "广州市质量监督检测研究院检验，结论：合格");
    whatItsFormDoesNotTakeIsRefusedInASentence();
    for (String before : List.of(WINDOW, ORGANISER)) {
      assertSeparated(STEP, List.of(before, REVIEWER), opinion("agree", REMARKS));
    }
    reviewLegality("agree", REMARKS);

    OfficialDocument opinion =
        documents.ofCase(CASE).stream()
            .filter(document -> document.kind().equals("licence-legal-opinion"))
            .findFirst()
            .orElseThrow();
    assertThat(opinion.number()).isEqualTo("穗质监法意〔2009〕1号");
    assertThat(opinion.title()).startsWith("关于广州市越秀水泥制品厂申请").endsWith("生产许可的法制审核意见");
    assertThat(opinion.issuedBy()).isEqualTo("legal-reviewer-440100");
    assertThat(IssuedText.of(opinion, documents))
        .contains("（XK2009-440100-0001），审查意见为：", "经法制审核，结论：同意。", REMARKS, "二〇〇九年九月二十二日");
    assertThat(driver.shown(CASE, DECISION))
        .containsEntry("legalOpinion", "agree")
        .containsEntry("legalRemarks", REMARKS);
    assertThat(new WebLogin(port, "gz-jueding", "tasklist").get("/cases/" + CASE).body())
        .contains("法制审核意见", "同意", "法制审核说明", REMARKS, opinion.number());

    assertSeparated(
        DECISION, List.of(REVIEWER, DECIDER), Map.of("decision", "approve", "reasons", "同意。"));
    steps.decide(CASE, "approve");
    steps.deliver(CASE, "2009-09-22");
    assertThat(applications.of(CASE).state()).isEqualTo(ApplicationState.ISSUED);
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::kind)
        .containsExactly(
            "licence-acceptance", "licence-legal-opinion", "licence-grant", "licence-certificate");
  }

  private void whatItsFormDoesNotTakeIsRefusedInASentence() {
    assertThatThrownBy(() -> reviewLegality("agree", " "))
        .hasMessageContaining("“法制审核说明”不能为空，请填写后再提交");
    assertThatThrownBy(() -> reviewLegality("agree", "法".repeat(501)))
        .hasMessageContaining("“法制审核说明”共501字，超过500字的上限");
    assertThatThrownBy(() -> reviewLegality("doubtful", REMARKS))
        .hasMessageContaining("请在“法制审核意见”中选择一项");
    assertThat(driver.openTasks(CASE)).containsExactly(STEP);
  }

  private void assertSeparated(String task, List<String> posts, Map<String, Object> entered) {
    assertThatThrownBy(
            () ->
                driver.completeBy(
                    driver.person(posts.get(0), GUANGZHOU), CASE, task, posts, PROVINCE, entered))
        .as("%s by %s", task, posts)
        .hasMessageContaining("岗位分离");
  }

  /** By the post that came with the step. */
  private void reviewLegality(String opinion, String remarks) {
    driver.complete(CASE, STEP, REVIEWER, GUANGZHOU, opinion(opinion, remarks));
    driver.runJobs();
  }

  private static Map<String, Object> opinion(String opinion, String remarks) {
    return Map.of("legalOpinion", opinion, "legalRemarks", remarks);
  }

  private Task task(String key) {
    return tasks.createTaskQuery().taskDefinitionKey(key).singleResult();
  }

  private static byte[] content(String file) throws IOException {
    return new ClassPathResource(FILES + file).getContentAsByteArray();
  }

  /** The released model with the step in it. */
  private static byte[] changedModel() throws IOException, TransformerException {
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    TransformerFactory.newInstance()
        .newTransformer(
            new StreamSource(new ClassPathResource(FILES + "licence-review.xsl").getInputStream()))
        .transform(
            new StreamSource(Path.of("bpmn/licence/licence-review.bpmn").toFile()),
            new StreamResult(changed));
    return changed.toByteArray();
  }

  /** The released form of the decision, which shows what was recorded before what is asked. */
  private byte[] changedForm() throws IOException {
    JsonNode form = json.readTree(Path.of("forms/licence/licence-review-decide.form").toFile());
    ArrayNode fields = (ArrayNode) form.path("components");
    int first = 0;
    while (fields.get(first).path("readonly").asBoolean()) {
      first++;
    }
    for (JsonNode added : json.readTree(content("licence-review-decide.fields.json"))) {
      fields.insert(first++, added);
    }
    return json.writeValueAsBytes(form);
  }

  private ResponseEntity<String> send(String what, Map<String, byte[]> files) {
    MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
    parts.add("deployment-name", "法制审核");
    parts.add("deployment-source", "Camunda Modeler");
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

  private Set<String> deployments() {
    return repository.createDeploymentQuery().list().stream()
        .map(Deployment::getId)
        .collect(Collectors.toSet());
  }
}
