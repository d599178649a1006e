package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.HOLDER;
import static cn.qualitysafety.licence.LicenceSteps.LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static cn.qualitysafety.licence.LicenceSteps.ORGANISER;
import static cn.qualitysafety.licence.LicenceSteps.PROVINCE;
import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the state's administration decides: cement, in 2009; the province forwards and waits. */
@SystemTest
class LicenceNationalDecisionProcessTest {

  private static final String CASE = "XK2009-440100-0001";
  private static final String FORWARDED = "SB2009-440000-0001";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private ApplicationService applications;
  @Autowired private LicenceService licences;
  @Autowired private LicenceChangeService changes;
  @Autowired private RevocationService revocations;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private Clock clock;

  private LicenceSteps steps;

  @BeforeEach
  void begin() {
    steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps.registerHolder();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  /**
   * Cement, 条例 art. 23 and 24: five working days from Tuesday 2009-09-22, with Sunday 09-27 worked
   * for National Day, end on 09-28; sixty from Monday 09-14 on 2009-12-11.
   */
  @Test
  void theStateDecidesOnWhatTheProvinceHasReviewed() {
    reviewed(CASE, "cement", "2009-09-22");
    assertThat(driver.openTasks(CASE)).as("nobody here decides").isEmpty();
    assertThat(task(FORWARDED, "userTask_forwardFile"))
        .extracting(Task::getTenantId, each -> each.getDueDate().toInstant().toString())
        .containsExactly(PROVINCE, "2009-09-28T15:59:59Z");
    forward();
    assertThat(task(FORWARDED, "userTask_recordDecision").getDueDate())
        .isEqualTo("2009-12-11T23:59:59+08:00");
    driver.moveClockTo("2009-10-20T10:00:00");
    assertThatThrownBy(
            () ->
                record(
                    Map.of(
                        "nationalResult", "approve",
                        "nationalNumber", "国质检许〔2009〕88号",
                        "nationalDecidedOn", "2009-10-16")))
        .hasMessageContaining("准予发证的，请填写总局证书上的“许可证编号”");
    record(
        Map.of(
            "nationalResult", "approve",
            "nationalNumber", "国质检许〔2009〕88号",
            "nationalDecidedOn", "2009-10-16",
            "nationalLicenceNumber", "XK08-001-04711"));
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_deliverCertificate");
    assertThat(licences.of("XK08-001-04711"))
        .extracting(Licence::validFrom, Licence::validUntil, Licence::unitCode)
        .containsExactly(LocalDate.of(2009, 10, 16), LocalDate.of(2014, 10, 15), GUANGZHOU);
    assertThat(applications.of(CASE).reasons()).startsWith("国质检许〔2009〕88号，2009年10月16日");
    assertThat(documents.ofCase(CASE))
        .as("the paper and the certificate are the state's")
        .extracting(OfficialDocument::kind)
        .containsExactly("licence-acceptance");
  }

  @Test
  void whatTheStateRefusesEndsWithItsReasons() {
    reviewed(CASE, "cement", "2009-09-22");
    forward();
    record(
        Map.of(
            "nationalResult", "reject",
            "nationalNumber", "国质检许〔2009〕89号",
            "nationalDecidedOn", "2009-09-22",
            "nationalReasons", "不符合产业政策。"));
    assertThat(applications.of(CASE))
        .extracting(Application::state, Application::reasons)
        .containsExactly(ApplicationState.REFUSED, "国质检许〔2009〕89号，2009年9月22日。不符合产业政策。");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"approve, GRANTED, 广州越秀管业有限公司", "reject, REFUSED, 广州市越秀水泥制品厂"})
  void theStateChangesTheLicencesThatItGives(
      String result, LicenceChange.State state, String holderName) {
    inUse();
    driver.start(
        "licence-change",
        WINDOW,
        GUANGZHOU,
        Map.of(
            "licenceNumber", "XK08-001-00123",
            "changeKind", "name",
            "afterChange", "广州越秀管业有限公司",
            "grounds", "工商变更登记通知书。",
            "outcome", "accept"));
    driver.runJobs();
    forward();
    record(decided(result));
    assertThat(changes.of("BG2009-440100-0001").state()).isEqualTo(state);
    assertThat(licences.of("XK08-001-00123").holderName()).isEqualTo(holderName);
    assertThat(documents.ofCase("BG2009-440100-0001"))
        .extracting(OfficialDocument::kind)
        .as("the decision is the state's own paper")
        .containsExactly("licence-change-acceptance");
  }

  @ParameterizedTest
  @CsvSource({"approve, CANCELLED, DECIDED", "reject, VALID, DROPPED"})
  void theStateEndsTheLicencesThatItGives(
      String result, LicenceState licence, Revocation.State state) {
    inUse();
    RevocationSteps ending = new RevocationSteps(driver);
    ending.open("XK08-001-00123", "cancel", "applied");
    ending.decide("CX2009-440100-0001", "approve");
    assertThat(licences.of("XK08-001-00123").state()).isEqualTo(LicenceState.VALID);
    forward();
    record(decided(result));
    assertThat(licences.of("XK08-001-00123").state()).isEqualTo(licence);
    assertThat(revocations.of("CX2009-440100-0001").state()).isEqualTo(state);
    assertThat(documents.ofCase("CX2009-440100-0001")).isEmpty();
  }

  private static Map<String, Object> decided(String result) {
    Map<String, Object> decision =
        new HashMap<>(
            Map.of(
                "nationalResult", result,
                "nationalNumber", "国质检许〔2009〕90号",
                "nationalDecidedOn", "2009-09-14"));
    decision.putAll(
        result.equals("approve")
            ? Map.of("nationalServedOn", "2009-09-14")
            : Map.of("nationalReasons", "证据不足。"));
    return decision;
  }

  private void inUse() {
    driver.start(
        "licence-renewal-watch",
        WINDOW,
        GUANGZHOU,
        Map.of(
            "licenceNumber", "XK08-001-00123",
            "holderCode", HOLDER,
            "holderName", "广州市越秀水泥制品厂",
            "product", "水泥",
            "validFrom", "2009-03-10",
            "validUntil", "2014-03-09"));
  }

  private void reviewed(String number, String product, String visitOn) {
    assertThat(steps.apply(product)).isEqualTo(number);
    steps.accept(number);
    steps.formTeam(number, visitOn);
    driver.moveClockTo(visitOn + "T16:00:00");
    steps.visit(number, visitOn, NONE);
    steps.sealSamples(number, visitOn);
    steps.receiveSample(number + "-JY-1", LABORATORY, visitOn);
    steps.test(number + "-JY-1", LABORATORY, "pass");
    steps.review(number, "approve", "");
  }

  private void forward() {
    driver.complete(
        FORWARDED,
        "userTask_forwardFile",
        ORGANISER,
        PROVINCE,
        Map.of("forwardedOn", LocalDate.now(clock).toString(), "forwardNumber", "粤质监许报〔2009〕1号"));
  }

  private void record(Map<String, Object> entered) {
    driver.complete(FORWARDED, "userTask_recordDecision", ORGANISER, PROVINCE, entered);
    driver.runJobs();
  }

  private Task task(String caseNumber, String key) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber)
        .taskDefinitionKey(key)
        .singleResult();
  }
}
