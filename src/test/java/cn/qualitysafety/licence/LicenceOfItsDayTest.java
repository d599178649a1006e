package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.DECIDER;
import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.HOLDER;
import static cn.qualitysafety.licence.LicenceSteps.LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.LEADER;
import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static cn.qualitysafety.licence.LicenceSteps.ORGANISER;
import static cn.qualitysafety.licence.LicenceSteps.PROVINCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.deadline.CaseLimit;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Limits;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The same application of the same enterprise in September 2009, May 2015 and July 2026: what was
 * law then says when, on which paper, by whom, and what can be done against it. All days are
 * counted by hand; the day of an event is never counted (行政许可法 art. 82 and the rules on periods).
 *
 * <p>Compound fertiliser, which needs a licence in all three years and is decided by the province;
 * cement, which the state's administration decided until 国市监质监〔2020〕152号 gave it to the provinces
 * on 2020-09-29. The periods of 行政许可法 and 条例 are the same in all three years, the calendars are
 * not: before National Day 2009 a Sunday was worked, in 2015 the Dragon Boat Monday and two days of
 * September were off, in 2026 a Sunday of September is worked and seven days of October are off.
 */
@SystemTest
class LicenceOfItsDayTest {

  private static final String ACCEPTANCE = "licence.acceptance";
  private static final String REVIEW = "licence.review";
  private static final String VISIT = "licence.visit";
  private static final String VISIT_NOTICE = "licence.visitNotice";
  private static final String DELIVER_SAMPLE = "licence.deliverSample";
  private static final String CERTIFICATE = "licence.certificate";

  /** 国发〔2018〕33号: the applicant's own, of a body that may test. */
  private static final String REPORT = "WT-2026-0317（广州质量监督检测研究院，2026年6月22日出具）";

  private static final String REPORT_ISSUED_ON = "2026-06-22";

  private static final String FERTILISER = "fertiliser";
  private static final String CEMENT = "cement";
  private static final String DAIRY = "dairy";

  /** Item of the checklist with which a verification fails whatever else is found. */
  private static final List<String> VETO = List.of("使用国家明令淘汰的设备或者工艺");

  /** 行政许可法 art. 24: whose act it is, and who does it. */
  private static final String IN_THE_PROVINCES_NAME =
      "广东省质量技术监督局委托广州市质量技术监督局办理本事项，本文书以广东省质量技术监督局的名义作出。";

  /** The same since the reform of 2018. */
  private static final String IN_THE_PROVINCES_NEW_NAME =
      IN_THE_PROVINCES_NAME.replace("质量技术监督局", "市场监督管理局");

  /** 实施办法 of 2014, art. 45; that of 2005 says nothing of it that was found. */
  private static final String TRIAL_PRODUCTION =
      "依照《中华人民共和国工业产品生产许可证管理条例实施办法》第四十五条的规定，你单位可以自受理申请之日起试生产";

  private static final String TRIAL_ENDS =
      "依照《中华人民共和国工业产品生产许可证管理条例实施办法》第四十五条的规定，你单位从即日起不得继续试生产该产品。";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private ApplicationService applications;
  @Autowired private LicenceService licences;
  @Autowired private RevocationService revocations;
  @Autowired private CaseLimits limits;
  @Autowired private Limits namedLimits;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private LicenceSteps steps;

  /** The case that is played. */
  private String number;

  @BeforeEach
  void begin() {
    steps = new LicenceSteps(driver, enterprises);
    driver.reset();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void inSeptember2009ALicenceIsGivenByTheRulesOfOrder80AndDatedInChineseNumerals() {
    handIn(FERTILISER, "2009-09-21");
    // Tuesday to Friday 22 to 25 September, and Sunday the 27th, worked for National Day.
    mustBeAnsweredBy("2009-09-27");
    accept("2009-09-24");
    // September 25, 27 to 30: 5. October: off until the 8th; 9, Saturday 10, 12 to 16, 19 to 23,
    // 26 to 30: 17, so 22. November: 21, so 43. December 1 to 4, 7 to 11, 14 to 18, 21 to 23: 60.
    mustBeDecidedBy("2009-12-23");
    // As above 22 in October; November 2 to 6, 9 to 11.
    visitMustBeToldBy("2009-11-11");
    // Five days before, from the 24th: September 25, 27, 28, 29, 30.
    assertThatThrownBy(() -> formTeam("2009-09-29"))
        .hasMessageContaining("应为2009年9月30日至2009年11月11日");
    assertThat(basis(VISIT_NOTICE, "2009-09-24")).contains("总局令第80号").doesNotContain("156号");
    visit("2009-10-12", NONE);
    seal("2009-10-13");
    // October 14, 15, 16, 19, 20, 21, 22.
    sampleMustBeBroughtBy("2009-10-22");
    assertThat(basisOfSample()).contains("条例第十九条").doesNotContain("156号");
    bringSample("2009-10-15");
    report("2009-11-10");
    // Of the laboratory: October 16, 19 to 23, 26 to 30, November 2 to 6, 9, 10: 18. After
    // December 23: 24, 25, 28 to 31; New Year's Day off; January 4 to 8, 11 to 15, 18, 19.
    mustBeDecidedBy("2010-01-19");
    decide("2009-11-25");
    // November 26, 27, 30, December 1 to 4, 7, 8, 9.
    mustBeCertifiedBy("2009-12-09");
    deliver("2009-11-27");

    assertThat(paper(number, "licence-acceptance"))
        .startsWith("广东省质量技术监督局")
        .contains(
            "粤质监许受〔2009〕1号",
            "你单位于2009年9月21日提出",
            "《中华人民共和国行政许可法》第三十二条第一款第五项",
            "《中华人民共和国工业产品生产许可证管理条例》第十二条",
            "本局将不迟于2009年12月23日作出",
            IN_THE_PROVINCES_NAME,
            "二〇〇九年九月二十四日")
        .doesNotContain("试生产");
    assertThat(paper(number + "-HC", "licence-visit-conclusion"))
        .contains(
            "《中华人民共和国工业产品生产许可证管理条例》第十八条",
            "依照《中华人民共和国工业产品生产许可证管理条例》第十九条的规定，企业经实地核查合格的，进行产品检验",
            IN_THE_PROVINCES_NAME,
            "二〇〇九年十月十二日");
    assertThat(paper(number, "licence-grant"))
        .startsWith("广东省质量技术监督局")
        .contains("第二十四条第一款的规定，本局决定准予许可，并不迟于2009年12月9日颁发", "二〇〇九年十一月二十五日")
        .doesNotContain("委托");
    assertThat(paper(number, "licence-certificate")).contains("自2009年11月25日至2014年11月24日");
    isInForce("XK13-001-00001", "2009-11-25", "2014-11-24");
  }

  @Test
  void inMay2015ALicenceIsGivenByTheRulesOfOrder156AndDatedInArabicNumerals() {
    handIn(FERTILISER, "2015-05-04");
    // Tuesday to Friday 5 to 8 May, Monday 11: Labour Day was off before, without a day worked.
    mustBeAnsweredBy("2015-05-11");
    accept("2015-05-06");
    // May 7, 8, 11 to 15, 18 to 22, 25 to 29: 17. June: Monday the 22nd off for the Dragon Boat
    // Festival; 1 to 5, 8 to 12, 15 to 19, 23 to 26, 29, 30: 21, so 38. July 1 to 3, 6 to 10,
    // 13 to 17, 20 to 24, 27 to 30: 60.
    mustBeDecidedBy("2015-07-30");
    // 17 in May; June 1 to 5, 8 to 12, 15 to 17.
    visitMustBeToldBy("2015-06-17");
    // May 7, 8, 11, 12, 13.
    assertThatThrownBy(() -> formTeam("2015-05-12"))
        .hasMessageContaining("应为2015年5月13日至2015年6月17日");
    assertThat(basis(VISIT_NOTICE, "2015-05-06"))
        .contains("总局令第156号）第十六条、第五十八条")
        .doesNotContain("80号");
    visit("2015-05-18", NONE);
    seal("2015-05-19");
    // May 20, 21, 22, 25, 26, 27, 28.
    sampleMustBeBroughtBy("2015-05-28");
    assertThat(basisOfSample()).contains("总局令第156号）第二十一条、第五十八条");
    bringSample("2015-05-21");
    report("2015-06-26");
    // Of the laboratory: May 22, 25 to 29, June 1 to 5, 8 to 12, 15 to 19, 23 to 26: 25. After
    // July 30: the 31st, August 3 to 7, 10 to 14, 17 to 21, 24 to 28, 31, September 1, 2; the 3rd
    // and 4th off for the seventy years; Sunday the 6th is worked for them.
    mustBeDecidedBy("2015-09-06");
    decide("2015-07-06");
    // July 7 to 10, 13 to 17, 20.
    mustBeCertifiedBy("2015-07-20");
    deliver("2015-07-08");

    assertThat(paper(number, "licence-acceptance"))
        .startsWith("广东省质量技术监督局")
        .contains(
            "粤质监许受〔2015〕1号",
            "《中华人民共和国行政许可法》第三十二条第一款第五项",
            "本局将不迟于2015年7月30日作出",
            TRIAL_PRODUCTION,
            "“试制品”",
            IN_THE_PROVINCES_NAME,
            "2015年5月6日")
        .doesNotContain("〇");
    assertThat(paper(number, "licence-grant"))
        .startsWith("广东省质量技术监督局")
        .contains("第二十四条第一款的规定，本局决定准予许可，并不迟于2015年7月20日颁发", "2015年7月6日")
        .doesNotContain("〇", "委托");
    assertThat(paper(number, "licence-certificate")).contains("自2015年7月6日至2020年7月5日");
    isInForce("XK13-001-00001", "2015-07-06", "2020-07-05");
  }

  /**
   * 国发〔2018〕33号 of 2018-09-23: whose papers are in order gets the licence, and is looked at
   * afterwards; who then does not meet the conditions is to lose it. The decision says no day:
   * thirty days from the certificate are practice.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void inOctober2018TheLicenceComesFirstAndWhoDoesNotMeetTheConditionsIsToLoseIt(boolean fit) {
    handIn(FERTILISER, "2018-10-08");
    moveTo("2018-10-10");
    steps.acceptReported(number, "2018-09-20");
    // October 11, 12, 15 to 19, 22 to 26, 29 to 31: 15. November: 22, so 37. December 3 to 7,
    // 10 to 14, 17 to 21, 24 to 28, and Saturday 29, worked for New Year: 58. January 2, 3.
    mustBeDecidedBy("2019-01-03");
    assertThat(driver.openTasks(number)).containsExactly("userTask_reviewFile");
    decide("2018-10-15");
    // October 16 to 19, 22 to 26, 29.
    mustBeCertifiedBy("2018-10-29");
    deliver("2018-10-17");
    isInForce("XK13-001-00001", "2018-10-15", "2023-10-14");
    // 14 days of October, 16 of November, a Friday.
    visitMustBeToldBy("2018-11-16");
    // Five days before, from the 17th: October 18, 19, 22, 23, 24.
    assertThatThrownBy(() -> formTeam("2018-10-23"))
        .hasMessageContaining("应为2018年10月24日至2018年11月16日");
    visit("2018-10-24", fit ? NONE : VETO);

    assertThat(paper(number, "licence-acceptance"))
        .contains("（国发〔2018〕33号），本局对你单位的申请、产品检验合格报告和保证产品质量安全的承诺进行形式审查，合格的即颁发许可证");
    assertThat(paper(number, "licence-grant")).contains("应当在本局通知的时间接受现场审查");
    assertThat(paper(number + "-HC", "licence-visit-notice"))
        .contains("你单位已领取复混肥料工业产品生产许可证", "本局决定对你单位进行现场审查，通知如下")
        .doesNotContain("实地核查");
    String conclusion = paper(number + "-HC", "licence-visit-conclusion");
    if (fit) {
      assertThat(conclusion).contains("你单位的生产许可证继续有效。").doesNotContain("实地核查");
      assertThat(revocations.of("CX2018-440100-0001")).isNull();
    } else {
      assertThat(conclusion)
          .contains("《中华人民共和国行政许可法》第六十九条第一款第四项", "一律撤销生产许可证")
          .doesNotContain("不予许可");
      steps.waiveStatement(number, "2018-10-24");
      assertThat(revocations.of("CX2018-440100-0001"))
          .extracting(Revocation::measure, Revocation::licenceNumber)
          .containsExactly(Measure.ANNUL, "XK13-001-00001");
      assertThat(revocations.of("CX2018-440100-0001").facts())
          .contains("取得复混肥料生产许可证（XK13-001-00001）后，现场审查不合格", "使用国家明令淘汰的设备或者工艺");
      assertThat(driver.openTasks("CX2018-440100-0001")).containsExactly("userTask_nameOfficers");
    }
    assertThat(licences.of("XK13-001-00001").state()).isEqualTo(LicenceState.VALID);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).count())
        .as("the review is over")
        .isZero();
  }

  /**
   * Fertiliser is verified before the licence again since 国发〔2024〕11号; 国发〔2018〕33号: nothing is
   * tested, so that nothing stands still, and the report is there when the application is.
   */
  @Test
  void inJuly2026AReportTakesThePlaceOfTheTestAndNobodyElseMayDecide() {
    handIn(FERTILISER, "2026-07-06");
    // Tuesday to Friday 7 to 10 July, Monday 13.
    mustBeAnsweredBy("2026-07-13");
    assertThatThrownBy(() -> steps.accept(number)).hasMessageContaining("检验报告编号");
    assertThatThrownBy(() -> steps.acceptReported(number, "2026-07-07"))
        .hasMessageContaining("“报告出具日期”晚于收到申请材料的日期");
    accept("2026-07-08");
    // July 9, 10, 13 to 17, 20 to 24, 27 to 31: 17. August: 21, so 38. September 1 to 4, 7 to 11,
    // 14 to 18, Sunday 20 worked for National Day, 21 to 24; 25 to 27 off for Mid-Autumn; 28 to 30:
    // 22.
    mustBeDecidedBy("2026-09-30");
    // 17 in July; August 3 to 7, 10 to 14, 17 to 19.
    visitMustBeToldBy("2026-08-19");
    // July 9, 10, 13, 14, 15.
    assertThatThrownBy(() -> formTeam("2026-07-14"))
        .hasMessageContaining("应为2026年7月15日至2026年8月19日");
    visit("2026-07-20", NONE);
    assertThat(driver.openTasks(number)).containsExactly("userTask_reviewFile");
    mustBeDecidedBy("2026-09-30");
    assertThat(driver.shown(number, "userTask_reviewFile"))
        .containsEntry("testText", "企业提交产品检验合格报告：" + REPORT + "。");
    decide("2026-08-21");
    // August 24 to 28, 31, September 1 to 4.
    mustBeCertifiedBy("2026-09-04");
    deliver("2026-08-25");

    assertThat(paper(number, "licence-acceptance"))
        .startsWith("广东省市场监督管理局")
        .contains(
            "粤市监许受〔2026〕1号",
            "组织对你单位进行实地核查，请予配合。按照《国务院关于进一步压减工业产品生产许可证管理目录和简化审批程序的决定》（国发〔2018〕33号）",
            "你单位提交的报告为：" + REPORT,
            "本局将不迟于2026年9月30日作出",
            TRIAL_PRODUCTION,
            IN_THE_PROVINCES_NEW_NAME,
            "2026年7月8日")
        .doesNotContain("〇", "不计入", "核查和产品检验");
    assertThat(paper(number + "-HC", "licence-visit-conclusion"))
        .contains("进行产品检验；按照《国务院关于", "改为由企业在申请时提交", "你单位提交的报告为：" + REPORT)
        .doesNotContain("送样", "不计入");
    assertThat(paper(number, "licence-grant"))
        .startsWith("广东省市场监督管理局")
        .contains("粤市监许准〔2026〕1号", "第二十四条第一款的规定，本局决定准予许可，并不迟于2026年9月4日颁发", "2026年8月21日")
        .doesNotContain("委托");
    assertThat(paper(number, "licence-certificate")).contains("自2026年8月21日至2031年8月20日");
    isInForce("XK13-001-00001", "2026-08-21", "2031-08-20");
  }

  /**
   * 行政诉讼法: three months by art. 39 of 1989, six by art. 46 since 2015-05-01. 行政复议法: sixty days, to
   * the government or the superior department by art. 9 and 12 of 1999, to the government alone by
   * art. 20 and 24 since 2024-01-01.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2009-09-21 | 2009-09-24 | 2009-10-12 | 2009-10-14 | 二〇〇九年十月十四日 | 3个月内，依照《中华人民共和国行政诉讼法》第三十九条的规定      | 第九条第一款、第十二条第一款的规定，向广东省人民政府或者国家质量监督检验检疫总局申请行政复议
          2015-05-04 | 2015-05-06 | 2015-05-18 | 2015-05-20 | 2015年5月20日       | 6个月内，依照《中华人民共和国行政诉讼法》第四十六条第一款的规定 | 第九条第一款、第十二条第一款的规定，向广东省人民政府或者国家质量监督检验检疫总局申请行政复议
          2026-07-06 | 2026-07-08 | 2026-07-20 | 2026-07-22 | 2026年7月22日       | 6个月内，依照《中华人民共和国行政诉讼法》第四十六条第一款的规定 | 第二十条第一款、第二十四条第一款第一项的规定，向广东省人民政府申请行政复议
          """)
  void aRefusalTellsTheRemediesOfItsYearAndIsServed(
      String handedIn,
      String accepted,
      String visited,
      String decided,
      String dated,
      String court,
      String review) {
    handIn(FERTILISER, handedIn);
    accept(accepted);
    visit(visited, VETO);
    assertThat(paper(number + "-HC", "licence-visit-conclusion"))
        .contains("《中华人民共和国工业产品生产许可证管理条例》第十八条", "《中华人民共和国行政许可法》第七条的规定，不迟于收到本告知书之日起第5个工作日")
        .matches(text -> text.contains("实施办法》第二十条的规定，审查工作终止") != handedIn.startsWith("2009"));
    steps.waiveStatement(number, visited);
    assertThat(driver.openTasks(number))
        .as("what fails the verification is not tested: 条例 art. 19, 实施办法 of 2014 art. 20")
        .containsExactly("userTask_reviewFile");
    moveTo(decided);
    steps.review(number, "reject", "");
    assertThat(task(number, "userTask_decideApplication").getTenantId()).isEqualTo(PROVINCE);
    steps.decide(number, "reject");

    String refusal = paper(number, "licence-refusal");
    assertThat(refusal)
        .contains(
            "《中华人民共和国行政许可法》第三十八条第二款",
            "自收到本文书之日起60日内，依照《中华人民共和国行政复议法》" + review,
            "自收到本文书之日起" + court + "，直接向有管辖权的人民法院提起行政诉讼",
            dated)
        .doesNotContain("委托");
    assertThat(refusal.contains(TRIAL_ENDS))
        .as("trial production ends, where it was allowed")
        .isEqualTo(!handedIn.startsWith("2009"));
    steps.serve(number, ORGANISER, decided);
    assertThat(applications.of(number).state()).isEqualTo(ApplicationState.REFUSED);
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  /** 条例 art. 23 and 24 par. 1; the days are those of fertiliser. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2009-09-21, 2009-09-24, 2009-10-12, 2009-10-13, 2009-10-15, 2009-11-10, 2010-01-19,"
        + " 2009-11-23, 2014-11-22",
    "2015-05-04, 2015-05-06, 2015-05-18, 2015-05-19, 2015-05-21, 2015-06-26, 2015-09-06,"
        + " 2015-07-06, 2020-07-05"
  })
  void theStateDecidesOnCementIn2009And2015AndThePapersOfTheDecisionAreItsOwn(
      String handedIn,
      String accepted,
      String visited,
      String sealed,
      String brought,
      String reported,
      String decideBy,
      String decided,
      String validUntil) {
    reviewed(CEMENT, handedIn, accepted, visited, sealed, brought, reported);
    mustBeDecidedBy(decideBy);
    assertThat(driver.openTasks(number)).as("nobody here decides").isEmpty();
    assertThat(task(forwarded(), "userTask_forwardFile").getTenantId()).isEqualTo(PROVINCE);
    forward(reported);
    recordDecision(decided, decided);
    deliver(decided);
    assertThat(documents.ofCase(number))
        .extracting(OfficialDocument::kind)
        .containsExactly("licence-acceptance");
    assertThat(paper(number, "licence-acceptance")).contains(IN_THE_PROVINCES_NAME);
    isInForce("XK08-001-04711", decided, validUntil);
  }

  /** 国市监质监〔2020〕152号, 国发〔2024〕11号. */
  @Test
  void theProvinceDecidesOnCementIn2026() {
    handIn(CEMENT, "2026-07-06");
    accept("2026-07-08");
    visit("2026-07-20", NONE);
    steps.review(number, "approve", "");
    assertThat(task(number, "userTask_decideApplication"))
        .extracting(Task::getTenantId, each -> each.getDueDate().toInstant().toString())
        .containsExactly(PROVINCE, "2026-09-30T15:59:59Z");
    assertThat(driver.shown(number, "userTask_decideApplication"))
        .containsEntry("testText", "企业提交产品检验合格报告：" + REPORT + "。");
    assertThat(
            driver.as(
                DECIDER,
                GUANGZHOU,
                () -> tasks.createTaskQuery().taskCandidateGroup(DECIDER).count()))
        .as("waiting in the city that received it")
        .isZero();
    moveTo("2026-08-21");
    steps.decide(number, "approve");
    deliver("2026-08-21");
    assertThat(documents.ofCase(number))
        .extracting(OfficialDocument::kind)
        .containsExactly("licence-acceptance", "licence-grant", "licence-certificate");
    isInForce("XK08-001-00001", "2026-08-21", "2031-08-20");
  }

  /**
   * 实施办法 of 2014, art. 23: the province forwards its file within thirty working days of the
   * acceptance on 2015-05-06: 17 in May, 1 to 5, 8 to 12 and 15 to 17 June; ripe on the 12th.
   */
  @Test
  void in2015WhatTheStateDecidesIsForwardedWithinThirtyDaysOfItsAcceptance() {
    reviewed(
        CEMENT, "2015-05-04", "2015-05-06", "2015-05-18", "2015-05-19", "2015-05-21", "2015-06-12");
    assertThat(task(forwarded(), "userTask_forwardFile").getDueDate())
        .isBeforeOrEqualTo("2015-06-17T23:59:59+08:00");
  }

  /** 条例 art. 24 par. 2 says so of both who may decide; the days are those of fertiliser in 2009. */
  @Test
  void theStatesSixtyDaysStandStillForTheLaboratoryToo() {
    cementOf2009("2009-11-10");
    assertThat(task(forwarded(), "userTask_recordDecision").getDueDate())
        .isEqualTo("2010-01-19T23:59:59+08:00");
  }

  /**
   * 条例 art. 24 par. 1: ten working days from Monday 2009-11-23: 24 to 27, 30 November, 1 to 4, 7
   * December.
   */
  @Test
  void theTenDaysForTheCertificateRunFromTheStatesDecisionNotFromItsEntry() {
    cementOf2009("2009-11-10");
    recordDecision("2009-11-23", "2009-11-27");
    mustBeCertifiedBy("2009-12-07");
  }

  /**
   * 条例 art. 25; since 2015-10-01 食品生产许可管理办法 (2015, order 16 of the food administration), and its
   * art. 29 on the number: SC, dairy of food (105), Guangzhou, the first, check digit 0.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2009-09-21, 2009-09-24, 2009-10-12, 2012-10-11, QS440105010001",
    "2015-05-04, 2015-05-06, 2015-05-18, 2018-05-17, QS440105010001",
    "2015-09-21, 2015-09-23, 2015-10-12, 2020-10-11, SC10544010000010",
    "2026-07-06, 2026-07-08, 2026-07-15, 2031-07-14, SC10544010000010"
  })
  void aFoodLicenceIsForThreeYearsAndFromOctober2015ForFiveUnderAnotherNumber(
      String handedIn, String accepted, String granted, String validUntil, String licence) {
    reviewed(DAIRY, handedIn, accepted, granted, granted, granted, granted);
    steps.decide(number, "approve");
    assertThat(licences.of(applications.of(number).licenceNumber()))
        .extracting(Licence::number, Licence::validFrom, Licence::validUntil)
        .containsExactly(licence, LocalDate.parse(granted), LocalDate.parse(validUntil));
  }

  /**
   * Accepted on Thursday 24 September 2009: sixty working days, 7 of them before 12 October; on
   * Wednesday 24 October 2018: twenty; on Wednesday 8 July 2026: ten. The time of the laboratory
   * and all else of the limit is as for other products.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2009-09-21, 2009-09-24, 2009-12-23, 2009-11-11",
    "2018-10-22, 2018-10-24, 2018-11-21, 2018-11-07",
    "2026-07-06, 2026-07-08, 2026-07-22, 2026-07-15"
  })
  void overFoodIsDecidedInSixtyDaysAndFromOctober2015InTwentyAndFrom2020InTen(
      String handedIn, String accepted, LocalDate decideBy, LocalDate visitBy) {
    handIn(DAIRY, handedIn);
    accept(accepted);
    assertThat(limits.lastDay(number, "licence.review")).isEqualTo(decideBy);
    assertThat(limits.lastDay(number + "-HC", "licence.visit")).isEqualTo(visitBy);
  }

  /** 食品生产许可管理办法 (2015) art. 6 until the bureaus were one; 农药管理条例 (2017): 行政许可法 art. 32. */
  @ParameterizedTest
  @CsvSource({
    "dairy, 2015-10-12, 2015-10-14, 食品生产许可由食品药品监督管理部门办理",
    "pesticide, 2017-06-05, 2017-06-07, 农药生产许可由农业主管部门办理"
  })
  void whatOthersLicenseIsNotAccepted(
      String product, String handedIn, String answered, String reason) {
    handIn(product, handedIn);
    assertThatThrownBy(() -> accept(answered))
        .hasMessageContaining(reason)
        .hasMessageContaining("只能选择“不予受理”（行政许可法第三十二条第一款）");
  }

  private void handIn(String product, String day) {
    driver.setClock(day + "T09:00:00");
    steps.registerHolder();
    number = steps.apply(product);
  }

  /** With what applicants of that time hand in. */
  private void accept(String day) {
    moveTo(day);
    Application application = applications.of(number);
    if (application.receivedOn().getYear() < 2018 || application.productCode().equals(DAIRY)) {
      steps.accept(number);
    } else {
      steps.acceptReported(number, REPORT_ISSUED_ON);
    }
  }

  /** Of two units, as the rules of 2014 want it; those of 2005 let it be. */
  private void formTeam(String visitOn) {
    driver.employ("third-reviewer", "reviewer", "440300");
    steps.formTeam(
        number,
        driver.employ("reviewer-440100", LEADER, GUANGZHOU),
        List.of("second-reviewer", "third-reviewer"),
        visitOn);
  }

  private void visit(String day, List<String> veto) {
    formTeam(day);
    moveTo(day);
    steps.visit(number, List.of("reviewer", LEADER), day, veto);
  }

  private void seal(String day) {
    moveTo(day);
    steps.sealSamples(number, day);
  }

  private void bringSample(String day) {
    moveTo(day);
    steps.receiveSample(number + "-JY-1", LABORATORY, day);
  }

  private void report(String day) {
    moveTo(day);
    steps.test(number + "-JY-1", LABORATORY, "pass");
  }

  private void decide(String day) {
    moveTo(day);
    steps.review(number, "approve", "");
    assertThat(task(number, "userTask_decideApplication").getTenantId())
        .as("who decides")
        .isEqualTo(PROVINCE);
    steps.decide(number, "approve");
  }

  private void deliver(String day) {
    moveTo(day);
    steps.deliver(number, day);
  }

  /** To the proposal of a licence, on the day of the laboratory's report. */
  private void reviewed(
      String product,
      String handedIn,
      String accepted,
      String visited,
      String sealed,
      String brought,
      String reported) {
    handIn(product, handedIn);
    accept(accepted);
    visit(visited, NONE);
    seal(sealed);
    bringSample(brought);
    report(reported);
    steps.review(number, "approve", "");
  }

  /** With the file at the state's administration. */
  private void cementOf2009(String forwardedOn) {
    reviewed(
        CEMENT, "2009-09-21", "2009-09-24", "2009-10-12", "2009-10-13", "2009-10-15", "2009-11-10");
    forward(forwardedOn);
  }

  /** Number of the province's case at the state's administration: the first of its year. */
  private String forwarded() {
    return "SB%s-440000-0001".formatted(number.substring(2, 6));
  }

  private void forward(String day) {
    driver.complete(
        forwarded(),
        "userTask_forwardFile",
        ORGANISER,
        PROVINCE,
        Map.of("forwardedOn", day, "forwardNumber", "许报1号"));
  }

  private void recordDecision(String decidedOn, String enteredOn) {
    moveTo(enteredOn);
    driver.complete(
        forwarded(),
        "userTask_recordDecision",
        ORGANISER,
        PROVINCE,
        Map.of(
            "nationalResult", "approve",
            "nationalNumber", "国质检许88号",
            "nationalDecidedOn", decidedOn,
            "nationalLicenceNumber", "XK08-001-04711"));
    driver.runJobs();
  }

  /** Everybody works in the afternoon; who hands in comes in the morning. */
  private void moveTo(String day) {
    driver.moveClockTo(day + "T16:00:00");
  }

  private void mustBeAnsweredBy(String day) {
    assertThat(limits.lastDay(number, ACCEPTANCE)).as("answer").isEqualTo(day);
  }

  private void mustBeDecidedBy(String day) {
    assertThat(limits.lastDay(number, REVIEW)).as("decision").isEqualTo(day);
  }

  private void visitMustBeToldBy(String day) {
    assertThat(limits.lastDay(number + "-HC", VISIT)).as("verification").isEqualTo(day);
  }

  private void sampleMustBeBroughtBy(String day) {
    assertThat(limits.lastDay(number + "-JY-1", DELIVER_SAMPLE)).as("sample").isEqualTo(day);
  }

  private void mustBeCertifiedBy(String day) {
    assertThat(limits.lastDay(number, CERTIFICATE)).as("certificate").isEqualTo(day);
  }

  private void isInForce(String licence, String from, String until) {
    assertThat(applications.of(number))
        .extracting(Application::state, Application::licenceNumber)
        .containsExactly(ApplicationState.ISSUED, licence);
    assertThat(licences.of(licence))
        .extracting(Licence::state, Licence::holderCode, Licence::validFrom, Licence::validUntil)
        .containsExactly(LicenceState.VALID, HOLDER, LocalDate.parse(from), LocalDate.parse(until));
  }

  /** By which article a limit is what it is, for what begins on a day. */
  private String basis(String limit, String day) {
    return namedLimits.named(limit, LocalDate.parse(day)).basis();
  }

  private String basisOfSample() {
    return limits.ofCase(number + "-JY-1").stream()
        .filter(limit -> limit.limitName().equals(DELIVER_SAMPLE))
        .map(CaseLimit::basis)
        .findFirst()
        .orElseThrow();
  }

  private String paper(String caseNumber, String kind) {
    return documents.ofCase(caseNumber).stream()
        .filter(document -> document.kind().equals(kind))
        .map(document -> IssuedText.of(document, documents))
        .findFirst()
        .orElseThrow();
  }

  private Task task(String caseNumber, String key) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber)
        .taskDefinitionKey(key)
        .singleResult();
  }
}
