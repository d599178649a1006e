package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.DECIDER;
import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.HOLDER;
import static cn.qualitysafety.licence.LicenceSteps.LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static cn.qualitysafety.licence.LicenceSteps.ORGANISER;
import static cn.qualitysafety.licence.LicenceSteps.PROVINCE;
import static cn.qualitysafety.licence.LicenceSteps.SECOND_LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.ComplianceFact;
import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.deadline.CaseLimit;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Light;
import cn.qualitysafety.platform.deadline.Standstill;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.Delivery;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Applications at the window of Guangzhou, the first on Monday 2009-09-14. */
@SystemTest
class LicenceReviewProcessTest {

  private static final String CASE = "XK2009-440100-0001";
  private static final String REVIEW = "licence.review";

  @Autowired private CaseDriver driver;
  @Autowired private ComplianceService compliance;
  @Autowired private EnterpriseService enterprises;
  @Autowired private ApplicationService applications;
  @Autowired private LicenceService licences;
  @Autowired private RevocationService revocations;
  @Autowired private CaseLimits limits;
  @Autowired private OfficialDocuments documents;
  @Autowired private Deliveries deliveries;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;
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

  @Test
  @Tag("database")
  void anApplicationRunsToACertificateAndTheTimeOfTestingDoesNotCount() {
    assertThat(steps.apply("concrete-pipe")).isEqualTo(CASE);
    assertThat(task("userTask_checkMaterials").getDueDate()).isEqualTo("2009-09-21T23:59:59+08:00");
    assertThat(driver.shown(CASE, "userTask_checkMaterials"))
        .containsEntry("holderName", "广州市越秀水泥制品厂")
        .containsEntry("correctionText", "未要求补正。");
    driver.moveClockTo("2009-09-16T10:00:00");
    steps.accept(CASE);
    assertThat(limits.dueDate(CASE, REVIEW)).isEqualTo("2009-12-15T23:59:59+08:00");
    steps.formTeam(CASE, "2009-09-24");
    assertThat(tasks.createTaskQuery().taskDefinitionKey("userTask_visitSite").singleResult())
        .extracting(Task::getAssignee, Task::getDueDate)
        .containsExactly("review-leader-440100", Date.from(Instant.parse("2009-11-03T15:59:59Z")));
    driver.moveClockTo("2009-09-24T16:00:00");
    steps.visit(CASE, "2009-09-24", NONE);
    driver.moveClockTo("2009-09-25T16:00:00");
    steps.sealSamples(CASE, "2009-09-25");
    driver.moveClockTo("2009-10-09T09:00:00");
    steps.receiveSample(CASE + "-JY-1", LABORATORY, "2009-10-09");
    driver.moveClockTo("2009-10-20T15:00:00");
    steps.test(CASE + "-JY-1", LABORATORY, "pass");

    assertThat(limits.standstills(CASE))
        .extracting(Standstill::stoppedOn, Standstill::resumedOn)
        .as("from receipt by the laboratory to its report: 条例 art. 24 par. 2")
        .containsExactly(tuple(LocalDate.of(2009, 10, 9), LocalDate.of(2009, 10, 20)));
    assertThat(task("userTask_reviewFile").getDueDate())
        .as("eight working days later than 15 December: 16 to 18, 21 to 25")
        .isEqualTo("2009-12-25T23:59:59+08:00");
    assertThat(driver.shown(CASE, "userTask_reviewFile"))
        .containsEntry("visitText", "2009年9月24日核查，结论：合格。否决项目无；重缺陷无；轻缺陷1项（设备标识不清）。生产和检验设备齐全，现场秩序正常。")
        .containsEntry("testText", "广州市质量监督检测研究院检验，结论：合格");
    steps.review(CASE, "approve", "");
    driver.moveClockTo("2009-10-27T10:00:00");
    steps.decide(CASE, "approve");
    assertThat(task("userTask_deliverCertificate").getDueDate())
        .isEqualTo("2009-11-10T23:59:59+08:00");
    assertThat(driver.shown(CASE, "userTask_deliverCertificate"))
        .containsEntry("certificateText", "XK08-008-00001，有效期2009年10月27日至2014年10月26日");
    driver.moveClockTo("2009-10-30T10:00:00");
    steps.deliver(CASE, "2009-10-30");

    assertThat(kinds(CASE))
        .containsExactly("licence-acceptance", "licence-grant", "licence-certificate");
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::number)
        .containsExactly("粤质监许受〔2009〕1号", "粤质监许准〔2009〕1号", "粤质监许证〔2009〕1号");
    assertThat(kinds(CASE + "-HC"))
        .containsExactly("licence-visit-notice", "licence-visit-conclusion");
    Licence licence = licences.of("XK08-008-00001");
    assertThat(licence)
        .extracting(Licence::state, Licence::holderCode, Licence::unitCode, Licence::caseNumber)
        .containsExactly(LicenceState.VALID, HOLDER, GUANGZHOU, CASE);
    assertThat(licence.publishedAt()).isEqualTo("2009-10-27T10:00:00");
    assertThat(applications.of(CASE).state()).isEqualTo(ApplicationState.ISSUED);
    assertThat(runtime.createProcessInstanceQuery().list())
        .as("only the watch goes on, in the city's unit")
        .extracting("businessKey", "tenantId")
        .containsExactly(tuple("XK08-008-00001", GUANGZHOU));
    driver.moveClockTo("2014-10-27T00:00:01");
    assertThat(licences.of("XK08-008-00001").state()).isEqualTo(LicenceState.EXPIRED);
  }

  @Test
  void foodHasItsOwnNumbersAndThreeYears() {
    String first = granted("dairy");
    assertThat(applications.certificateText(applications.of(first)))
        .isEqualTo("QS440105010001，有效期2009年10月20日至2012年10月19日");
    steps.registerEnterprise("190190879", "广州市番禺乳品厂");
    driver.setClock("2009-11-02T09:00:00");
    String second = steps.apply(LicenceSteps.application("190190879", "dairy"));
    steps.accept(second);
    steps.formTeam(second, "second-leader", List.of("second-reviewer"), "2009-11-12");
    assertThat(second).isEqualTo("XK2009-440100-0002");
  }

  @Test
  void theFileIsCorrectedOnceAndTheTimeForAcceptanceBeginsAnew() {
    steps.apply("concrete-pipe");
    driver.moveClockTo("2009-09-17T10:00:00");
    assertThatThrownBy(() -> steps.checkMaterials(CASE, "accept", List.of("营业执照复印件"), ""))
        .hasMessageContaining("不能受理");
    assertThatThrownBy(() -> steps.checkMaterials(CASE, "correct", NONE, ""))
        .hasMessageContaining("一次勾选全部内容");
    steps.checkMaterials(CASE, "correct", List.of("营业执照复印件", "生产许可证申请书（一式两份）"), "");
    driver.moveClockTo("2009-09-18T10:00:00");
    assertThat(limits.ofCase(CASE))
        .extracting(CaseLimit::limitName)
        .as("the applicant's time runs from the service")
        .doesNotContain("licence.correction");
    steps.serve(CASE, WINDOW, "2009-09-18");
    assertThat(limits.lastDay(CASE, "licence.correction")).isEqualTo("2009-10-22");
    assertThat(driver.shown(CASE, "userTask_receiveCorrection"))
        .containsEntry("missing", "营业执照复印件\n生产许可证申请书（一式两份）");
    driver.moveClockTo("2009-09-28T10:00:00");
    driver.complete(
        CASE,
        "userTask_receiveCorrection",
        WINDOW,
        GUANGZHOU,
        Map.of("correctedOn", "2009-09-28", "note", "已补齐。"));
    assertThat(task("userTask_checkMaterials").getDueDate()).isEqualTo("2009-10-12T23:59:59+08:00");
    assertThatThrownBy(() -> steps.checkMaterials(CASE, "correct", List.of("其他"), ""))
        .hasMessageContaining("不能再次要求补正");
    steps.accept(CASE);
    assertThat(kinds(CASE)).containsExactly("licence-correction", "licence-acceptance");
    assertThat(applications.of(CASE).acceptedOn()).isEqualTo("2009-09-28");
  }

  /**
   * Received on Monday 14 September of each year. In 2026 Sunday the 20th is worked, so the fifth
   * day is that Sunday, else Monday the 21st; sixty working days from the 14th end on 11 December
   * in each.
   */
  @ParameterizedTest
  @CsvSource({
    "2009, 2009-09-21, 2009-09-22, 2009-12-11",
    "2015, 2015-09-21, 2015-09-22, 2015-12-11",
    "2026, 2026-09-20, 2026-09-21, 2026-12-11"
  })
  void whoIsToldTooLateWhatIsMissingCountsAsAcceptedFromTheDayOfReceipt(
      int year, LocalDate tellBy, LocalDate served, LocalDate decideBy) {
    driver.setClock(year + "-09-14T09:00:00");
    String number = steps.apply("concrete-pipe");
    driver.moveClockTo(year + "-09-17T10:00:00");
    steps.checkMaterials(number, "correct", List.of("营业执照复印件"), "");
    assertThat(task("userTask_serveDocument", driver.delivery(number, null)).getDueDate())
        .as("the five days run from the receipt, not from the letter")
        .isEqualTo(tellBy + "T23:59:59+08:00");
    driver.moveClockTo(served + "T10:00:00");
    steps.serve(number, WINDOW, served.toString());

    assertThat(applications.of(number))
        .extracting(Application::state, Application::acceptedBy, Application::acceptedOn)
        .as("who looked at the materials stays apart from the decision")
        .containsExactly(ApplicationState.ACCEPTED, WINDOW + "-440100", LocalDate.of(year, 9, 14));
    assertThat(limits.lastDay(number, REVIEW)).isEqualTo(decideBy);
    assertThat(limits.ofCase(number))
        .extracting(CaseLimit::limitName)
        .containsExactly("licence.acceptance", REVIEW);
    assertThat(kinds(number)).containsExactly("licence-correction", "licence-acceptance");
    assertThat(IssuedText.of(documents.ofCase(number).get(1), documents))
        .contains("第三十二条第一款第四项的规定，你单位的申请自收到申请材料之日（" + year + "年9月14日）起即为受理")
        .doesNotContain("申请材料齐全");
    assertThat(driver.shown(number, "userTask_superviseSilence").get("silenceText"))
        .asString()
        .contains("未在法定期限内送达补正告知书");
    assertThat(driver.openTasks(number + "-HC")).containsExactly("userTask_formTeam");
    assertThat(driver.facts("licence-review", number).get("correctionText"))
        .asString()
        .contains("营业执照复印件；告知逾期，自收到申请材料之日起即为受理，仍缺少的材料在审查中处理。");
    assertThat(driver.openTasks(number))
        .as("accepted once, and nothing is to be corrected")
        .containsExactly("userTask_superviseSilence");
  }

  /**
   * Received on Monday 14 September of each year; nobody ever serves the notice. The first day
   * after the fifth is Tuesday the 22nd; in 2026, when Sunday the 20th is worked, Monday the 21st.
   */
  @ParameterizedTest
  @CsvSource({
    "2009, 2009-09-21, 2009-09-22, 2009-12-11",
    "2015, 2015-09-21, 2015-09-22, 2015-12-11",
    "2026, 2026-09-20, 2026-09-21, 2026-12-11"
  })
  void whoIsNeverToldWhatIsMissingCountsAsAcceptedWhenTheFiveDaysAreOver(
      int year, LocalDate tellBy, LocalDate dayAfter, LocalDate decideBy) {
    driver.setClock(year + "-09-14T09:00:00");
    String number = steps.apply("concrete-pipe");
    driver.moveClockTo(year + "-09-17T10:00:00");
    steps.checkMaterials(number, "correct", List.of("营业执照复印件"), "");
    String delivery = driver.delivery(number, null);
    driver.moveClockTo(tellBy + "T23:59:59");
    driver.runJobs();
    assertThat(applications.of(number).state()).isEqualTo(ApplicationState.CORRECTING);
    driver.moveClockTo(dayAfter + "T00:00:00");
    driver.runJobs();

    assertThat(applications.of(number))
        .extracting(Application::state, Application::acceptedBy, Application::acceptedOn)
        .containsExactly(ApplicationState.ACCEPTED, WINDOW + "-440100", LocalDate.of(year, 9, 14));
    assertThat(limits.lastDay(number, REVIEW)).isEqualTo(decideBy);
    assertThat(IssuedText.of(documents.ofCase(number).get(1), documents))
        .contains("你单位的申请自收到申请材料之日（" + year + "年9月14日）起即为受理")
        .doesNotContain("申请材料齐全");
    assertThat(driver.openTasks(number)).containsExactly("userTask_superviseSilence");
    assertThat(driver.shown(number, "userTask_superviseSilence").get("silenceText"))
        .asString()
        .contains("未在法定期限内送达补正告知书");
    assertThat(driver.openTasks(number + "-HC")).containsExactly("userTask_formTeam");
    assertThat(driver.openTasks(delivery)).containsExactly("userTask_serveDocument");
    assertThat(limits.ofCase(delivery))
        .extracting(CaseLimit::dueOn, limits::light)
        .as("its proof is still wanted, and it is overdue")
        .containsExactly(tuple(tellBy, Light.RED));
    driver.moveClockTo(dayAfter.plusMonths(1) + "T10:00:00");
    assertThat(kinds(number)).containsExactly("licence-correction", "licence-acceptance");
  }

  /** The fifth day is Monday the 21st. */
  @Test
  void aNoticePostedOnTheFifthDayIsInTimeThoughItArrivesLater() {
    String delivery = toBeCorrected();
    driver.moveClockTo("2009-09-21T17:00:00");
    post(delivery, "2009-09-21");
    driver.moveClockTo("2009-09-25T10:00:00");
    driver.runJobs();
    assertThat(applications.of(CASE).state())
        .as("its receipt is still under way")
        .isEqualTo(ApplicationState.CORRECTING);
    assertThat(
            history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance(CASE))
                .activityId("endEvent_sentInTime")
                .count())
        .isEqualTo(1);
    receipt(delivery, "2009-09-24");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_receiveCorrection");
    assertThat(applications.of(CASE).state()).isEqualTo(ApplicationState.CORRECTING);
  }

  /** Posted on Friday the 18th, which came back: on the 22nd nobody has been told. */
  @Test
  void aLetterThatCameBackHasToldNobodyAnything() {
    String delivery = toBeCorrected();
    driver.moveClockTo("2009-09-18T17:00:00");
    post(delivery, "2009-09-18");
    driver.moveClockTo("2009-09-21T10:00:00");
    byWindow(
        delivery,
        "userTask_recordReply",
        Map.of("reply", "returned", "returnedOn", "2009-09-21", "returnReason", "查无此人"));
    driver.moveClockTo("2009-09-22T10:00:00");
    driver.runJobs();
    assertThat(applications.of(CASE).state()).isEqualTo(ApplicationState.ACCEPTED);
  }

  /** What was posted on the fifth day and entered on the 25th cannot take the acceptance back. */
  @Test
  void whatIsEnteredAfterTheApplicationCountedAsAcceptedIsServedAndNothingHappensTwice() {
    String delivery = toBeCorrected();
    driver.moveClockTo("2009-09-25T10:00:00");
    assertThatThrownBy(() -> post(delivery, "2009-09-21"))
        .as("whoever comes so late says what shows it")
        .hasMessageContaining("“寄出（转交）日期”在三日以前，补登的请在“证明材料”里写明凭证");
    byWindow(
        delivery,
        "userTask_serveDocument",
        Map.of(
            "manner", "post",
            "sentOn", "2009-09-21",
            "mailNumber", "EY123456789CN",
            "proof", "邮局收据，邮戳2009年9月21日"));
    driver.runJobs();
    receipt(delivery, "2009-09-24");
    assertThat(kinds(CASE)).containsExactly("licence-correction", "licence-acceptance");
    assertThat(limits.ofCase(CASE))
        .extracting(CaseLimit::limitName)
        .containsExactly("licence.acceptance", REVIEW);
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_superviseSilence");
    assertThat(driver.openTasks(delivery)).isEmpty();
    assertThat(driver.shown(CASE, "userTask_superviseSilence").get("silenceText"))
        .asString()
        .contains("送达补正告知书");
  }

  private String instance(String caseNumber) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(caseNumber)
        .singleResult()
        .getId();
  }

  private String toBeCorrected() {
    steps.apply("concrete-pipe");
    driver.moveClockTo("2009-09-17T10:00:00");
    steps.checkMaterials(CASE, "correct", List.of("营业执照复印件"), "");
    return driver.delivery(CASE, null);
  }

  private void post(String delivery, String sentOn) {
    byWindow(
        delivery,
        "userTask_serveDocument",
        Map.of("manner", "post", "sentOn", sentOn, "mailNumber", "EY123456789CN"));
    driver.runJobs();
  }

  private void receipt(String delivery, String deliveredOn) {
    byWindow(
        delivery,
        "userTask_recordReply",
        Map.of("reply", "received", "deliveredOn", deliveredOn, "receivedBy", "何志强"));
    driver.runJobs();
  }

  private void byWindow(String caseNumber, String task, Map<String, Object> entered) {
    driver.complete(caseNumber, task, WINDOW, GUANGZHOU, entered);
  }

  /** Twenty working days end on 16 October; what was posted then may come until the 23rd. */
  @Test
  void anApplicantWhoDoesNotCorrectInTimeHasGivenUp() {
    steps.apply("concrete-pipe");
    steps.checkMaterials(CASE, "correct", List.of("营业执照复印件"), "");
    steps.serve(CASE, WINDOW, "2009-09-14");
    driver.moveClockTo("2009-10-23T23:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_receiveCorrection");
    driver.moveClockTo("2009-10-24T09:00:00");
    assertThat(applications.of(CASE).state()).isEqualTo(ApplicationState.LAPSED);
    assertThat(kinds(CASE)).containsExactly("licence-correction", "licence-termination");
    steps.serve(CASE, WINDOW, "2009-10-24");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    assertThat(steps.apply("concrete-pipe")).as("may apply again").endsWith("0002");
  }

  /**
   * Entered on Tuesday 3 November, when the time was over: five working days to enter what came.
   */
  @Test
  void whatWasCorrectedInTimeIsNotLostBecauseTheReceiptOfTheNoticeCameLate() {
    steps.apply("concrete-pipe");
    steps.checkMaterials(CASE, "correct", List.of("营业执照复印件"), "");
    String delivery = driver.delivery(CASE, null);
    post(delivery, "2009-09-14");
    driver.moveClockTo("2009-11-03T09:00:00");
    receipt(delivery, "2009-09-14");
    driver.moveClockTo("2009-11-10T17:00:00");
    driver.complete(
        CASE,
        "userTask_receiveCorrection",
        WINDOW,
        GUANGZHOU,
        Map.of("correctedOn", "2009-10-12", "note", "已补齐。"));
    assertThat(applications.of(CASE).state()).isNotEqualTo(ApplicationState.LAPSED);
  }

  @Test
  void anApplicationThatIsNotThisAuthoritysIsNotAccepted() {
    steps.apply("concrete-pipe");
    assertThatThrownBy(() -> steps.checkMaterials(CASE, "refuse", NONE, " "))
        .hasMessageContaining("“不予受理的理由”不能为空");
    steps.checkMaterials(CASE, "refuse", NONE, "属于国家质检总局审批的产品，应向省局申请。");
    assertThat(applications.of(CASE).state()).isEqualTo(ApplicationState.NOT_ACCEPTED);
    assertThat(kinds(CASE)).containsExactly("licence-non-acceptance");
    steps.serve(CASE, WINDOW, "2009-09-14");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void whatIsPastedFromWordStandsInTheDecisionInItsLinesAndWithoutWhatNobodySees() {
    steps.apply("concrete-pipe");
    steps.checkMaterials(CASE, "refuse", NONE, "产品不在目录\u000b内；\u0007见\u2028附件<b>&");
    assertThat(IssuedText.of(documents.ofCase(CASE).get(0), documents))
        .contains("产品不在目录\n内；见\n附件<b>&")
        .doesNotContain("?");
  }

  /** Around Spring Festival and National Day, make-up working days included. */
  @ParameterizedTest
  @CsvSource({
    "2009-01-21, 2009-02-02, 2009-02-03T00:00:00, 2009-04-21",
    "2009-09-28, 2009-10-12, 2009-10-13T00:00:00, 2009-12-28",
    "2026-02-12, 2026-02-26, 2026-02-27T00:00:00, 2026-05-18",
    "2026-09-28, 2026-10-10, 2026-10-11T00:00:00, 2026-12-25"
  })
  void silenceCountsAsAcceptanceFromTheDayOfReceiptAndTheSupervisorIsTold(
      String receivedOn, String answerBy, String expiry, String decideBy) {
    driver.setClock(receivedOn + "T15:00:00");
    String number = steps.apply("concrete-pipe");
    assertThat(limits.lastDay(number, "licence.acceptance")).isEqualTo(answerBy);
    driver.moveClockTo(answerBy + "T23:59:59");
    driver.runJobs();
    assertThat(driver.openTasks(number)).containsExactly("userTask_checkMaterials");
    driver.moveClockTo(expiry);
    driver.runJobs();
    assertThat(applications.of(number))
        .extracting(Application::state, Application::acceptedBy, Application::acceptedOn)
        .containsExactly(ApplicationState.ACCEPTED, null, LocalDate.parse(receivedOn));
    assertThat(limits.lastDay(number, REVIEW)).isEqualTo(decideBy);
    assertThat(kinds(number)).containsExactly("licence-acceptance");
    assertThat(driver.openTasks(number + "-HC")).containsExactly("userTask_formTeam");
    driver.complete(
        number,
        "userTask_superviseSilence",
        "supervisor",
        GUANGZHOU,
        Map.of("note", "经办人休假未交接，已批评教育。"));
    assertThat(applications.of(number).supervisedBy()).isEqualTo("supervisor-440100");
  }

  /** Five working days from Monday 14 September are over on the 22nd. */
  @Test
  void theResultIsHowTheApplicationEndedAlsoWhenAnotherPartOfTheCaseEndsLater() {
    steps.apply("concrete-pipe");
    driver.moveClockTo("2009-09-22T00:00:00");
    driver.runJobs();
    steps.formTeam(CASE, "2009-09-28");
    driver.moveClockTo("2009-09-28T16:00:00");
    steps.visit(CASE, "2009-09-28", List.of("使用国家明令淘汰的设备或者工艺"));
    steps.state(CASE, "2009-09-28", "rejected");
    steps.review(CASE, "reject", "");
    steps.decide(CASE, "reject");
    steps.serve(CASE, ORGANISER, "2009-09-28");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_superviseSilence");
    driver.complete(
        CASE, "userTask_superviseSilence", "supervisor", GUANGZHOU, Map.of("note", "已批评教育。"));
    assertThat(jdbc.queryForMap("select * from cases where case_number = ?", CASE))
        .containsEntry("result", "不予许可")
        .containsEntry("end_event", "endEvent_applicationRefused");
  }

  @Test
  void anItemOfVetoEndsInARefusalWithoutAProductTest() {
    steps.apply("concrete-pipe");
    steps.accept(CASE);
    steps.formTeam(CASE, "2009-09-22");
    driver.moveClockTo("2009-09-22T16:00:00");
    steps.visit(CASE, "2009-09-22", List.of("使用国家明令淘汰的设备或者工艺"));
    assertThat(driver.openTasks(CASE)).as("the applicant is heard before").isEmpty();
    steps.state(CASE, "2009-09-22", "rejected");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_reviewFile");
    assertThat(driver.shown(CASE, "userTask_reviewFile").get("visitText"))
        .asString()
        .contains("结论：不合格。否决项目1项", "企业陈述申辩：所列设备已于核查前更换。", "复核情况：查看发票和设备铭牌。");
    assertThatThrownBy(() -> steps.review(CASE, "approve", "")).hasMessageContaining("实地核查结论为不合格");
    steps.review(CASE, "reject", "");
    assertThatThrownBy(() -> steps.decide(CASE, "approve")).hasMessageContaining("实地核查结论为不合格");
    steps.decide(CASE, "reject");
    assertThat(applications.of(CASE).state()).isEqualTo(ApplicationState.REFUSED);
    assertThat(kinds(CASE)).containsExactly("licence-acceptance", "licence-refusal");
    assertThat(limits.standstills(CASE)).isEmpty();
    steps.serve(CASE, ORGANISER, "2009-09-22");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void aFailedTestEndsInARefusalWhenNobodyObjects() {
    tested("concrete-pipe", "fail");
    steps.serve(CASE + "-JY", WINDOW, "2009-10-20");
    assertThat(driver.openTasks(CASE + "-JY")).containsExactly("userTask_recordObjection");
    driver.moveClockTo("2009-11-18T09:00:00");
    assertThatThrownBy(() -> steps.review(CASE, "approve", "")).hasMessageContaining("产品检验结论为不合格");
    steps.review(CASE, "reject", "");
    steps.decide(CASE, "reject");
    assertThat(applications.of(CASE).state()).isEqualTo(ApplicationState.REFUSED);
  }

  @Test
  void aReTestInAnotherLaboratoryThatPassesLeadsToTheLicence() {
    tested("concrete-pipe", "fail");
    steps.serve(CASE + "-JY", WINDOW, "2009-10-20");
    driver.moveClockTo("2009-10-26T09:00:00");
    steps.object(CASE, "2009-10-26", SECOND_LABORATORY);
    steps.receiveSample(CASE + "-JY-2", SECOND_LABORATORY, "2009-10-26");
    steps.test(CASE + "-JY-2", SECOND_LABORATORY, "pass");
    assertThat(driver.shown(CASE, "userTask_reviewFile"))
        .containsEntry("testText", "广州市质量监督检测研究院检验，经复检（广东省产品质量监督检验中心）结论：合格");
    steps.review(CASE, "approve", "");
    steps.decide(CASE, "approve");
    assertThat(applications.of(CASE).licenceNumber()).isEqualTo("XK08-008-00001");
  }

  @Test
  void whoeverDecidesMayRefuseWhatTheReviewProposed() {
    tested("concrete-pipe", "pass");
    steps.review(CASE, "approve", "");
    steps.decide(CASE, "reject");
    assertThat(applications.of(CASE).state()).isEqualTo(ApplicationState.REFUSED);
    assertThat(licences.of("XK08-008-00001")).isNull();
  }

  @Test
  void aThirdPartyIsHeardBeforeTheDecisionAndThatTimeDoesNotCount() {
    tested("concrete-pipe", "pass");
    steps.review(CASE, "approve", "广州市白云水务公司");
    String hearing = CASE + "-TZ";
    List<String> parties = List.of("广州市白云水务公司", "广州市越秀水泥制品厂");
    driver.serve(hearing, parties.get(0), "legal-affairs", PROVINCE, "2009-10-20", "办公室");
    driver.complete(
        hearing,
        "userTask_recordHearingRequest",
        "legal-affairs",
        PROVINCE,
        Map.of("decision", "approve", "requestedOn", "2009-10-20"));
    driver.complete(
        hearing,
        "userTask_scheduleHearing",
        "legal-affairs",
        PROVINCE,
        Map.of("hearingOn", "2009-11-03", "place", "省局听证室", "presider", "sheng-tingzheng"));
    driver.runJobs();
    assertThat(documents.ofCase(hearing))
        .extracting(OfficialDocument::number, OfficialDocument::issuedBy)
        .containsExactly(
            tuple("粤质监听告〔2009〕1号", "review-organiser-440100"),
            tuple("粤质监听告〔2009〕2号", "review-organiser-440100"),
            tuple("粤质监听通〔2009〕1号", "legal-affairs-440000"),
            tuple("粤质监听通〔2009〕2号", "legal-affairs-440000"));
    for (String party : parties) {
      driver.serve(hearing, party, "legal-affairs", PROVINCE, "2009-10-20", "办公室");
    }
    driver.moveClockTo("2009-11-03T16:00:00");
    driver.completeBy(
        "sheng-tingzheng",
        hearing,
        "userTask_holdHearing",
        List.of("hearing-presider"),
        PROVINCE,
        Map.of("outcome", "held", "minutes", "水务公司要求加密出厂检验。", "signature", "signed"));
    assertThat(driver.shown(CASE, "userTask_decideApplication"))
        .containsEntry("hearingText", "已于2009年11月3日举行听证。笔录：水务公司要求加密出厂检验。");
    assertThat(limits.standstills(CASE)).hasSize(2);
    assertThatThrownBy(() -> steps.decide(CASE, "approve"))
        .as("行政许可法 art. 36")
        .hasMessageContaining("应当听取申请人、利害关系人的意见");
    assertThat(IssuedText.of(documents.ofCase(hearing).get(0), documents))
        .as("what is intended, on which facts, by which articles; not what was seen in the works")
        .contains("拟准予许可。", "审查意见：", "实地核查，结论：合格", "《中华人民共和国行政许可法》第三十八条第一款")
        .doesNotContain("第三十八条第二款");
    steps.decideHeard(CASE, "approve", "水务公司要求加密出厂检验，已采纳；申请人没有提出意见。");
    assertThat(applications.of(CASE).state()).isEqualTo(ApplicationState.ISSUED);
    OfficialDocument grant =
        documents.ofCase(CASE).stream()
            .filter(document -> document.kind().equals("licence-grant"))
            .findFirst()
            .orElseThrow();
    assertThat(IssuedText.of(grant, documents))
        .contains("本决定同时送达利害关系人广州市白云水务公司。如不服本决定，可以自收到本文书之日起60日内");
    driver.serve(CASE, parties.get(0), ORGANISER, GUANGZHOU, "2009-11-03", "办公室");
    assertThat(deliveries.ofCase(CASE))
        .filteredOn(delivery -> delivery.documentKind().equals("licence-grant"))
        .extracting(Delivery::addressee, Delivery::servedOn)
        .containsExactly(tuple(parties.get(0), LocalDate.of(2009, 11, 3)));
  }

  @Test
  void aRefusalIsServedOnTheThirdPartyToo() {
    tested("concrete-pipe", "pass");
    steps.review(CASE, "reject", "广州市白云水务公司");
    for (String party : List.of("广州市白云水务公司", "广州市越秀水泥制品厂")) {
      driver.serve(CASE + "-TZ", party, "legal-affairs", PROVINCE, "2009-10-20", "办公室");
    }
    assertThat(IssuedText.of(documents.ofCase(CASE + "-TZ").get(0), documents))
        .contains("拟不予许可。", "《中华人民共和国行政许可法》第三十八条第二款");
    driver.moveClockTo("2009-11-10T09:00:00");
    assertThat(driver.shown(CASE, "userTask_decideApplication"))
        .containsEntry("hearingText", "申请人在规定的期限内没有要求听证。利害关系人广州市白云水务公司在规定的期限内没有要求听证。");
    steps.decideHeard(CASE, "reject", "水务公司没有提出意见。");
    driver.serve(CASE, "广州市越秀水泥制品厂", ORGANISER, GUANGZHOU, "2009-11-10", "何厂长");
    assertThat(applications.of(CASE).state()).isEqualTo(ApplicationState.REFUSED);
    driver.serve(CASE, "广州市白云水务公司", ORGANISER, GUANGZHOU, "2009-11-10", "办公室");
    assertThat(deliveries.servedOn(CASE, "licence-refusal")).isEqualTo("2009-11-10");
    assertThat(driver.openTasks(CASE)).isEmpty();
  }

  /** 行政许可法 art. 46. */
  @Test
  void aLicenceOfPublicInterestIsHeardWithoutAnybodyAsking() {
    tested("concrete-pipe", "pass");
    driver.complete(
        CASE,
        "userTask_reviewFile",
        ORGANISER,
        GUANGZHOU,
        Map.of("decision", "approve", "opinion", "涉及城市供水安全。", "hearingNeeded", "office"));
    driver.runJobs();
    assertThat(driver.openTasks(CASE + "-TZ")).containsExactly("userTask_scheduleHearing");
  }

  @Test
  void whoAcceptedReviewedOrVisitedDoesNotDecide() {
    tested("concrete-pipe", "pass");
    steps.review(CASE, "approve", "");
    String id = task("userTask_decideApplication").getId();
    for (String post : List.of(WINDOW, ORGANISER, "review-leader", "reviewer")) {
      assertThatThrownBy(
              () ->
                  driver.asLogin(
                      driver.person(post, GUANGZHOU),
                      List.of(post, DECIDER),
                      PROVINCE,
                      () -> {
                        tasks.complete(id, Map.of("decision", "approve", "reasons", "同意。"));
                        return null;
                      }))
          .as("a decision by the %s", post)
          .hasMessageContaining("岗位分离");
    }
    assertThat(applications.of(CASE).state()).isEqualTo(ApplicationState.ACCEPTED);
  }

  @Test
  void whoCheckedTheMaterialsDoesNotReviewTheFile() {
    tested("concrete-pipe", "pass");
    String id = task("userTask_reviewFile").getId();
    assertThatThrownBy(
            () ->
                driver.as(
                    List.of(WINDOW, ORGANISER),
                    GUANGZHOU,
                    () -> {
                      tasks.claim(id, WINDOW + "-440100");
                      return null;
                    }))
        .hasMessageContaining("岗位分离");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "materials",
        "notice",
        "correction",
        "team",
        "visit-notice",
        "visit",
        "sample",
        "review",
        "hearing",
        "decision"
      })
  void theApplicantMayWithdrawAtEachStageBeforeTheDecision(String stage) {
    bringTo(stage);
    steps.withdraw(CASE, "2009-09-14");
    assertThat(applications.of(CASE).state()).isEqualTo(ApplicationState.WITHDRAWN);
    assertThat(kinds(CASE)).contains("licence-termination");
    steps.serve(CASE, WINDOW, LocalDate.now(clock).toString());
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    assertThat(
            jdbc.queryForList(
                "select case_number from case_limit where ended_on is null", String.class))
        .as("limits that still run, services that were under way included")
        .isEmpty();
  }

  private void bringTo(String stage) {
    steps.apply("concrete-pipe");
    if (stage.equals("materials")) {
      driver.setClock("2009-09-15T16:00:00");
      return;
    }
    if (stage.equals("notice") || stage.equals("correction")) {
      steps.checkMaterials(CASE, "correct", List.of("营业执照复印件"), "");
      if (stage.equals("correction")) {
        steps.serve(CASE, WINDOW, "2009-09-14");
      }
      return;
    }
    steps.accept(CASE);
    if (stage.equals("team")) {
      return;
    }
    if (stage.equals("visit-notice")) {
      steps.assemble(
          CASE,
          driver.employ("review-leader-440100", LicenceSteps.LEADER, GUANGZHOU),
          List.of("reviewer-440100"),
          "2009-09-22");
      return;
    }
    steps.formTeam(CASE, "2009-09-22");
    if (stage.equals("visit")) {
      return;
    }
    driver.moveClockTo("2009-09-22T16:00:00");
    steps.visit(CASE, "2009-09-22", NONE);
    steps.sealSamples(CASE, "2009-09-22");
    if (stage.equals("sample")) {
      return;
    }
    steps.receiveSample(CASE + "-JY-1", LABORATORY, "2009-09-22");
    steps.test(CASE + "-JY-1", LABORATORY, "pass");
    if (stage.equals("hearing")) {
      steps.review(CASE, "approve", "广州市白云水务公司");
    }
    if (stage.equals("decision")) {
      steps.review(CASE, "approve", "");
    }
  }

  @Test
  @Tag("database")
  void aLicenceIsRenewedUnderItsNumberAndWatchedOverItsNewTerm() {
    granted("concrete-pipe");
    steps.deliver(CASE, "2009-10-20");
    driver.moveClockTo("2014-03-10T09:00:00");
    Map<String, Object> application =
        new HashMap<>(LicenceSteps.application(HOLDER, "concrete-pipe"));
    application.put("applicationKind", "renewal");
    application.put("licenceNumber", "XK08-008-99999");
    assertThatThrownBy(() -> steps.apply(application))
        .hasMessageContaining("没有编号为“XK08-008-99999”的有效许可证");
    application.put("licenceNumber", "XK08-008-00001");
    String renewal = steps.apply(application);
    assertThat(renewal).isEqualTo("XK2014-440100-0001");
    steps.accept(renewal);
    assertThatThrownBy(() -> steps.formTeam(renewal, "2014-03-18"))
        .hasMessageContaining("资格至2012年12月31日期满");
    steps.formTeam(renewal, "reviewer-440100", List.of("second-reviewer"), "2014-03-18");
    driver.moveClockTo("2014-03-18T16:00:00");
    String visit = task("userTask_visitSite", renewal + "-HC").getId();
    driver.as(
        List.of("reviewer", "review-leader"),
        GUANGZHOU,
        () -> {
          tasks.complete(visit, Map.of("visitedOn", "2014-03-18", "findings", "条件保持。"));
          return null;
        });
    steps.serve(renewal + "-HC", ORGANISER, "2014-03-18");
    steps.sealSamples(renewal, "2014-03-18");
    steps.receiveSample(renewal + "-JY-1", LABORATORY, "2014-03-18");
    steps.test(renewal + "-JY-1", LABORATORY, "pass");
    steps.review(renewal, "approve", "");
    jdbc.update("update licence set state = 'REVOKED'");
    assertThatThrownBy(() -> steps.decide(renewal, "approve"))
        .hasMessageContaining("在审查期间已经被撤销、吊销或者注销");
    jdbc.update("update licence set state = 'VALID'");
    driver.complete(
        renewal,
        "userTask_decideApplication",
        DECIDER,
        PROVINCE,
        Map.of("decision", "approve", "reasons", "条件保持。"));
    driver.setClock("2014-03-20T09:00:00");
    driver.runJobs();
    assertThat(applications.certificateText(applications.of(renewal)))
        .as("from the day of the decision, though its job ran two days later")
        .isEqualTo("XK08-008-00001，有效期2014年3月18日至2019年10月19日");
    driver.moveClockTo("2014-10-27T09:00:00");
    assertThat(licences.of("XK08-008-00001").state()).isEqualTo(LicenceState.VALID);
    driver.moveClockTo("2019-10-21T09:00:00");
    assertThat(licences.of("XK08-008-00001").state()).isEqualTo(LicenceState.EXPIRED);
  }

  /** 条例 art. 55 and 行政许可法 art. 79: three years, the last day is the anniversary. */
  @ParameterizedTest
  @CsvSource({
    "revoke, 条例》第五十五条，至2012年9月14日不得再次申请同一产品的生产许可证",
    "annul_fraud, 行政许可法》第七十九条，至2012年9月14日不得再次申请同一产品的生产许可证"
  })
  void whoseLicenceWasRevokedOrGotByFraudMayNotApplyForThatProductForThreeYears(
      String measure, String sentence) {
    endLicence(measure);
    driver.moveClockTo("2012-09-14T09:00:00");
    assertThatThrownBy(() -> steps.apply("concrete-pipe")).hasMessageContaining(sentence);
    assertThat(steps.apply("cement")).as("another product").startsWith("XK2012-");
    driver.moveClockTo("2012-09-15T09:00:00");
    assertThat(steps.apply("concrete-pipe")).startsWith("XK2012-");
  }

  /** Revoked on 2009-09-14. */
  @Test
  void noLicenceGivenWithinTheThreeYearsIsRegisteredAsOneInUse() {
    endLicence("revoke");
    driver.moveClockTo("2012-10-15T09:00:00");
    assertThatThrownBy(() -> inUse("XK08-008-00200", "2012-09-14", "2017-09-13"))
        .hasMessageContaining("条例》第五十五条，至2012年9月14日不得再次申请")
        .hasMessageContaining("证书上的发证日期在此期间，不能登记");
    inUse("XK08-008-00201", "2012-09-15", "2017-09-14");
    inUse("XK08-008-00202", "2009-09-13", "2014-09-12");
    assertThat(licences.of("XK08-008-00202").state()).isEqualTo(LicenceState.VALID);
  }

  @Test
  void whoseLicenceWasWithdrawnMayApplyAgainAtOnce() {
    endLicence("withdraw");
    assertThat(steps.apply("concrete-pipe")).isEqualTo(CASE);
  }

  /** 行政许可法 art. 78: one year. */
  @Test
  void whoHandedInFalseMaterialsMayNotApplyAgainForAYear() {
    steps.apply("concrete-pipe");
    driver.complete(
        CASE,
        "userTask_checkMaterials",
        WINDOW,
        GUANGZHOU,
        Map.of(
            "outcome", "refuse", "missing", NONE, "reasons", "检验报告系伪造。", "falseStatements", true));
    driver.runJobs();
    assertThat(documents.ofCase(CASE))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(IssuedText.of(letter, documents)).contains("第七十八条的规定，1年内不得再次申请该行政许可"));
    assertThat(compliance.of(LicenceSteps.HOLDER, 0, 9))
        .extracting(ComplianceFact::kind, ComplianceFact::factText)
        .containsExactly(tuple("licence-false-materials", "申请预应力混凝土管生产许可证。检验报告系伪造。"));
    driver.moveClockTo("2010-09-14T09:00:00");
    assertThatThrownBy(() -> steps.apply("concrete-pipe"))
        .hasMessageContaining("行政许可法》第七十八条，至2010年9月14日不得再次申请");
    driver.moveClockTo("2010-09-15T09:00:00");
    assertThat(steps.apply("concrete-pipe")).startsWith("XK2010-");
  }

  private void endLicence(String measure) {
    inUse("XK08-008-00123", "2008-03-10", "2013-03-09");
    String revocation =
        revocations.openRevocation("XK08-008-00123", measure, "事实。", "依据。", GUANGZHOU, "organiser");
    revocations.decideRevocation(revocation, "approve", "事实清楚。", null, "decider", false);
    revocations.revokeLicence(revocation, GUANGZHOU);
  }

  private void inUse(String number, String validFrom, String validUntil) {
    driver.start(
        "licence-renewal-watch",
        WINDOW,
        GUANGZHOU,
        Map.of(
            "licenceNumber",
            number,
            "holderCode",
            LicenceSteps.HOLDER,
            "holderName",
            "广州市越秀水泥制品厂",
            "product",
            "预应力混凝土管",
            "validFrom",
            validFrom,
            "validUntil",
            validUntil));
  }

  @Test
  void whatCannotBeAnApplicationIsRefusedAtTheWindow() {
    assertThatThrownBy(() -> steps.apply(LicenceSteps.application("190190879", "dairy")))
        .hasMessageContaining("企业名录中没有组织机构代码为“190190879”的本辖区企业");
    assertThatThrownBy(() -> steps.apply("fireworks")).hasMessageContaining("请在“申请产品”中选择一项");
    steps.apply("dairy");
    assertThatThrownBy(() -> steps.apply("dairy")).hasMessageContaining("申请" + CASE + "正在办理");
    assertThat(steps.apply("beverage")).isEqualTo("XK2009-440100-0002");
  }

  /** Tested on Tuesday 2009-10-20. */
  private void tested(String product, String verdict) {
    steps.apply(product);
    steps.accept(CASE);
    steps.formTeam(CASE, "2009-09-22");
    driver.moveClockTo("2009-09-22T16:00:00");
    steps.visit(CASE, "2009-09-22", NONE);
    steps.sealSamples(CASE, "2009-09-22");
    steps.receiveSample(CASE + "-JY-1", LABORATORY, "2009-09-22");
    driver.moveClockTo("2009-10-20T15:00:00");
    steps.test(CASE + "-JY-1", LABORATORY, verdict);
  }

  private String granted(String product) {
    tested(product, "pass");
    steps.review(CASE, "approve", "");
    steps.decide(CASE, "approve");
    return CASE;
  }

  private List<String> kinds(String caseNumber) {
    return documents.ofCase(caseNumber).stream().map(OfficialDocument::kind).toList();
  }

  private Task task(String key) {
    return task(key, CASE);
  }

  private Task task(String key, String caseNumber) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber)
        .taskDefinitionKey(key)
        .singleResult();
  }
}
