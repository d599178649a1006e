package cn.qualitysafety.spotcheck;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LABORATORY;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.RETEST_LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.RestLists;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.poi.xssf.extractor.XSSFExcelExtractor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Laboratory people ask for everything that there is, by REST and in every page, with every id that
 * they find and even with those that they cannot know. None of it tells whose a sample is.
 */
@SystemTest
class BlindSampleTest {

  private static final List<String> BATCHES =
      List.of(
          "CC2009-440100-0001", "CC2009-440100-0002", "CC2009-440100-0003", "CC2009-440100-0004");

  /** What is asked about each id, whatever it is the id of. */
  private static final List<String> BY_ID =
      List.of(
          "/task/%s",
          "/task/%s/variables",
          "/task/%s/localVariables",
          "/task/%s/form-variables",
          "/task/%s/rendered-form",
          "/task/%s/identity-links",
          "/task/%s/comment",
          "/task/%s/attachment",
          "/task?processInstanceId=%s",
          "/process-instance/%s",
          "/process-instance/%s/variables",
          "/process-instance/%s/activity-instances",
          "/process-instance/%s/comment",
          "/process-instance?superProcessInstance=%s",
          "/process-instance?subProcessInstance=%s",
          "/execution/%s/localVariables",
          "/variable-instance?processInstanceIdIn=%s",
          "/history/process-instance/%s",
          "/history/process-instance?superProcessInstanceId=%s",
          "/history/process-instance?subProcessInstanceId=%s",
          "/history/process-instance?rootProcessInstances=true",
          "/history/variable-instance?processInstanceId=%s",
          "/history/activity-instance?processInstanceId=%s",
          "/history/task?processInstanceId=%s",
          "/history/detail?processInstanceId=%s",
          "/history/decision-instance?processInstanceId=%s&includeInputs=true&includeOutputs=true",
          "/history/user-operation?processInstanceId=%s");

  /** How one asks for what a case has called, or what belongs to it. */
  private static final List<String> BY_CALLER =
      List.of(
          "/process-instance?superProcessInstance=%s",
          "/process-instance?rootProcessInstanceId=%s",
          "/job?rootProcessInstanceId=%s",
          "/history/process-instance?superProcessInstanceId=%s",
          "/history/process-instance?rootProcessInstanceId=%s",
          "/history/task?rootProcessInstanceId=%s");

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");

  /** Ids of things that belong to a case itself, by field. */
  private static final List<String> OWN_IDS =
      List.of(
          "id",
          "executionId",
          "activityInstanceId",
          "parentActivityInstanceId",
          "taskId",
          "variableInstanceId",
          "jobId",
          "operationId");

  @LocalServerPort private int port;
  @Autowired private TestRestTemplate rest;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private FollowUpService followUps;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private TaskService tasks;
  @Autowired private ObjectMapper json;
  @Autowired private JdbcTemplate jdbc;

  private SpotCheckSteps steps;

  @BeforeEach
  void begin() {
    steps = new SpotCheckSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 4);
    steps.startPlan();
    BATCHES.forEach(batch -> steps.take(batch, "sampled"));
    // The first waits for the laboratory, the second is tested, the third is tested twice, the
    // fourth fails.
    steps.test(code(1), LABORATORY, "2009-05-11", "0.1", "14");
    steps.test(code(2), LABORATORY, "2009-05-11", "0.3", "15");
    steps.serve(BATCHES.get(2) + "-JG", "2009-05-11");
    steps.object(BATCHES.get(2), "approve", "2009-05-11");
    steps.receive(retest(), RETEST_LABORATORY, "2009-05-11");
    steps.test(code(3), LABORATORY, "2009-05-11", "0.3", "15");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aBlindCaseIsCalledByNothingButItsProcedure() {
    assertThat(titles("spotcheck-test")).containsOnly("盲样检验");
    assertThat(titles("spotcheck-sampling"))
        .as("those who know whose it is")
        .hasSize(4)
        .allMatch(title -> title.matches("\\S+ 监督抽查（\\S+）"));
    assertThat(titles("spotcheck-result"))
        .hasSize(3)
        .allMatch(title -> title.matches("\\S+ 抽查结果告知和异议（\\S+）"));
  }

  @Test
  void afterItsStepALaboratoryIsToldOfItsOwnCaseAlone() throws Exception {
    String task =
        tasks.createTaskQuery().processInstanceBusinessKey(code(0)).singleResult().getId();
    WebLogin laboratory = new WebLogin(port, "gz-jianyan", "tasklist");
    assertThat(laboratory.get("/tasks/cards?id=" + task).body())
        .contains(code(0), "大米")
        .doesNotContain("米业", BATCHES.get(0));
    driver.completeBy(
        "gz-jianyan",
        code(0),
        "userTask_receiveBlindSample",
        List.of("laboratory"),
        LABORATORY,
        Map.of("receivedOn", "2009-05-11", "sampleState", "封条完好。"));
    assertThat(laboratory.get("/tasks/" + task + "/after").body())
        .contains("收样", "检验", code(0))
        .doesNotContain("米业", "CC2009", SpotCheckSteps.PLAN);
    assertThat(laboratory.get("/cases/" + code(0)).body())
        .contains("流转记录", "封条完好")
        .doesNotContain("米业", "CC2009");
    assertThat(new WebLogin(port, "gz-chouyang", "tasklist").get("/tasks/" + task + "/after"))
        .as("whoever did not do it")
        .returns(404, HttpResponse::statusCode);
  }

  private List<String> titles(String procedure) {
    return jdbc.queryForList(
        "select title from cases where process_key = ?", String.class, procedure);
  }

  private String code(int batch) {
    return spotChecks.prepareSample(BATCHES.get(batch));
  }

  private String retest() {
    return spotChecks.prepareRetest(BATCHES.get(2));
  }

  @Test
  @Tag("slow")
  void nothingThatALaboratoryCanReadLeadsToAnEnterprise() throws Exception {
    List<String> leaks = new ArrayList<>();
    for (String user : List.of("gz-jianyan", "sheng-jianyan")) {
      Map<String, String> read = new TreeMap<>();
      RestLists.ALL.forEach(list -> read.put(list, get(user, list)));
      assertThat(read.get("/process-instance")).as("its own work is there").contains("MY-");
      Set<String> ids = idsIn(read);
      // What somebody who leaves a file lying about might have written down.
      history.createHistoricProcessInstanceQuery().list().stream()
          .map(HistoricProcessInstance::getId)
          .forEach(ids::add);
      for (String id : ids) {
        BY_ID.forEach(path -> read.put(path.formatted(id), get(user, path.formatted(id))));
      }
      read.putAll(pages(user));
      read.forEach(
          (path, text) ->
              secrets().stream()
                  .filter(text::contains)
                  .forEach(secret -> leaks.add("%s %s tells %s".formatted(user, path, secret))));
    }
    assertThat(leaks).isEmpty();
  }

  /**
   * Each field of each entry of each list, with the case's own ids, its code and the times taken
   * out: what is left of two samples is the same.
   */
  @Test
  void nothingTellsAReCheckOrAReTestFromAFirstSample() throws Exception {
    String recheck = recheckOfTheFourth();
    assertThat(told("gz-jianyan", recheck))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(told("gz-jianyan", code(0)));
    // Taken in like the first sample; the other laboratory's code is all that may differ.
    steps.receive(code(0), LABORATORY, "2009-05-11");
    assertThat(told("sheng-jianyan", retest()))
        .containsExactlyInAnyOrderElementsOf(
            told("gz-jianyan", code(0)).stream()
                .map(entry -> entry.replace(LABORATORY, RETEST_LABORATORY))
                .toList());
    steps.receive(recheck, LABORATORY, "2009-05-11");
    steps.report(recheck, LABORATORY, "镉（≤0.2 mg/kg）：0.1\n水分（≤14.5 %）：14");
    steps.serve(BATCHES.get(3) + "-ZG", "2009-05-11");
    assertThat(followUps.of(BATCHES.get(3) + "-ZG").state())
        .as("what the laboratory found reaches the case that waits for it")
        .isEqualTo(FollowUp.State.RECTIFIED);
    steps.report(code(0), LABORATORY, "镉（≤0.2 mg/kg）：0.1\n水分（≤14.5 %）：14");
    assertThat(told("gz-jianyan", recheck))
        .containsExactlyInAnyOrderElementsOf(told("gz-jianyan", code(0)));
  }

  @Test
  void whoKnowsTheIdOfABatchFindsNoSampleByIt() {
    recheckOfTheFourth();
    List<String> found = new ArrayList<>();
    for (HistoricProcessInstance other : history.createHistoricProcessInstanceQuery().list()) {
      if (!String.valueOf(other.getBusinessKey()).startsWith("MY-")) {
        BY_CALLER.stream()
            .map(path -> path.formatted(other.getId()))
            .filter(path -> !"[]".equals(get("gz-jianyan", path)))
            .forEach(found::add);
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void aBatchThatIsCancelledTakesItsSampleOutOfTheLaboratory() {
    String batch =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(BATCHES.get(0))
            .singleResult()
            .getId();
    assertThat(driver.openTasks(code(0))).containsExactly("userTask_receiveBlindSample");
    runtime.deleteProcessInstance(batch, "撤销");
    assertThat(driver.openTasks(code(0))).isEmpty();
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(code(0)).count())
        .isZero();
  }

  /** The fourth batch's failure is accepted, made good and checked again; the new blind code. */
  private String recheckOfTheFourth() {
    steps.serve(BATCHES.get(3) + "-JG", "2009-05-11");
    steps.object(BATCHES.get(3), "reject", "2009-05-11");
    String followUp = BATCHES.get(3) + "-ZG";
    steps.serve(followUp, "2009-05-11");
    steps.rectify(followUp, "report", "2009-05-11");
    steps.takeRecheck(followUp, "2009-05-11");
    return followUps.prepareRecheck(followUp);
  }

  private List<String> told(String user, String blindCode) throws IOException {
    String instance =
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKey(blindCode)
            .singleResult()
            .getId();
    List<JsonNode> entries = new ArrayList<>();
    List<String> told = new ArrayList<>();
    Set<String> ownIds = new LinkedHashSet<>(List.of(instance));
    for (String list : RestLists.ALL) {
      for (JsonNode entry : json.readTree(get(user, list))) {
        if (instance.equals(entry.path("processInstanceId").asText(entry.path("id").asText()))) {
          ((ObjectNode) entry).put("list", list);
          entries.add(entry);
          OWN_IDS.stream()
              .map(field -> entry.path(field).asText())
              .flatMap(id -> ID.matcher(id).results())
              .forEach(id -> ownIds.add(id.group()));
        }
      }
    }
    for (JsonNode entry : entries) {
      String text = entry.toString().replace(instance, "case").replace(blindCode, "code");
      for (String id : ownIds) {
        text = text.replace(id, "own");
      }
      told.add(text.replaceAll("\\d{4}-\\d\\d-\\d\\d(T[\\d:.+]+)?", "time"));
    }
    return told;
  }

  /** Names, codes, addresses and case numbers. */
  private List<String> secrets() {
    List<String> secrets = new ArrayList<>(List.of("米业有限公司", "稻香路"));
    for (String number : BATCHES) {
      secrets.add(number);
      secrets.add(spotChecks.of(number).holderCode());
    }
    return secrets;
  }

  private Set<String> idsIn(Map<String, String> answers) throws IOException {
    Set<String> ids = new LinkedHashSet<>();
    for (String list :
        List.of("/task", "/process-instance", "/history/process-instance", "/history/task")) {
      for (JsonNode node : json.readTree(answers.get(list)).findParents("id")) {
        node.elements().forEachRemaining(value -> addId(ids, value));
      }
    }
    return ids;
  }

  private static void addId(Set<String> ids, JsonNode value) {
    if (value.isTextual() && ID.matcher(value.asText()).matches()) {
      ids.add(value.asText());
    }
  }

  private String get(String user, String path) {
    ResponseEntity<String> answer =
        rest.withBasicAuth(user, "Zhijian-2009").getForEntity("/engine-rest" + path, String.class);
    assertThat(answer.getStatusCode().value()).as(user + " " + path).isNotEqualTo(401);
    return answer.getBody() == null || answer.getBody().isEmpty() ? "[]" : answer.getBody();
  }

  private Map<String, String> pages(String user) throws Exception {
    WebLogin login = new WebLogin(port, user, "tasklist");
    Map<String, String> read = new TreeMap<>();
    List<String> paths =
        new ArrayList<>(
            List.of(
                "/work",
                "/cases",
                "/cases?q=" + spotChecks.of(BATCHES.get(0)).holderCode(),
                "/enterprises",
                "/enterprises/" + spotChecks.of(BATCHES.get(0)).holderCode(),
                "/enterprises/%s/parts/samples"
                    .formatted(spotChecks.of(BATCHES.get(0)).holderCode()),
                "/enterprises/%s/parts/facts".formatted(spotChecks.of(BATCHES.get(3)).holderCode()),
                "/parties",
                "/cases/" + code(0),
                "/cases/" + BATCHES.get(0),
                "/cases/" + BATCHES.get(2) + "-JG",
                "/cases/" + SpotCheckSteps.PLAN));
    for (JsonNode task : json.readTree(get(user, "/task"))) {
      paths.add("/tasks/%s/case".formatted(task.path("id").asText()));
      paths.add("/tasks/cards?id=" + task.path("id").asText());
    }
    for (JsonNode task : json.readTree(get(user, "/history/task"))) {
      paths.add("/tasks/%s/after".formatted(task.path("id").asText()));
    }
    for (String path : paths) {
      // The address that was asked for may stand on the page.
      read.put(path, login.get(path).body().replace(path.replaceAll(".*[/=]", ""), ""));
    }
    for (String list : List.of("/work/finished.xlsx", "/work/started.xlsx")) {
      read.put(list, text(login.download(list).body()));
    }
    byte[] handedOut = login.download("/laboratory/results/samples.xlsx").body();
    read.put("/laboratory/results/samples.xlsx", text(handedOut));
    read.put("/laboratory/results", login.get("/laboratory/results").body());
    // Samples to receive, reported, in the other laboratory, and none: all that can be complained
    // of.
    ResultRows rows = new ResultRows(handedOut);
    List<String> codes = List.of(code(0), code(1), code(2), retest(), "MY-0000000000");
    for (int i = 0; i < codes.size(); i++) {
      rows.row(i + 4, codes.get(i), "9", "镉", "≤0.2", "mg/kg", "BG-1", "0.1");
    }
    Map<String, String> fields =
        Map.of("_token", login.formToken("/laboratory/results"), "mode", "ALL_OR_NOTHING");
    String report = login.upload("/laboratory/results", fields, "结果.xlsx", rows.bytes()).body();
    assertThat(report).contains("处问题，一份样品也没有导入");
    read.put("report on /laboratory/results", report);
    read.put(
        "/laboratory/results/complaints.xlsx",
        text(login.download("/laboratory/results/complaints.xlsx").body()));
    return read;
  }

  private static String text(byte[] workbook) throws IOException {
    try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook));
        XSSFExcelExtractor extractor = new XSSFExcelExtractor(opened)) {
      return extractor.getText();
    }
  }
}
