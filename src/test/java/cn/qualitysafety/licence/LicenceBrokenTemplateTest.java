package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.HOLDER;
import static cn.qualitysafety.licence.LicenceSteps.LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** An operator has put a file that is no Word file in place of a template. */
@SystemTest
class LicenceBrokenTemplateTest {

  private static final String FIRST = "XK2009-440100-0001";
  private static final String SECOND = "XK2009-440100-0002";
  private static final String OTHER_HOLDER = "190190879";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private ApplicationService applications;
  @Autowired private LicenceService licences;
  @Autowired private OfficialDocuments documents;
  @Autowired private ManagementService management;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;

  @Value("${documents.folder}")
  private Path folder;

  private LicenceSteps steps;

  @BeforeEach
  void begin() throws IOException {
    steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    repair("licence-grant");
    repair("licence-certificate");
    driver.setClock("2009-09-14T09:00:00");
    steps.registerHolder();
    steps.registerEnterprise(OTHER_HOLDER, "广州市番禺水泥制品厂");
    for (String holder : List.of(HOLDER, OTHER_HOLDER)) {
      steps.apply(LicenceSteps.application(holder, "concrete-pipe"));
    }
    steps.accept(FIRST);
    steps.accept(SECOND);
    steps.formTeam(FIRST, "2009-09-22");
    driver.setClock("2009-09-22T16:00:00");
    bringToDecision(FIRST, "2009-09-22");
  }

  @AfterEach
  void end() throws IOException {
    repair("licence-grant");
    repair("licence-certificate");
    driver.reset();
  }

  @Test
  void aBrokenTemplateStopsItsStepOnlyAndAfterItsRepairEveryDocumentExistsOnce()
      throws IOException {
    breakTemplate("licence-grant");
    failsThrice("2009-09-22", () -> steps.decide(FIRST, "approve"), "licence-grant");
    assertThat(runtime.createIncidentQuery().list())
        .extracting(Incident::getActivityId, Incident::getIncidentType)
        .containsExactly(tuple("serviceTask_issueGrant", "failedJob"));
    assertThat(runtime.createIncidentQuery().singleResult().getIncidentMessage())
        .contains("licence-grant.docx", "no .docx that can be filled");
    assertThat(applications.of(FIRST).state())
        .as("the decision")
        .isEqualTo(ApplicationState.GRANTED);
    assertThat(kinds(FIRST)).as("what was issued before").containsExactly("licence-acceptance");

    // Others go on, and what they do not need stays broken.
    steps.formTeam(SECOND, "2009-09-29");
    driver.setClock("2009-09-29T16:00:00");
    bringToDecision(SECOND, "2009-09-29");
    assertThat(driver.openTasks(SECOND)).containsExactly("userTask_decideApplication");
    assertThat(runtime.createIncidentQuery().count()).isEqualTo(1);

    repair("licence-grant");
    retry();
    assertThat(runtime.createIncidentQuery().count()).isZero();
    assertThat(kinds(FIRST))
        .containsExactly("licence-acceptance", "licence-grant", "licence-certificate");
    steps.decide(SECOND, "approve");
    assertThat(numbers(FIRST)).contains("粤质监许准〔2009〕1号", "粤质监许证〔2009〕1号");
    assertThat(numbers(SECOND)).contains("粤质监许准〔2009〕2号", "粤质监许证〔2009〕2号");
    for (String number : List.of(FIRST, SECOND)) {
      steps.deliver(number, "2009-09-29");
      assertThat(applications.of(number).state()).isEqualTo(ApplicationState.ISSUED);
      assertThat(kinds(number)).doesNotHaveDuplicates();
    }
  }

  /**
   * The number of the licence was taken, and the licence entered, before the certificate failed.
   */
  @Test
  void anIssueThatIsRolledBackLeavesNoGapInAnyNumber() throws IOException {
    breakTemplate("licence-certificate");
    failsThrice("2009-09-22", () -> steps.decide(FIRST, "approve"), "licence-certificate");
    assertThat(kinds(FIRST)).containsExactly("licence-acceptance", "licence-grant");
    assertThat(licences.of("XK08-008-00001")).isNull();
    assertThat(applications.of(FIRST))
        .extracting(Application::state, Application::licenceNumber)
        .containsExactly(ApplicationState.GRANTED, null);

    repair("licence-certificate");
    steps.formTeam(SECOND, "2009-09-29");
    driver.setClock("2009-09-29T16:00:00");
    bringToDecision(SECOND, "2009-09-29");
    steps.decide(SECOND, "approve");
    assertThat(applications.of(SECOND).licenceNumber()).isEqualTo("XK08-008-00001");
    retry();
    assertThat(applications.of(FIRST).licenceNumber()).isEqualTo("XK08-008-00002");
    assertThat(numbers(SECOND)).contains("粤质监许证〔2009〕1号");
    assertThat(numbers(FIRST)).contains("粤质监许证〔2009〕2号");
    assertThat(List.of(licences.of("XK08-008-00001"), licences.of("XK08-008-00002")))
        .extracting(Licence::validFrom, Licence::validUntil)
        .as("from the day of the decision, not from that of the certificate: 条例 art. 25")
        .containsExactly(
            tuple(LocalDate.of(2009, 9, 29), LocalDate.of(2014, 9, 28)),
            tuple(LocalDate.of(2009, 9, 22), LocalDate.of(2014, 9, 21)));
    assertThat(history.createHistoricJobLogQuery().failureLog().count()).isEqualTo(3);
  }

  private void bringToDecision(String caseNumber, String day) {
    steps.visit(caseNumber, day, NONE);
    steps.sealSamples(caseNumber, day);
    steps.receiveSample(caseNumber + "-JY-1", LABORATORY, day);
    steps.test(caseNumber + "-JY-1", LABORATORY, "pass");
    steps.review(caseNumber, "approve", "");
  }

  /** Three attempts, a minute apart; the third leaves an incident. */
  private void failsThrice(String day, Runnable step, String template) {
    assertThatThrownBy(step::run).hasMessageContaining(template);
    for (int minute = 2; minute <= 3; minute++) {
      assertThat(runtime.createIncidentQuery().count()).isZero();
      driver.setClock(day + "T16:0%d:01".formatted(minute));
      assertThatThrownBy(driver::runJobs).hasMessageContaining(template);
    }
    assertThat(runtime.createIncidentQuery().count()).isEqualTo(1);
  }

  /** As in Cockpit. */
  private void retry() {
    management.setJobRetries(management.createJobQuery().noRetriesLeft().singleResult().getId(), 1);
    driver.runJobs();
  }

  private void breakTemplate(String name) throws IOException {
    Files.createDirectories(template(name).getParent());
    Files.writeString(template(name), "no Word file");
  }

  private void repair(String name) throws IOException {
    Files.deleteIfExists(template(name));
  }

  private Path template(String name) {
    return folder.resolve("licence").resolve(name + ".docx");
  }

  private List<String> kinds(String caseNumber) {
    return documents.ofCase(caseNumber).stream().map(OfficialDocument::kind).toList();
  }

  private List<String> numbers(String caseNumber) {
    return documents.ofCase(caseNumber).stream().map(OfficialDocument::number).toList();
  }
}
