package cn.qualitysafety.event.web;

import static cn.qualitysafety.WebLogin.form;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.event.EventSteps;
import cn.qualitysafety.platform.attachment.Attachments;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A class of Guangzhou that waits for its trainees. */
@SystemTest
class TraineePagesTest {

  private static final String PAGE = "/events/trainees";
  private static final String CLASS = PAGE + "/XF2009-440100-0001";

  @TempDir private Path folder;
  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private Attachments attachments;
  @Autowired private TaskService tasks;

  private String firm;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-06-01T09:00:00");
    EventSteps steps = new EventSteps(driver, enterprises, attachments);
    firm = steps.enterprise(EventSteps.GUANGZHOU, 1);
    steps.holdClass(
        EventSteps.course("2009-06-16"),
        EventSteps.GUANGZHOU,
        EventSteps.heldClass("2009-06-16", 10));
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void theOrganiserImportsTheListAndTakesItBackWithoutNumbers() throws Exception {
    WebLogin organiser = new WebLogin(port, "gz-huodong", "tasklist");
    assertThat(organiser.get("/work/finished").body()).contains("学员导入", PAGE);
    assertThat(organiser.get(PAGE).body()).contains("待导入学员的培训班：1个", "广州市第一期质量管理培训班", CLASS);
    assertThat(organiser.get(CLASS).body()).contains("选择文件", "未选择文件");
    XSSFSheet template =
        new XSSFWorkbook(
                new ByteArrayInputStream(organiser.download(PAGE + "/template.xlsx").body()))
            .getSheetAt(0);
    assertThat(template.getRow(0).getCell(2).getStringCellValue()).isEqualTo("证件号码");

    List<List<String>> rows =
        List.of(EventSteps.trainee(1, firm, 10), EventSteps.trainee(2, firm, 11));
    assertThat(upload(organiser, "ALL_OR_NOTHING", rows).body())
        .contains("中有1行共1处问题，一名学员也没有导入", "“出勤课时”应为0至10之间的整数");
    assertThat(upload(organiser, "ONLY_CORRECT", rows).body())
        .contains("已导入1名学员；另有1行共1处问题", "已导入学员1名")
        .doesNotContain(EventSteps.identity(1));
    XSSFRow roster =
        new XSSFWorkbook(
                new ByteArrayInputStream(organiser.download(CLASS + "/roster.xlsx").body()))
            .getSheetAt(0)
            .getRow(1);
    assertThat(roster.getCell(2).getStringCellValue())
        .isEqualTo("尾号" + EventSteps.identity(1).substring(14));
    assertThat(roster.getCell(7).getStringCellValue()).isEqualTo("合格");

    assertThat(organiser.postForm(CLASS, CLASS + "/clear", "").statusCode()).isEqualTo(302);
    assertThat(organiser.get(CLASS).body()).contains("已导入学员0名");
  }

  @Test
  void nobodyElseSeesTheClassOrImportsAnything() throws Exception {
    for (String user : List.of("gz-huodong2", "gz-ban", "gz-ju")) {
      WebLogin other = new WebLogin(port, user, "tasklist");
      assertThat(other.get("/work/finished").body()).doesNotContain(PAGE);
      for (String path : List.of(PAGE, CLASS, CLASS + "/roster.xlsx", PAGE + "/template.xlsx")) {
        assertThat(other.get(path).statusCode()).as("%s %s", user, path).isEqualTo(403);
      }
    }
    WebLogin organiser = new WebLogin(port, "gz-huodong", "tasklist");
    assertThat(organiser.get(PAGE + "/XF2009-440300-0001").statusCode()).isEqualTo(404);
    assertThat(
            organiser
                .upload(
                    CLASS,
                    Map.of("_token", "", "mode", "ONLY_CORRECT"),
                    "学员.xlsx",
                    bytes(List.of(EventSteps.trainee(1, firm, 10))))
                .statusCode())
        .as("without the token")
        .isEqualTo(403);
  }

  @Test
  void theProvinceTouchesTheListOfACityOnlyAfterTakingTheTaskOver() throws Exception {
    WebLogin province = new WebLogin(port, "sheng-huodong", "tasklist");
    assertThat(province.get(PAGE).body()).doesNotContain(CLASS);
    for (String path : List.of(CLASS, CLASS + "/roster.xlsx")) {
      assertThat(province.get(path).statusCode()).as(path).isEqualTo(404);
    }
    String task =
        tasks.createTaskQuery().taskDefinitionKey("userTask_importTrainees").singleResult().getId();
    String handover = "/work/held/" + task;
    assertThat(province.postForm(handover, CLASS + "/clear", "").statusCode()).isEqualTo(404);
    assertThat(province.postForm(handover, handover + "/take", form("reason", "市局出差")).statusCode())
        .isEqualTo(302);
    assertThat(province.get(CLASS).statusCode()).isEqualTo(200);
    assertThat(new WebLogin(port, "gz-huodong", "tasklist").get(CLASS).statusCode())
        .as("while the province has it")
        .isEqualTo(404);
  }

  private HttpResponse<String> upload(WebLogin person, String mode, List<List<String>> rows)
      throws Exception {
    return person.upload(
        CLASS, Map.of("_token", person.formToken(CLASS), "mode", mode), "学员.xlsx", bytes(rows));
  }

  private byte[] bytes(List<List<String>> rows) throws Exception {
    return Files.readAllBytes(EventSteps.workbook(folder, rows));
  }
}
