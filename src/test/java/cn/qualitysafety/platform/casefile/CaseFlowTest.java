package cn.qualitysafety.platform.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.licence.LicenceSteps;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.extractor.XSSFExcelExtractor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An application for a licence in Guangzhou, accepted on Monday 2 March 2009 by the window. */
@SystemTest
@Tag("database")
class CaseFlowTest {

  private static final String CASE = "XK2009-440100-0001";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private TaskService tasks;
  @Autowired private ObjectMapper json;

  private String materials;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-02-27T09:00:00");
    LicenceSteps licences = new LicenceSteps(driver, enterprises);
    licences.registerEnterprise("731400024", "广州市越秀水泥制品厂");
    licences.apply(LicenceSteps.application("731400024", "concrete-pipe"));
    materials = tasks.createTaskQuery().processInstanceBusinessKey(CASE).singleResult().getId();
    driver.setClock("2009-03-02T10:00:00");
    driver.completeBy(
        "gz-shouli",
        CASE,
        "userTask_checkMaterials",
        List.of("acceptance-window"),
        "440100",
        Map.of("outcome", "accept", "missing", List.of(), "reasons", ""));
    driver.runJobs();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void whoHasDoneAStepIsToldWhatFollowsWhoseItIsAndWhatWasIssued() throws Exception {
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    JsonNode after = json.readTree(window.get("/tasks/" + materials + "/after").body());

    assertThat(after.path("task").asText()).isEqualTo("审查申请材料");
    assertThat(after.path("caseNumber").asText()).isEqualTo(CASE);
    assertThat(after.path("settled").asBoolean()).isTrue();
    assertThat(after.path("next").findValuesAsText("step")).containsExactly("组成核查组");
    assertThat(after.path("next").get(0).path("who").asText()).contains("广州", "许可审查组织人员");
    assertThat(after.path("next").get(0).path("until").asText()).endsWith("日前");
    assertThat(after.path("next").get(0).path("taskId").isNull()).as("not the window's").isTrue();
    JsonNode document = after.path("documents").get(0);
    assertThat(document.path("title").asText()).contains("受理");
    assertThat(window.get("/cases/" + CASE + "/documents?number=" + encoded(document)).statusCode())
        .isEqualTo(200);
    assertThat(
            json.readTree(
                    new WebLogin(port, "gz-shencha", "tasklist")
                        .get("/cases/" + CASE + "/after")
                        .body())
                .findPath("taskId")
                .isTextual())
        .as("the organiser can do it")
        .isTrue();
  }

  @Test
  void anotherPersonAndAnotherCityAreToldNothing() throws Exception {
    for (String login : List.of("sz-ban", "gz-shencha", "gz-ban")) {
      WebLogin other = new WebLogin(port, login, "tasklist");
      assertThat(other.get("/tasks/" + materials + "/after").statusCode()).as(login).isEqualTo(404);
    }
    WebLogin shenzhen = new WebLogin(port, "sz-ban", "tasklist");
    String next = tasks.createTaskQuery().taskName("组成核查组").singleResult().getId();
    for (String path : List.of("/after", "/index", "")) {
      assertThat(shenzhen.get("/cases/" + CASE + path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(shenzhen.get("/tasks/cards?id=" + next).body()).isEqualTo("{}");
    assertThat(new WebLogin(port, "gz-shencha", "tasklist").get("/tasks/cards?id=" + next).body())
        .contains(CASE, "广州市越秀水泥制品厂");
  }

  @Test
  void aStepThatTheCaseIsInAgainSaysSoOnItsCard() throws Exception {
    LicenceSteps licences = new LicenceSteps(driver, enterprises);
    licences.registerEnterprise("731400032", "广州市白云水泥制品厂");
    String number = licences.apply(LicenceSteps.application("731400032", "concrete-pipe"));
    assertThat(roundOfOpenTask(number)).isEqualTo(1);
    driver.completeBy(
        "gz-shouli",
        number,
        "userTask_checkMaterials",
        List.of("acceptance-window"),
        "440100",
        Map.of("outcome", "correct", "missing", List.of("营业执照复印件"), "reasons", ""));
    driver.runJobs();
    driver.serve(number, "acceptance-window", "440100", "2009-03-02", "何志强");
    driver.runJobs();
    driver.complete(
        number,
        "userTask_receiveCorrection",
        "acceptance-window",
        "440100",
        Map.of("correctedOn", "2009-03-02"));
    assertThat(roundOfOpenTask(number)).as("the materials are looked at again").isEqualTo(2);
  }

  private int roundOfOpenTask(String number) throws Exception {
    String task = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult().getId();
    return json.readTree(
            new WebLogin(port, "gz-shouli", "tasklist").get("/tasks/cards?id=" + task).body())
        .path(task)
        .path("round")
        .asInt();
  }

  /** From Friday to Monday it is one working day. */
  @Test
  void theCaseSaysWhoDidWhatWhenHowLongItTookAndWhatIsOpen() throws Exception {
    String page = new WebLogin(port, "gz-shouli", "tasklist").get("/cases/" + CASE).body();
    assertThat(section(page, "流转记录"))
        .containsSubsequence(
            "发起",
            "2009-02-27 09:00",
            "审查申请材料",
            "受理窗口",
            "2009-02-27 09:00",
            "2009-03-02 10:00",
            "1个工作日",
            "：受理",
            "受理",
            "组成核查组",
            "未签收",
            "许可审查组织人员",
            "正在办理");
    assertThat(section(page, "流程图"))
        .contains(
            "审查申请材料",
            "正在办理：实地核查。",
            "class=\"task passed\"",
            "class=\"call now\"",
            "class=\"way sequence passed\"");
    assertThat(new WebLogin(port, "gz-shouli", "tasklist").get("/cases/" + CASE + "/index").body())
        .containsSubsequence("卷内文件目录", CASE, "正卷", "受理", "2009-03-02", "副卷");
  }

  @Test
  void theListComesAgainAsItWasAskedForAndGoesIntoExcel() throws Exception {
    WebLogin window = new WebLogin(port, "gz-shouli", "tasklist");
    window.get("/cases?kind=licence-review&sort=number&descending=false");
    assertThat(window.get("/cases").headers().firstValue("Location").orElseThrow())
        .endsWith("/cases?kind=licence-review&sort=number&descending=false");
    try (XSSFWorkbook workbook =
            new XSSFWorkbook(
                new ByteArrayInputStream(window.download("/cases.xlsx?q=731400024").body()));
        XSSFExcelExtractor text = new XSSFExcelExtractor(workbook)) {
      assertThat(text.getText()).containsSubsequence("编号", CASE, "广州市越秀水泥制品厂", "实地核查");
    }
  }

  private static String section(String page, String name) {
    int from = page.indexOf("aria-label=\"" + name + "\"");
    assertThat(from).as(name).isPositive();
    return page.substring(from, page.indexOf("</section>", from));
  }

  private static String encoded(JsonNode document) {
    return URLEncoder.encode(document.path("number").asText(), StandardCharsets.UTF_8);
  }
}
