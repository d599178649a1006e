package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.DECIDER;
import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.HOLDER;
import static cn.qualitysafety.licence.LicenceSteps.LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static cn.qualitysafety.licence.LicenceSteps.PROVINCE;
import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.deadline.CaseLimit;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Standstill;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  @Autowired private VisitService visits;
  @Autowired private CaseLimits limits;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private LicenceSteps steps;

  @BeforeEach
  void begin() {
    steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps.registerHolder();
    inUse("2009-03-10", "2014-03-09");
  }

  private void inUse(String validFrom, String validUntil) {
    driver.start(
        "licence-renewal-watch",
        WINDOW,
        GUANGZHOU,
        Map.of(
            "licenceNumber", NUMBER,
            "holderCode", HOLDER,
            "holderName", "广州市越秀水泥制品厂",
            "product", "预应力混凝土管",
            "validFrom", validFrom,
            "validUntil", validUntil));
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
        .containsEntry("visitText", "不涉及生产条件变化，不须实地核查。")
        .containsEntry("testText", "不涉及生产条件变化，不须产品检验。");
    decide("approve");
    assertThat(licences.of(NUMBER))
        .extracting(Licence::holderName, Licence::address, Licence::validUntil)
        .containsExactly("广州越秀管业有限公司", "广州市越秀区东风东路1号", LocalDate.of(2014, 3, 9));
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::kind)
        .containsExactlyInAnyOrder(
            "licence-change-acceptance", "licence-change-decision", "licence-certificate");
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
  void productionThatMovesIsVerifiedAndTestedAgainAndTheTimeOfTestingDoesNotCount() {
    open("site", "广州市花都区炭步镇8号");
    assertThat(driver.openTasks(CASE)).isEmpty();
    verify(NONE);
    assertThat(driver.openTasks(CASE)).as("tested before it is decided").isEmpty();
    steps.sealSamples(CASE, "2009-09-21");
    steps.receiveSample(CASE + "-JY-1", LABORATORY, "2009-09-21");
    assertThat(limits.standstills(CASE))
        .extracting(Standstill::limitName)
        .containsExactly("licence.changeVerified");
    steps.test(CASE + "-JY-1", LABORATORY, "pass");
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
        .containsExactly("licence-change-acceptance", "licence-change-refusal");
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

  /** 行政许可法 art. 42 par. 1: twenty days, and ten more once; the days counted by hand. */
  @ParameterizedTest
  @CsvSource({"2009-09-14, 2009-10-16, 2009-10-30", "2026-03-02, 2026-03-30, 2026-04-14"})
  void aChangeThatCannotBeDecidedInTwentyDaysIsExtendedByTenOnceAndTheHolderIsToldWhy(
      String openedOn, String lastDay, String extended) {
    driver.reset();
    driver.setClock(openedOn + "T09:00:00");
    steps.registerHolder();
    inUse(openedOn, LocalDate.parse(openedOn).plusYears(4).toString());
    String number = "BG" + openedOn.substring(0, 4) + "-440100-0001";
    open("name", "广州越秀管业有限公司");
    assertThat(limits.lastDay(number, "licence.change")).isEqualTo(lastDay);
    decide(number, "extend");
    driver.complete(
        number,
        "userTask_approveExtension",
        "bureau-leader",
        PROVINCE,
        Map.of("decision", "approve", "extensionReason", "工商登记档案尚待核实。"));
    steps.serve(number, WINDOW, openedOn);
    assertThat(limits.lastDay(number, "licence.change")).isEqualTo(extended);
    assertThat(documents.ofCase(number).get(1))
        .satisfies(
            paper ->
                assertThat(IssuedText.of(paper, documents))
                    .contains("工商登记档案尚待核实。", "《中华人民共和国行政许可法》第四十二条第一款"));
    assertThatThrownBy(() -> decide(number, "extend")).hasMessageContaining("已经延长一次");
    decide(number, "approve");
    assertThat(changes.of(number).state()).isEqualTo(LicenceChange.State.GRANTED);
  }

  @Test
  void anExtensionThatIsNotApprovedLeavesTheLimitAsItIs() {
    open("name", "广州越秀管业有限公司");
    decide("extend");
    driver.complete(
        CASE, "userTask_approveExtension", "bureau-leader", PROVINCE, Map.of("decision", "reject"));
    assertThat(limits.lastDay(CASE, "licence.change")).isEqualTo("2009-10-16");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_decideChange");
  }

  /** 条例 art. 24 has sixty days of its own and says nothing of more. */
  @Test
  void whatIsVerifiedAgainHasNoExtension() {
    open("process", "改用湿热养护工艺");
    verify(List.of("关键工序没有控制"));
    assertThatThrownBy(() -> decide("extend")).hasMessageContaining("没有可以延长的规定");
  }

  /** 156号 art. 30; in 2009 nothing says that the name of a place would have to be verified. */
  @Test
  void aSiteThatIsOnlyCalledSomethingElseHasNotMoved() {
    open("site_name", "广州市黄埔大道西8号");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_decideChange");
    decide("approve");
    assertThat(licences.of(NUMBER).productionSite()).isEqualTo("广州市黄埔大道西8号");
  }

  /**
   * 条例 art. 26 par. 2 and 29; 行政许可法 art. 42; since 2014-08-01 order 156, art. 29 and 30. Twenty
   * working days from 2015-05-06: 17 in May, 1 to 3 June; sixty: as for a licence of that day. From
   * 2026-07-08: 17 in July, 3 to 5 August.
   */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2009-09-14 | name      | licence.change         | 2009-10-16 | 条例》第二十九条的规定办理变更手续
          2009-09-14 | address   | licence.change         | 2009-10-16 |
          2009-09-14 | site_name | licence.change         | 2009-10-16 |
          2009-09-14 | site      | licence.changeVerified | 2009-12-11 | 条例》第二十六条第二款的规定，本局将重新组织实地核查和产品检验
          2009-09-14 | process   | licence.changeVerified | 2009-12-11 | 条例》第二十六条第二款的规定，本局将重新组织实地核查和产品检验
          2015-05-06 | name      | licence.change         | 2015-06-03 | 条例》第二十九条、《中华人民共和国工业产品生产许可证管理条例实施办法》第三十条的规定办理变更手续
          2015-05-06 | address   | licence.change         | 2015-06-03 | 依照《中华人民共和国工业产品生产许可证管理条例实施办法》第三十条的规定办理变更手续
          2015-05-06 | site_name | licence.change         | 2015-06-03 | 依照《中华人民共和国工业产品生产许可证管理条例实施办法》第三十条的规定办理变更手续
          2015-05-06 | site      | licence.changeVerified | 2015-07-30 | 条例》第二十六条第二款、《中华人民共和国工业产品生产许可证管理条例实施办法》第二十九条的规定，本局将重新组织
          2026-07-08 | process   | licence.changeVerified | 2026-09-30 | 条例》第二十六条第二款、《中华人民共和国工业产品生产许可证管理条例实施办法》第二十九条的规定，本局将重新组织
          2026-07-08 | site_name | licence.change         | 2026-08-05 | 依照《中华人民共和国工业产品生产许可证管理条例实施办法》第三十条的规定办理变更手续
          """)
  void whatMovesIsVerifiedAndWhatIsRenamedIsNotByTheLawOfTheDay(
      String openedOn, String kind, String limit, String lastDay, String told) {
    driver.reset();
    driver.setClock(openedOn + "T09:00:00");
    steps.registerHolder();
    inUse(openedOn, LocalDate.parse(openedOn).plusYears(4).toString());
    String number = "BG" + openedOn.substring(0, 4) + "-440100-0001";
    boolean verified = limit.equals("licence.changeVerified");
    if (verified && openedOn.startsWith("2026")) {
      openReported(kind, "广州市花都区炭步镇8号", openedOn);
    } else {
      open(kind, "广州市花都区炭步镇8号");
    }
    assertThat(limits.lastDay(number, limit)).isEqualTo(lastDay);
    assertThat(driver.openTasks(number).contains("userTask_decideChange")).isEqualTo(!verified);
    assertThat(driver.openTasks(number + "-HC").contains("userTask_formTeam")).isEqualTo(verified);
    String paper = IssuedText.of(documents.ofCase(number).get(0), documents);
    if (told == null) {
      assertThat(paper).doesNotContain("办理变更手续", "实施办法");
    } else {
      assertThat(paper).contains(told);
      assertThat(paper.contains("实施办法"))
          .as("order 80 of 2005 was not found, and is not cited")
          .isEqualTo(!openedOn.startsWith("2009"));
    }
  }

  /** 国发〔2018〕33号; sixty working days from 2026-07-08: as for a licence of that day. */
  @Test
  void inJuly2026AReportTakesThePlaceOfTheTestOfAProcessThatChanges() {
    begin2026();
    String number = "BG2026-440100-0001";
    assertThatThrownBy(() -> open("process", "改用湿热养护工艺"))
        .hasMessageContaining("企业应当提交产品检验合格报告（国发〔2018〕33号）")
        .hasMessageContaining("没有提交的请改为要求补正");
    assertThatThrownBy(() -> openReported("process", "改用湿热养护工艺", "2026-07-09"))
        .hasMessageContaining("“报告出具日期”晚于收到申请材料的日期");
    openReported("process", "改用湿热养护工艺", "2026-07-01");
    assertThat(IssuedText.of(documents.ofCase(number).get(0), documents))
        .contains(
            "本局将重新组织实地核查，请予配合。按照《国务院关于",
            "（国发〔2018〕33号）",
            "你单位提交的报告为：WT-2026-0317（广州质量监督检测研究院，2026年7月1日出具）")
        .doesNotContain("核查和产品检验", "检验所需时间");
    verifyIn2026(number);
    assertThat(driver.openTasks(number)).containsExactly("userTask_decideChange");
    assertThat(driver.shown(number, "userTask_decideChange"))
        .containsEntry("testText", "企业提交产品检验合格报告：WT-2026-0317（广州质量监督检测研究院，2026年7月1日出具）。");
    assertThat(limits.lastDay(number, "licence.changeVerified")).isEqualTo("2026-09-30");
    decide(number, "approve");
    assertThat(changes.of(number).state()).isEqualTo(LicenceChange.State.GRANTED);
  }

  /** The five days from Wednesday 2026-07-08 end on the 15th. */
  @Test
  void aReportThatAChangeLacksIsCorrectedOrIfToldTooLateEnteredBeforeTheDecision() {
    begin2026();
    String number = "BG2026-440100-0001";
    Map<String, Object> correct = Map.of("outcome", "correct", "missing", "产品检验合格报告");
    start(GUANGZHOU, NUMBER, "process", "改用湿热养护工艺", correct);
    steps.serve(number, WINDOW, "2026-07-08");
    driver.moveClockTo("2026-07-10T09:00:00");
    assertThatThrownBy(() -> correct(number, Map.of())).hasMessageContaining("检验报告编号");
    assertThatThrownBy(() -> correct(number, LicenceSteps.report("2026-07-11")))
        .hasMessageContaining("“报告出具日期”晚于收到申请材料的日期");
    correct(number, LicenceSteps.report("2026-07-10"));
    assertThat(driver.openTasks(number + "-HC")).containsExactly("userTask_formTeam");

    begin2026();
    start(GUANGZHOU, NUMBER, "process", "改用湿热养护工艺", correct);
    driver.moveClockTo("2026-07-16T09:00:00");
    steps.serve(number, WINDOW, "2026-07-16");
    verifyIn2026(number);
    driver.complete(
        number,
        "userTask_recordReport",
        "review-organiser",
        GUANGZHOU,
        Map.of("reportHandedIn", "no"));
    assertThatThrownBy(() -> decide(number, "approve"))
        .hasMessageContaining("没有登记企业提交的产品检验合格报告，依法不能准予变更");
    decide(number, "reject");
    assertThat(changes.of(number).state()).isEqualTo(LicenceChange.State.REFUSED);
  }

  private void correct(String number, Map<String, Object> report) {
    Map<String, Object> entered = new HashMap<>(report);
    entered.putAll(Map.of("correctedOn", "2026-07-10", "outcome", "accept"));
    driver.complete(number, "userTask_receiveChangeCorrection", WINDOW, GUANGZHOU, entered);
    driver.runJobs();
  }

  private void begin2026() {
    driver.reset();
    driver.setClock("2026-07-08T09:00:00");
    steps.registerHolder();
    inUse("2026-07-08", "2031-07-07");
  }

  /** Of two units; told five working days before. */
  private void verifyIn2026(String number) {
    driver.employ("third-reviewer", "reviewer", "440300");
    steps.formTeam(
        number,
        driver.employ("reviewer-440100", "review-leader", GUANGZHOU),
        List.of("second-reviewer", "third-reviewer"),
        "2026-07-24");
    driver.moveClockTo("2026-07-24T16:00:00");
    steps.visit(number, List.of("reviewer", "review-leader"), "2026-07-24", NONE);
  }

  @Test
  void aProcessThatChangesIsVerifiedWhereProductionIs() {
    open("process", "改用湿热养护工艺");
    assertThat(visits.of(CASE + "-HC").place()).isEqualTo("广州市越秀区东风东路1号");
    verify(NONE);
    steps.sealSamples(CASE, "2009-09-21");
    steps.receiveSample(CASE + "-JY-1", LABORATORY, "2009-09-21");
    steps.test(CASE + "-JY-1", LABORATORY, "pass");
    assertThat(driver.shown(CASE, "userTask_decideChange"))
        .containsEntry("changeText", "生产条件、检验手段、生产技术或者工艺发生变化：改用湿热养护工艺");
    decide("approve");
    assertThat(licences.of(NUMBER).productionSite()).isEqualTo("广州市越秀区东风东路1号");
  }

  /** Received on Thursday 2009-09-10: the five days are 11, 14, 15, 16 and 17 September. */
  @Test
  void aChangeIsCorrectedOnceAndItsLimitRunsFromTheAcceptance() {
    receive("2009-09-10", Map.of("outcome", "correct", "missing", "工商变更登记通知书"));
    assertThat(limits.ofCase(CASE))
        .extracting(CaseLimit::limitName, CaseLimit::dueOn)
        .containsExactly(tuple("licence.acceptance", LocalDate.of(2009, 9, 17)));
    steps.serve(CASE, WINDOW, "2009-09-14");
    driver.moveClockTo("2009-09-21T09:00:00");
    driver.complete(
        CASE,
        "userTask_receiveChangeCorrection",
        WINDOW,
        GUANGZHOU,
        Map.of("correctedOn", "2009-09-21", "outcome", "accept"));
    driver.runJobs();
    assertThat(limits.lastDay(CASE, "licence.change"))
        .as("22 to 25, 27 to 30 September, 9, 10, 12 to 16, 19 to 23 October")
        .isEqualTo("2009-10-23");
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::kind)
        .containsExactly("licence-change-correction", "licence-change-acceptance");
  }

  /** Received on Thursday 2009-09-10: told on the 18th, a day after the fifth. */
  @Test
  void aHolderWhoIsToldTooLateWhatIsMissingHasAChangeThatCountsAsAccepted() {
    receive("2009-09-10", Map.of("outcome", "correct", "missing", "工商变更登记通知书"));
    driver.moveClockTo("2009-09-18T09:00:00");
    steps.serve(CASE, WINDOW, "2009-09-18");
    assertThat(changes.of(CASE))
        .extracting(LicenceChange::state, LicenceChange::acceptedOn)
        .containsExactly(LicenceChange.State.OPEN, LocalDate.of(2009, 9, 10));
    assertThat(limits.lastDay(CASE, "licence.change"))
        .as("11, 14 to 18, 21 to 25, 27 to 30 September, 9, 10, 12 to 14 October")
        .isEqualTo("2009-10-14");
    assertThat(IssuedText.of(documents.ofCase(CASE).get(1), documents))
        .contains("自收到申请材料之日（2009年9月10日）起即为受理")
        .doesNotContain("申请材料齐全");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_decideChange");
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::kind)
        .containsExactly("licence-change-correction", "licence-change-acceptance");
  }

  /**
   * Received on Monday 14 September of each year, and never told: the fifth day is Monday the 21st.
   * Twenty working days from the 14th are, in 2009, 15 to 18, 21 to 25, 27 to 30 September, 9, 10,
   * 12 to 16 October; in 2015, 15 to 18, 21 to 25, 28 to 30 September, 8 to 10, 12 to 16 October.
   */
  @ParameterizedTest
  @CsvSource({
    "2009, 2009-09-21T23:59:59, 2009-09-22T00:00:00, 2009-10-16",
    "2015, 2015-09-21T23:59:59, 2015-09-22T00:00:00, 2015-10-16"
  })
  void aHolderWhoIsNeverToldWhatIsMissingHasAChangeThatCountsAsAccepted(
      int year, String lastMoment, String after, LocalDate decideBy) {
    LocalDate receipt = LocalDate.of(year, 9, 14);
    driver.reset();
    driver.setClock(receipt + "T09:00:00");
    steps.registerHolder();
    inUse(receipt.toString(), receipt.plusYears(4).toString());
    String number = "BG" + year + "-440100-0001";
    receive(receipt.toString(), Map.of("outcome", "correct", "missing", "工商变更登记通知书"));
    String delivery = driver.delivery(number, null);
    driver.moveClockTo(lastMoment);
    driver.runJobs();
    assertThat(changes.of(number).state()).isEqualTo(LicenceChange.State.CORRECTING);
    driver.moveClockTo(after);
    driver.runJobs();
    assertThat(changes.of(number))
        .extracting(LicenceChange::state, LicenceChange::acceptedOn)
        .containsExactly(LicenceChange.State.OPEN, receipt);
    assertThat(limits.lastDay(number, "licence.change")).isEqualTo(decideBy);
    assertThat(IssuedText.of(documents.ofCase(number).get(1), documents))
        .contains("自收到申请材料之日（" + year + "年9月14日）起即为受理")
        .doesNotContain("申请材料齐全");
    assertThat(driver.openTasks(number)).containsExactly("userTask_decideChange");
    assertThat(driver.openTasks(delivery)).containsExactly("userTask_serveDocument");
  }

  /** The notice is posted on Monday the 21st, the fifth day. */
  @Test
  void aNoticeOfAChangeThatWasPostedInTimeIsWaitedFor() {
    receive("2009-09-14", Map.of("outcome", "correct", "missing", "工商变更登记通知书"));
    driver.moveClockTo("2009-09-21T17:00:00");
    driver.complete(
        driver.delivery(CASE, null),
        "userTask_serveDocument",
        WINDOW,
        GUANGZHOU,
        Map.of("manner", "post", "sentOn", "2009-09-21", "mailNumber", "EY123456789CN"));
    driver.moveClockTo("2009-09-25T10:00:00");
    driver.runJobs();
    assertThat(changes.of(CASE).state()).isEqualTo(LicenceChange.State.CORRECTING);
    assertThat(
            history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(
                    runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(CASE)
                        .singleResult()
                        .getId())
                .activityId("endEvent_sentInTime")
                .count())
        .isEqualTo(1);
  }

  /** Accepted on the 22nd because nobody was told; what is still served does not hold it up. */
  @Test
  void aChangeThatCountsAsAcceptedEndsWithItsServiceWhenItIsWithdrawn() {
    receive("2009-09-14", Map.of("outcome", "correct", "missing", "工商变更登记通知书"));
    String delivery = driver.delivery(CASE, null);
    driver.moveClockTo("2009-09-22T10:00:00");
    driver.runJobs();
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_decideChange");
    steps.withdraw(CASE, "2009-09-22");
    assertThat(driver.openTasks(delivery)).isEmpty();
    steps.serve(CASE, WINDOW, "2009-09-22");
    assertThat(runtime.createProcessInstanceQuery().count()).as("only the watch").isEqualTo(1);
  }

  @Test
  void aChangeThatIsNotCorrectedLapsesAndOneThatIsNotTheBureausIsNotAccepted() {
    receive("2009-09-14", Map.of("outcome", "correct", "missing", "工商变更登记通知书"));
    steps.serve(CASE, WINDOW, "2009-09-14");
    driver.moveClockTo("2009-10-20T09:00:00");
    assertThat(changes.of(CASE).state()).isEqualTo(LicenceChange.State.LAPSED);
    steps.serve(CASE, WINDOW, "2009-10-20");
    receive("2009-10-20", Map.of("outcome", "refuse", "acceptReasons", "应向省局申请。"));
    steps.serve("BG2009-440100-0002", WINDOW, "2009-10-20");
    assertThat(changes.of("BG2009-440100-0002").state())
        .isEqualTo(LicenceChange.State.NOT_ACCEPTED);
    assertThat(runtime.createProcessInstanceQuery().count()).as("only the watch").isEqualTo(1);
  }

  /** Received on Friday 2009-09-04: the fifth day was the 11th. */
  @Test
  void aChangeThatNobodyAnsweredInFiveDaysIsAcceptedFromItsReceipt() {
    assertThatThrownBy(() -> receive("2009-09-04", Map.of("outcome", "correct", "missing", "通知书")))
        .hasMessageContaining("依法自收到之日起即为受理");
    receive("2009-09-04", Map.of("outcome", "accept"));
    assertThat(changes.of(CASE).acceptedOn()).isEqualTo("2009-09-04");
    assertThat(limits.lastDay(CASE, "licence.change"))
        .as("7 to 11, 14 to 18, 21 to 25, 27 to 30 September, 9 October")
        .isEqualTo("2009-10-09");
  }

  @Test
  void aChangeIsWithdrawnOrEndedByTheOfficeBeforeItsDecision() {
    open("name", "广州越秀管业有限公司");
    steps.withdraw(CASE, "2009-09-14");
    assertThat(changes.of(CASE).state()).isEqualTo(LicenceChange.State.WITHDRAWN);
    steps.serve(CASE, WINDOW, "2009-09-14");
    open("site", "广州市花都区炭步镇8号");
    steps.terminate("BG2009-440100-0002", "holder_ended", "approve");
    steps.serve("BG2009-440100-0002", LicenceSteps.ORGANISER, "2009-09-14");
    assertThat(changes.of("BG2009-440100-0002").state()).isEqualTo(LicenceChange.State.TERMINATED);
    assertThat(IssuedText.of(documents.ofCase("BG2009-440100-0002").get(1), documents))
        .contains("工业产品生产许可证（证书编号：" + NUMBER + "）变更申请", "企业均拒绝核查组进厂");
    assertThat(runtime.createProcessInstanceQuery().count()).as("only the watch").isEqualTo(1);
  }

  private void receive(String receivedOn, Map<String, Object> answer) {
    Map<String, Object> form = new HashMap<>(answer);
    form.putAll(
        Map.of(
            "licenceNumber", NUMBER,
            "changeKind", "name",
            "afterChange", "广州越秀管业有限公司",
            "grounds", "工商变更登记通知书。",
            "receivedOn", receivedOn));
    driver.start("licence-change", WINDOW, GUANGZHOU, form);
    driver.runJobs();
  }

  @Test
  void whatCannotBeChangedIsRefusedAtTheWindow() {
    assertThatThrownBy(() -> open("name", "广州市越秀水泥制品厂")).hasMessageContaining("与证书上的企业名称相同");
    assertThatThrownBy(() -> open("site_name", "广州市越秀区东风东路1号"))
        .hasMessageContaining("与证书上的生产地址名称相同");
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
    start(unit, number, kind, after, Map.of("outcome", "accept"));
  }

  private void start(
      String unit, String number, String kind, String after, Map<String, Object> answer) {
    Map<String, Object> form = new HashMap<>(answer);
    form.putAll(
        Map.of(
            "licenceNumber", number,
            "changeKind", kind,
            "afterChange", after,
            "grounds", "工商变更登记通知书。"));
    driver.start("licence-change", WINDOW, unit, form);
    driver.runJobs();
  }

  private void openReported(String kind, String after, String issuedOn) {
    Map<String, Object> answer = new HashMap<>(LicenceSteps.report(issuedOn));
    answer.put("outcome", "accept");
    start(GUANGZHOU, NUMBER, kind, after, answer);
  }

  private void verify(List<String> veto) {
    steps.formTeam(CASE, "2009-09-21");
    driver.moveClockTo("2009-09-21T16:00:00");
    steps.visit(CASE, "2009-09-21", veto);
    if (!veto.isEmpty()) {
      assertThat(documents.ofCase(CASE + "-HC"))
          .filteredOn(document -> document.kind().equals("licence-visit-conclusion"))
          .last()
          .satisfies(told -> assertThat(IssuedText.of(told, documents)).contains("维持核查结论的，不予变更。"));
      steps.waiveStatement(CASE, "2009-09-21");
    }
  }

  private void decide(String decision) {
    decide(CASE, decision);
  }

  private void decide(String number, String decision) {
    driver.complete(
        number,
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
