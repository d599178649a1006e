package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.HOLDER;
import static cn.qualitysafety.licence.LicenceSteps.LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.LEADER;
import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static cn.qualitysafety.licence.LicenceSteps.ORGANISER;
import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the law of the day says of applications for licences; the days are counted by hand. */
@SystemTest
class LicenceLawTest {

  private static final String REVIEW = "licence.review";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private ApplicationService applications;
  @Autowired private LicenceService licences;
  @Autowired private CaseLimits limits;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;

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
   * 条例 art. 24 par. 2: only the laboratory's time does not count, not the sealing nor the delivery.
   *
   * <p>2009: 60 working days from 1 April end on 29 June (Qingming 6 April, 1 May, 28 and 29 May
   * off, Sunday 31 May worked); 7 May to 5 June are 21, so 28 July. 2015: from 6 May they end on 30
   * July (22 June off); 22 May to 26 June are 25, so 6 September (3 and 4 September off, Sunday the
   * 6th worked).
   */
  @ParameterizedTest
  @CsvSource({
    "2009-04-01, 2009-04-20, 2009-04-27, 2009-05-06, 2009-06-05, 2009-06-29, 2009-07-28",
    "2015-05-06, 2015-05-18, 2015-05-19, 2015-05-21, 2015-06-26, 2015-07-30, 2015-09-06"
  })
  void theSixtyDaysStandStillFromTheReceiptByTheLaboratoryToItsReport(
      String accepted,
      String visited,
      String sealed,
      String received,
      String reported,
      String before,
      String lastDay) {
    driver.setClock(accepted + "T09:00:00");
    String number = steps.apply("concrete-pipe");
    steps.accept(number);
    driver.employ("third-reviewer", "reviewer", "440300");
    steps.formTeam(number, leader(), List.of("second-reviewer", "third-reviewer"), visited);
    driver.moveClockTo(visited + "T16:00:00");
    steps.visit(number, List.of("reviewer", LEADER), visited, NONE);
    assertThat(IssuedText.of(last(number + "-HC"), documents))
        .as("told in writing: 行政许可法 art. 45")
        .contains("自检验机构收到样品之日起30个工作日");
    driver.moveClockTo(sealed + "T16:00:00");
    steps.sealSamples(number, sealed);
    driver.moveClockTo(received + "T10:00:00");
    assertThat(limits.lastDay(number, REVIEW)).as("sealing and delivery count").isEqualTo(before);
    steps.receiveSample(number + "-JY-1", LABORATORY, received);
    driver.moveClockTo(reported + "T15:00:00");
    steps.test(number + "-JY-1", LABORATORY, "pass");
    assertThat(limits.lastDay(number, REVIEW)).isEqualTo(lastDay);
  }

  /**
   * 行政许可法 art. 32 par. 1 no. 4. 2009: 11, 14, 15, 16, 17 September. 2026: 13 February, Saturday 14
   * February worked, 24 to 26 February after Spring Festival.
   */
  @ParameterizedTest
  @CsvSource({
    "2009-09-10, 2009-09-14, 2009-09-17,",
    "2026-02-12, 2026-02-14, 2026-02-26, 2026-02-12"
  })
  void theFiveDaysRunFromTheReceiptNotFromItsEntry(
      String receivedOn, String enteredOn, String answerBy, String reportedOn) {
    driver.setClock(enteredOn + "T09:00:00");
    String number = applyOn(receivedOn);
    assertThat(limits.lastDay(number, "licence.acceptance")).isEqualTo(answerBy);
    assertThat(applications.of(number).receivedOn()).isEqualTo(receivedOn);
    if (reportedOn == null) {
      steps.accept(number);
    } else {
      steps.acceptReported(number, reportedOn);
    }
    assertThat(IssuedText.of(last(number), documents))
        .contains("你单位于" + chinese(receivedOn) + "提出");
  }

  /** Received on Friday 2009-09-04, the fifth day was the 11th. */
  @Test
  void whatNobodyAnsweredInFiveDaysCanOnlyBeAcceptedFromItsReceipt() {
    String number = applyOn("2009-09-04");
    assertThatThrownBy(() -> steps.checkMaterials(number, "correct", List.of("营业执照复印件"), ""))
        .hasMessageContaining("依法自收到之日起即为受理");
    steps.accept(number);
    assertThat(applications.of(number).acceptedOn()).isEqualTo("2009-09-04");
  }

  @Test
  void aDayOfReceiptIsNeitherInTheFutureNorAYearBack() {
    assertThatThrownBy(() -> applyOn("2009-09-15")).hasMessageContaining("“收到申请日期”不能晚于今天");
    assertThatThrownBy(() -> applyOn("2008-09-14")).hasMessageContaining("在一年以前，请核对年份");
    assertThat(applyOn("2008-09-15")).startsWith("XK2009-");
  }

  /** 156号 art. 17 par. 1: from 2014-08-01 not all of one unit; in 2009 nothing says so. */
  @Test
  void fromAugust2014ATeamIsNotAllOfOneUnit() {
    driver.employ("second-reviewer", "reviewer", GUANGZHOU);
    steps.formTeam(visitOn("2014-07-21"), leader(), List.of("second-reviewer"), "2014-08-11");
    driver.reset();
    steps.registerHolder();
    driver.employ("second-reviewer", "reviewer", GUANGZHOU);
    String number = visitOn("2014-08-01");
    assertThatThrownBy(
            () -> steps.formTeam(number, leader(), List.of("second-reviewer"), "2014-08-11"))
        .hasMessageContaining("第十七条第一款的规定，核查组成员不得全部来自同一单位");
    driver.employ("third-reviewer", "reviewer", "440300");
    steps.formTeam(number, leader(), List.of("second-reviewer", "third-reviewer"), "2014-08-11");
    assertThat(driver.openTasks(number + "-HC")).containsExactly("userTask_visitSite");
  }

  /** An application that was accepted on that day and waits for its team. */
  private String visitOn(String day) {
    driver.setClock(day + "T09:00:00");
    String number = steps.apply("concrete-pipe");
    steps.accept(number);
    return number;
  }

  /** 156号 art. 45. */
  @Test
  void fromAugust2014AnApplicantIsToldOfTrialProductionAndOfItsEnd() {
    String before = visitOn("2014-07-31");
    assertThat(IssuedText.of(last(before), documents)).doesNotContain("试生产");
    driver.reset();
    steps.registerHolder();
    String number = visitOn("2014-08-01");
    assertThat(IssuedText.of(last(number), documents))
        .contains("《中华人民共和国工业产品生产许可证管理条例实施办法》第四十五条的规定，你单位可以自受理申请之日起试生产", "“试制品”");
    steps.terminate(number, "uncooperative", "approve");
    assertThat(IssuedText.of(last(number), documents))
        .contains(
            "企业无正当理由拖延、拒绝或者不配合审查",
            "三次书面通知核查，企业均拒绝核查组进厂。",
            "实施办法》第三十二条第一项的规定，本局决定终止办理。",
            "第四十五条的规定，你单位从即日起不得继续试生产该产品。");
    steps.serve(number, ORGANISER, "2014-08-01");
    assertThat(applications.of(number).state()).isEqualTo(ApplicationState.TERMINATED);
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  /** 156号 art. 39 par. 3. */
  @Test
  void aNumberWithTheNameOfTheProvinceIsAcceptedOnCertificatesFromAugust2014() {
    driver.setClock("2015-05-04T09:00:00");
    assertThatThrownBy(() -> inUse("（粤）XK08-008-00123", "2014-07-31", "2019-07-30"))
        .hasMessageContaining("编号前加“(粤)”的证书自2014年8月1日起才有");
    inUse("（粤）XK08-008-00123", "2014-08-01", "2019-07-31");
    assertThat(licences.validFor(HOLDER, "concrete-pipe"))
        .extracting(Licence::number)
        .containsExactly("(粤)XK08-008-00123");
  }

  /** 食品生产许可管理办法 (2015) art. 29; the last digit is the check digit of GB/T 17710. */
  @Test
  void aFoodLicenceOnACertificateHasTheLettersOfItsDay() {
    driver.setClock("2016-05-04T09:00:00");
    for (String wrong : List.of("SC10144010600017 2015-09-30", "QS440101010001 2015-10-01")) {
      String[] parts = wrong.split(" ");
      assertThatThrownBy(() -> inUse(parts[0], parts[1], "2018-09-29"))
          .hasMessageContaining("2015年10月1日以前发的编号为QS加12位数字，此后发的为SC加14位数字")
          .hasMessageContaining("编号" + parts[0]);
    }
    assertThatThrownBy(() -> inUse("SC10144010600018", "2015-10-01", "2020-09-30"))
        .hasMessageContaining("SC10144010600018的校验码不对");
    assertThatThrownBy(() -> inUse("QS440101010001", "2015-09-30", "2018-10-01"))
        .as("three years")
        .hasMessageContaining("最迟为2018年9月30日");
    inUse("QS440101010001", "2015-09-30", "2018-09-29");
    inUse("SC10144010600017", "2015-10-01", "2020-09-30");
    assertThat(licences.validFor(HOLDER, "wheat-flour"))
        .extracting(Licence::number)
        .as("grain of all kinds is category 101")
        .containsExactly("QS440101010001", "SC10144010600017");
    assertThat(licences.validFor(HOLDER, "dairy")).isEmpty();
  }

  /**
   * 国发〔2018〕33号 is of Sunday 2018-09-23, and Monday the 24th was off; what had come in is tested as
   * it began, and verified before the licence. Both are accepted on the 25th: five days of
   * September (Saturday 29 and Sunday 30 worked), 18 of October (1 to 7 off), 22 of November, and
   * 15 of December end on the 21st; told on the 25th, the verification can be on the 30th.
   */
  @ParameterizedTest
  @CsvSource({"2018-09-22, false", "2018-09-23, true"})
  void fromItsDayOnAReportIsHandedInAndNothingIsTested(String receivedOn, boolean reported) {
    driver.setClock("2018-09-25T09:00:00");
    String number = applyOn(receivedOn);
    assertThat(driver.shown(number, "userTask_checkMaterials"))
        .containsEntry("testMode", reported ? "提交合格报告" : "发证前检验");
    if (reported) {
      assertThatThrownBy(() -> steps.accept(number)).hasMessageContaining("检验报告编号");
      steps.checkMaterials(number, "correct", List.of("产品检验合格报告（具有资质的检验检测机构出具）"), "");
      steps.serve(number, WINDOW, "2018-09-25");
      driver.complete(
          number,
          "userTask_receiveCorrection",
          WINDOW,
          GUANGZHOU,
          Map.of("correctedOn", "2018-09-25", "note", "补交报告。"));
      assertThatThrownBy(() -> steps.acceptReported(number, "2018-09-26"))
          .hasMessageContaining("“报告出具日期”晚于收到申请材料的日期");
      steps.acceptReported(number, "2018-09-25");
      assertThat(driver.openTasks(number)).containsExactly("userTask_reviewFile");
    } else {
      assertThatThrownBy(
              () -> steps.checkMaterials(number, "correct", List.of("产品检验合格报告（具有资质的检验检测机构出具）"), ""))
          .as("nobody may ask for it")
          .hasMessageContaining("缺少或者不符合要求的材料");
      steps.accept(number);
      driver.employ("third-reviewer", "reviewer", "440300");
      steps.formTeam(number, leader(), List.of("second-reviewer", "third-reviewer"), "2018-09-30");
      driver.moveClockTo("2018-09-30T16:00:00");
      steps.visit(number, List.of("reviewer", LEADER), "2018-09-30", NONE);
      assertThat(driver.openTasks(number)).isEmpty();
      assertThat(driver.openTasks(number + "-JY")).contains("userTask_sealSamples");
    }
    assertThat(limits.lastDay(number, REVIEW)).isEqualTo("2018-12-21");
  }

  /**
   * Nobody answers from Monday 2026-07-06 to the 13th. Told on the 14th, the verification can be on
   * the 21st: 15, 16, 17, 20, 21 July.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatCountsAsAcceptedWithoutAReportIsGrantedOnlyWithOne(boolean handedIn) {
    driver.setClock("2026-07-06T09:00:00");
    String number = steps.apply("concrete-pipe");
    driver.moveClockTo("2026-07-14T00:00:00");
    driver.runJobs();
    assertThat(IssuedText.of(last(number), documents)).contains("你单位没有提交报告的，请在本局作出决定以前提交。");
    driver.employ("third-reviewer", "reviewer", "440300");
    steps.formTeam(number, leader(), List.of("second-reviewer", "third-reviewer"), "2026-07-21");
    driver.moveClockTo("2026-07-21T16:00:00");
    steps.visit(number, List.of("reviewer", LEADER), "2026-07-21", NONE);
    assertThat(driver.openTasks(number)).contains("userTask_recordReport");
    if (handedIn) {
      assertThatThrownBy(() -> recordReport(number, "yes", LicenceSteps.report("2026-07-22")))
          .hasMessageContaining("“报告出具日期”晚于今天");
      recordReport(number, "yes", LicenceSteps.report("2026-07-20"));
      steps.review(number, "approve", "");
      steps.decide(number, "approve");
      assertThat(applications.of(number).state()).isEqualTo(ApplicationState.ISSUED);
    } else {
      recordReport(number, "no", Map.of());
      assertThat(driver.shown(number, "userTask_reviewFile"))
          .containsEntry("testText", "应当提交产品检验合格报告，没有登记。");
      assertThatThrownBy(() -> steps.review(number, "approve", ""))
          .hasMessageContaining("没有登记企业提交的产品检验合格报告，依法不能准予许可");
      steps.review(number, "reject", "");
      steps.decide(number, "reject");
      assertThat(applications.of(number).state()).isEqualTo(ApplicationState.REFUSED);
    }
  }

  private void recordReport(String number, String handedIn, Map<String, Object> report) {
    Map<String, Object> entered = new HashMap<>(report);
    entered.put("reportHandedIn", handedIn);
    driver.complete(number, "userTask_recordReport", ORGANISER, GUANGZHOU, entered);
  }

  /** Two take and seal samples: one who names himself is one. */
  @ParameterizedTest
  @CsvSource({"2009-09-14, 2009-09-22", "2018-09-17, 2018-09-25"})
  void nobodySealsSamplesAlone(String acceptedOn, String visitedOn) {
    String number = visitOn(acceptedOn);
    driver.employ("third-reviewer", "reviewer", "440300");
    steps.formTeam(number, leader(), List.of("second-reviewer", "third-reviewer"), visitedOn);
    driver.moveClockTo(visitedOn + "T16:00:00");
    steps.visit(number, List.of("reviewer", LEADER), visitedOn, NONE);
    assertThatThrownBy(() -> seal(number, visitedOn, "gz-hecha", "gz-hecha"))
        .hasMessageContaining("“另一名人员”不能是您本人");
    assertThat(driver.openTasks(number + "-JY")).containsExactly("userTask_sealSamples");
    seal(number, visitedOn, "gz-hecha", "gz-hecha2");
    assertThat(driver.openTasks(number + "-JY-1")).containsExactly("userTask_receiveSample");
  }

  private void seal(String number, String on, String officer, String secondOfficer) {
    driver.completeBy(
        officer,
        number + "-JY",
        "userTask_sealSamples",
        List.of("reviewer"),
        GUANGZHOU,
        Map.of(
            "sampledOn", on,
            "secondOfficer", secondOfficer,
            "samplingSheet", "CY-0917",
            "quantity", "2节，批号20090915",
            "laboratory", LABORATORY));
  }

  private void inUse(String number, String validFrom, String validUntil) {
    driver.start(
        "licence-renewal-watch",
        WINDOW,
        GUANGZHOU,
        Map.of(
            "licenceNumber", number,
            "holderCode", HOLDER,
            "holderName", "广州市越秀水泥制品厂",
            "product", "预应力混凝土管",
            "validFrom", validFrom,
            "validUntil", validUntil));
  }

  private String applyOn(String receivedOn) {
    Map<String, Object> form = new HashMap<>(LicenceSteps.application(HOLDER, "concrete-pipe"));
    form.put("receivedOn", receivedOn);
    return steps.apply(form);
  }

  private String leader() {
    return driver.employ("reviewer-440100", LEADER, GUANGZHOU);
  }

  private OfficialDocument last(String caseNumber) {
    List<OfficialDocument> all = documents.ofCase(caseNumber);
    return all.get(all.size() - 1);
  }

  private static String chinese(String day) {
    String[] parts = day.split("-");
    return "%s年%d月%d日".formatted(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }
}
