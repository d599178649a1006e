package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.DECIDER;
import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.HOLDER;
import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static cn.qualitysafety.licence.LicenceSteps.PROVINCE;
import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Changes, opened on Monday 2009-09-14, of a licence that was registered from its certificate. */
@SystemTest
class LicenceChangeProcessTest {

  private static final String NUMBER = "XK08-008-00123";
  private static final String CASE = "BG2009-440100-0001";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private LicenceService licences;
  @Autowired private LicenceChangeService changes;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private LicenceSteps steps;

  @BeforeEach
  void begin() {
    steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps.registerHolder();
    driver.start(
        "licence-renewal-watch",
        WINDOW,
        GUANGZHOU,
        Map.of(
            "licenceNumber", NUMBER,
            "holderCode", HOLDER,
            "holderName", "广州市越秀水泥制品厂",
            "product", "预应力混凝土管",
            "validFrom", "2009-03-10",
            "validUntil", "2014-03-09"));
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aNewNameNeedsNoVerificationAndTheCertificateIsMadeOutAnew() {
    open("name", "广州越秀管业有限公司");
    assertThat(task("userTask_decideChange").getDueDate()).isEqualTo("2009-10-16T23:59:59+08:00");
    assertThat(driver.shown(CASE, "userTask_decideChange"))
        .containsEntry("changeText", "企业名称由“广州市越秀水泥制品厂”变更为“广州越秀管业有限公司”")
        .containsEntry("visitText", "不涉及生产条件变化，不须实地核查。");
    decide("approve");
    assertThat(licences.of(NUMBER))
        .extracting(Licence::holderName, Licence::address, Licence::validUntil)
        .containsExactly("广州越秀管业有限公司", "广州市越秀区东风东路1号", LocalDate.of(2014, 3, 9));
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::kind)
        .containsExactlyInAnyOrder("licence-change-decision", "licence-certificate");
    driver.complete(
        CASE,
        "userTask_deliverChangedCertificate",
        "certificate-clerk",
        GUANGZHOU,
        Map.of("deliveredOn", "2009-09-14", "receivedName", "何志强"));
    assertThat(changes.of(CASE).state()).isEqualTo(LicenceChange.State.GRANTED);
    assertThat(runtime.createProcessInstanceQuery().count()).as("only the watch").isEqualTo(1);
  }

  @Test
  void theNumberIsShownAsTheRegisterHasItHoweverTheWindowEnteredIt() {
    start(GUANGZHOU, " xk08-008-00123", "name", "广州越秀管业有限公司");
    assertThat(driver.shown(CASE, "userTask_decideChange")).containsEntry("licenceNumber", NUMBER);
    driver.complete(
        CASE,
        "userTask_decideChange",
        DECIDER,
        PROVINCE,
        Map.of("licenceNumber", NUMBER, "decision", "reject", "reasons", "材料不实。"));
    assertThat(changes.of(CASE).state()).isEqualTo(LicenceChange.State.REFUSED);
  }

  @Test
  void productionThatMovesIsVerifiedAgain() {
    open("site", "广州市花都区炭步镇8号");
    assertThat(driver.openTasks(CASE)).isEmpty();
    verify(NONE);
    assertThat(task("userTask_decideChange").getDueDate()).isEqualTo("2009-12-11T23:59:59+08:00");
    jdbc.update("update licence set state = 'REVOKED'");
    assertThatThrownBy(() -> decide("approve")).hasMessageContaining("在办理期间已经失效，不能准予变更");
    jdbc.update("update licence set state = 'VALID'");
    decide("approve");
    assertThat(licences.of(NUMBER).productionSite()).isEqualTo("广州市花都区炭步镇8号");
  }

  @Test
  void aSiteThatFailsTheVerificationIsRefusedAndTheRefusalServed() throws Exception {
    open("site", "广州市花都区炭步镇8号");
    verify(List.of("关键工序没有控制"));
    assertThatThrownBy(() -> decide("approve")).hasMessageContaining("依法不能准予变更");
    decide("reject");
    assertThat(licences.of(NUMBER).productionSite()).isNull();
    assertThat(changes.of(CASE).state()).isEqualTo(LicenceChange.State.REFUSED);
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::kind)
        .containsExactly("licence-change-refusal");
    steps.serve(CASE, WINDOW, "2009-09-21");
    assertThat(new WebLogin(port, "gz-shouli", "tasklist").get("/cases/" + CASE).body())
        .as("the case page shows the service beside the document")
        .contains("广州市越秀水泥制品厂：2009年9月21日直接送达", "何志强签收，第1次");
    assertThat(runtime.createProcessInstanceQuery().count()).as("only the watch").isEqualTo(1);
  }

  @Test
  void whoReceivedTheChangeDoesNotDecideIt() {
    open("address", "广州市越秀区环市路2号");
    String id = task("userTask_decideChange").getId();
    assertThatThrownBy(
            () ->
                driver.asLogin(
                    driver.person(WINDOW, GUANGZHOU),
                    List.of(WINDOW, DECIDER),
                    PROVINCE,
                    () -> {
                      tasks.complete(id, Map.of("decision", "approve", "reasons", "同意。"));
                      return null;
                    }))
        .hasMessageContaining("岗位分离");
  }

  @Test
  void whatCannotBeChangedIsRefusedAtTheWindow() {
    assertThatThrownBy(() -> open("name", "广州市越秀水泥制品厂")).hasMessageContaining("与证书上的企业名称相同");
    assertThatThrownBy(() -> open("colour", "红")).hasMessageContaining("请在“变更事项”中选择一项");
    assertThatThrownBy(() -> start("440300", NUMBER, "name", "新名称"))
        .hasMessageContaining("本单位没有编号为“" + NUMBER + "”的许可证");
    open("name", "广州越秀管业有限公司");
    assertThatThrownBy(() -> open("address", "广州市越秀区环市路2号"))
        .hasMessageContaining("已有变更申请" + CASE + "正在办理");
    driver.moveClockTo("2014-03-10T09:00:00");
    assertThatThrownBy(() -> open("address", "广州市越秀区环市路2号")).hasMessageContaining("已经失效，不能变更");
  }

  private void open(String kind, String after) {
    start(GUANGZHOU, NUMBER, kind, after);
  }

  private void start(String unit, String number, String kind, String after) {
    driver.start(
        "licence-change",
        WINDOW,
        unit,
        Map.of(
            "licenceNumber", number,
            "changeKind", kind,
            "afterChange", after,
            "grounds", "工商变更登记通知书。"));
  }

  private void verify(List<String> veto) {
    steps.formTeam(CASE, "2009-09-21");
    driver.moveClockTo("2009-09-21T16:00:00");
    steps.visit(CASE, "2009-09-21", veto);
  }

  private void decide(String decision) {
    driver.complete(
        CASE,
        "userTask_decideChange",
        DECIDER,
        PROVINCE,
        Map.of("decision", decision, "reasons", "材料属实。"));
    driver.runJobs();
  }

  private Task task(String key) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(CASE)
        .taskDefinitionKey(key)
        .singleResult();
  }
}
