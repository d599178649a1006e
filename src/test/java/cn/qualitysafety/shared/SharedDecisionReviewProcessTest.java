package cn.qualitysafety.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.FactsOfCases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A revocation is reviewed and discussed at the province, where two leaders and three more members
 * of the committee may vote.
 */
@SystemTest
class SharedDecisionReviewProcessTest {

  private static final String PROVINCE = "440000";
  private static final String SHENZHEN = "440300";
  private static final String CASE = "SY2009-440000-0001";
  private static final String DAY = "2009-10-13";
  private static final String LAWYER = "sheng-fazhi";
  private static final String CHAIR = "sheng-anshen";
  private static final String WEI = "sheng-anshen2";
  private static final String SHAN = "sheng-anshen3";
  private static final String SUN = "sheng-ld";
  private static final List<String> THREE = List.of(CHAIR, WEI, SUN);

  @Autowired private CaseDriver driver;
  @Autowired private FactsOfCases facts;
  @Autowired private OfficialDocuments documents;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private DecisionSteps steps;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-10-12T09:00:00");
    steps = new DecisionSteps(driver, tasks, PROVINCE, LAWYER);
    driver.employ("weiyuan-5", "case-committee", PROVINCE);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  /** Amounts in yuan. Review by statute since 2018-01-01, not since its amendment was adopted. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2009-10-12, revoke,           -,      false, true,  true,  （1996）第十八条、第二十七条",
        "2009-10-12, fine,             50000,  false, true,  false, （1996）第十八条、第二十七条",
        "2009-10-12, fine,             100000, false, true,  true,  第三十八条第二款",
        "2011-06-30, fine,             99999,  false, true,  false, 第二十七条",
        "2011-07-01, fine,             99999,  false, true,  true,  总局令第138号）第三条",
        "2017-12-31, revoke,           -,      true,  true,  true,  总局令第138号）第六条",
        "2018-01-01, revoke,           -,      false, true,  true,  （1996）第三十七条第一款、第三十八条第二款、第三款",
        "2019-04-01, fine,             50000,  false, true,  false, （1996）第三十七条第一款、第三十八条第三款",
        "2021-07-14, revoke,           -,      true,  true,  true,  第三十八条第二款、第三款",
        "2021-07-15, revoke,           -,      true,  true,  true,  第五十七条第二款、第五十八条第一款第（二）项",
        "2021-07-15, revoke,           -,      false, true,  true,  工作惯例：重大违法行为",
        "2021-07-15, fine,             50000,  true,  true,  false, 第五十八条第一款第（二）项",
        "2021-07-15, fine,             50000,  false, true,  false, 由法制审核判断",
        "2009-10-12, annul,            -,      false, true,  false, 工作惯例：撤回、撤销许可和注销有效的许可参照",
        "2009-10-12, cancel-valid,     -,      false, true,  false, 工作惯例：撤回、撤销许可和注销有效的许可参照",
        "2009-10-12, withdraw,         -,      true,  true,  true,  经过听证或者涉及第三人",
        "2009-10-12, brand-revocation, -,      true,  true,  false, 省名推委表决",
        "2009-10-12, cancel,           -,      false, false, false, 行政许可法第七十条",
        "2009-10-12, banish,           -,      false, true,  true,  没有列出的处理种类从严"
      })
  void theLawOfTheDaySaysWhatADecisionNeeds(
      String day,
      String measure,
      Long yuan,
      boolean heard,
      boolean review,
      boolean discussion,
      String basis) {
    driver.setClock(day + "T09:00:00");
    String number = begin(measure, yuan == null ? null : yuan * 100, heard);
    assertThat(fact(number, "legalReviewNeeded")).isEqualTo(review);
    assertThat(fact(number, "discussionNeeded")).isEqualTo(discussion);
    assertThat(fact(number, "twoOfficers"))
        .isEqualTo(!measure.equals("cancel") && !measure.startsWith("brand"));
    assertThat(fact(number, "formsBasis").toString()).contains(basis);
  }

  @Test
  void whatDoesNotFitIsNotAgreedToAndADecisionThatIsNotPassedIsNotDiscussed() {
    begin("revoke", null, true);
    assertThatThrownBy(() -> steps.review(CASE, LAWYER, "agree", List.of("procedureLawful")))
        .hasMessageContaining("六项审核中有“不符合”的，审核意见不能是“同意”");
    steps.review(CASE, LAWYER, "change", List.of("proportionate"));
    driver.runJobs();
    assertThat(row()).containsEntry("result", "建议变更");
    assertThat(fact(CASE, "outcomeText")).isEqualTo("法制审核：复查报告没有送达的证据。");
    assertThat(documents.ofCase(CASE))
        .singleElement()
        .satisfies(
            opinion -> {
              assertThat(opinion.number()).isEqualTo("粤质监法审〔2009〕1号");
              assertThat(opinion.issuedBy()).isEqualTo(LAWYER);
              assertThat(IssuedText.of(opinion, documents))
                  .contains("（四）程序合法：符合", "（六）处理适当：不符合", "建议变更处理。\n复查报告没有送达的证据。");
            });
  }

  @Test
  @Tag("database")
  void eachMemberSpeaksForHimselfAndTheMinutesSayWhatHeSaid() {
    toDiscussion();
    steps.convene(CASE, LAWYER, CHAIR, THREE, List.of(SHAN), DAY);
    steps.speak(CASE, CHAIR, "agree");
    steps.speak(CASE, WEI, "refuse");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_giveOpinion");
    steps.speak(CASE, SUN, "agree");
    driver.runJobs();
    assertThat(row()).containsEntry("result", "同意");
    assertThat(documents.ofCase(CASE).get(1))
        .satisfies(
            minutes -> {
              assertThat(minutes.title()).isEqualTo("集体讨论记录");
              assertThat(IssuedText.of(minutes, documents))
                  .contains(
                      "讨论时间：2009年10月13日（第1次讨论）",
                      "主持人：省局领导 卫副局长",
                      "回避人员：省局案审委委员 单处长（与当事人的法定代表人是近亲属。）",
                      "最少到会人数：3人（工作惯例：超过有表决权的人的半数，并且不少于三人）",
                      "第三十八条第二款",
                      "第1次讨论，省局领导 卫副局长：同意拟作出的处理",
                      "第1次讨论，省局案审委委员 易处长：不同意。理由：sheng-anshen2认为证据不足。",
                      "第1次讨论，省局领导 孙副局长：同意拟作出的处理",
                      "到会人员都发表了意见。到会的负责人：省局领导 卫副局长、省局领导 孙副局长。",
                      "同意2人，不同意1人，退回补充调查0人。结论：同意。");
            });
  }

  @Test
  void whatMostAreAgainstIsRefusedAndWhatMostSendBackIsSupplemented() {
    toDiscussion();
    discussed(CASE, "refuse", "agree", "refuse");
    assertThat(row()).containsEntry("result", "不同意");
    assertThat(fact(CASE, "outcomeText").toString()).contains("同意1人，不同意2人", "sheng-anshen认为证据不足");
    begin("revoke", null, true);
    String second = "SY2009-440000-0002";
    steps.agree(second);
    driver.runJobs();
    discussed(second, "return", "agree", "return");
    assertThat(fact(second, "outcome")).isEqualTo("退回补充");
  }

  /** 行政处罚法 1996 art. 38 par. 2: the leaders decide, whatever most of the others think. */
  @Test
  void whatHalfOfTheLeadersAreAgainstIsNotAgreedToByTheOthers() {
    toDiscussion();
    discussed(CASE, "agree", "agree", "refuse");
    assertThat(driver.openTasks(CASE)).as("they meet again").containsExactly("userTask_convene");
    discussed(CASE, "agree", "refuse", "refuse");
    assertThat(driver.openTasks(CASE))
        .as("nor do the others drop it")
        .containsExactly("userTask_convene");
    discussed(CASE, "agree", "refuse", "agree");
    assertThat(row()).containsEntry("result", "同意");
  }

  @Test
  @Tag("database")
  void whoDoesNotSpeakInTimeHasNotAgreedAndWithoutAMajorityTheyMeetAgain() {
    toDiscussion();
    steps.convene(CASE, THREE, "2009-10-12");
    steps.speak(CASE, CHAIR, "agree");
    steps.speak(CASE, WEI, "refuse");
    driver.moveClockTo("2009-10-16T23:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_giveOpinion");
    driver.moveClockTo("2009-10-17T09:00:00");
    assertThat(driver.openTasks(CASE))
        .as("one of three after three working days")
        .containsExactly("userTask_convene");
    discussed(CASE, "agree", "agree", "agree");
    assertThat(row()).containsEntry("result", "同意");
    List<OfficialDocument> papers = documents.ofCase(CASE);
    assertThat(IssuedText.of(papers.get(1), documents))
        .contains("到会人员中另有1人期满没有发表意见，不算同意。", "结论：未形成多数意见。");
    assertThat(IssuedText.of(papers.get(2), documents))
        .contains("第2次讨论，省局案审委委员 易处长：同意", "同意3人")
        .doesNotContain("第1次讨论，");
  }

  @Test
  void aMeetingHasItsQuorumItsChairAndNobodyWhoIsRecused() {
    toDiscussion();
    assertThatThrownBy(() -> steps.convene(CASE, List.of(CHAIR, WEI), DAY))
        .hasMessageContaining("到会人员不得少于3人（工作惯例：超过有表决权的人的半数，并且不少于三人），现为2人。");
    assertThatThrownBy(
            () -> steps.convene(CASE, LAWYER, CHAIR, List.of(WEI, SHAN, SUN), List.of(), DAY))
        .hasMessageContaining("主持人应当到会");
    assertThatThrownBy(() -> steps.convene(CASE, List.of(CHAIR, WEI, SHAN), DAY))
        .hasMessageContaining("到会的负责人（局领导、市局局长）不得少于2人")
        .hasMessageContaining("行政处罚法（1996）第三十八条第二款）：本单位负责人2人")
        .hasMessageContaining("现为1人。");
    assertThatThrownBy(() -> steps.convene(CASE, LAWYER, CHAIR, THREE, List.of(WEI), DAY))
        .hasMessageContaining("省局案审委委员 易处长已经回避，不能参加讨论");
    assertThatThrownBy(() -> steps.convene(CASE, THREE, "2009-10-14"))
        .hasMessageContaining("“讨论日期”不能晚于今天");
    assertThatThrownBy(() -> steps.convene(CASE, THREE, "2009-10-11"))
        .as("before it was reviewed")
        .hasMessageContaining("“讨论日期”早于本件提交讨论的日期（2009-10-12）");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_convene");
  }

  /** 总局令第138号 art. 6: two thirds of five are four. */
  @Test
  void since2011ARevocationNeedsTwoThirdsOfTheCommittee() {
    driver.setClock("2015-10-13T09:00:00");
    String number = begin("revoke", null, true);
    steps.agree(number);
    driver.runJobs();
    assertThatThrownBy(() -> steps.convene(number, THREE, "2015-10-13"))
        .hasMessageContaining("到会人员不得少于4人（质量技术监督行政处罚案件审理规定（国家质检总局令第138号）第六条：三分之二以上委员）");
    steps.convene(number, List.of(CHAIR, WEI, SUN, SHAN), "2015-10-13");
    assertThat(steps.open(number, "userTask_giveOpinion", null)).hasSize(4);
  }

  /**
   * 行政处罚法 2021 art. 57 par. 2, for which Shenzhen has its director alone. Two thirds of three
   * voters would be two; but order 138 art. 6 asked for three even in lesser cases.
   */
  @ParameterizedTest
  @CsvSource({"2009-10-13, 1996, 三十八", "2015-10-13, 1996, 三十八", "2022-10-13, 2021, 五十七"})
  void aBureauWithOneLeaderSaysSoInItsMinutesAndTwoNeverDecide(
      String day, String law, String article) {
    String lawyer = driver.employ("sz-fazhi", "legal-affairs", SHENZHEN);
    List<String> three =
        List.of(
            "sz-ju",
            driver.employ("sz-weiyuan", "case-committee", SHENZHEN),
            driver.employ("sz-weiyuan2", "case-committee", SHENZHEN));
    DecisionSteps there = new DecisionSteps(driver, tasks, SHENZHEN, lawyer);
    driver.setClock(day + "T09:00:00");
    String number = begin("revoke", null, true, SHENZHEN);
    there.agree(number);
    driver.runJobs();
    assertThatThrownBy(() -> there.conveneUnderOneLeader(number, three.subList(0, 2), "局长一人。", day))
        .hasMessageContaining("到会人员不得少于3人");
    assertThatThrownBy(() -> there.convene(number, three, day))
        .hasMessageContaining("负责人不足两人，不能形成负责人的集体讨论")
        .hasMessageContaining("请在“只有一名负责人的说明”中写明情况");
    there.conveneUnderOneLeader(number, three, "副局长缺编，已报省局。", day);
    three.forEach(member -> there.speak(number, member, "agree"));
    driver.runJobs();
    assertThat(fact(number, "outcome")).isEqualTo("同意");
    assertThat(IssuedText.of(documents.ofCase(number).get(1), documents))
        .contains("行政处罚法（%s）第%s条第二款".formatted(law, article), "只有一名负责人的说明：副局长缺编，已报省局。");
  }

  @Test
  void nobodyWhoWorkedOnTheCaseReviewsConvenesOrSpeaks() {
    begin("revoke", null, true);
    assertThatThrownBy(() -> steps.review(CASE, "fang-jun", "agree", List.of()))
        .hasMessageContaining("按回避的规定，您参与了本案的办理，不能办理“法制审核”");
    steps.agree(CASE);
    driver.runJobs();
    assertThatThrownBy(() -> steps.convene(CASE, "fang-jun", CHAIR, THREE, List.of(), "2009-10-12"))
        .hasMessageContaining("您参与了本案的办理");
    assertThatThrownBy(
            () ->
                steps.convene(
                    CASE,
                    LAWYER,
                    CHAIR,
                    List.of(CHAIR, WEI, SUN, "weiyuan-5"),
                    List.of(),
                    "2009-10-12"))
        .as("who worked on it is in the committee, too")
        .hasMessageContaining("按回避的规定，weiyuan-5参与了本案的办理，不能办理“发表意见”");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_convene");
  }

  @Test
  void whoReviewedTheCaseHasNoVoteInIt() {
    driver.employ("fazhi-weiyuan", "case-committee", PROVINCE);
    begin("revoke", null, true);
    steps.review(CASE, "fazhi-weiyuan", "agree", List.of());
    driver.runJobs();
    assertThatThrownBy(
            () ->
                steps.convene(
                    CASE,
                    LAWYER,
                    CHAIR,
                    List.of(CHAIR, WEI, SUN, "fazhi-weiyuan"),
                    List.of(),
                    "2009-10-12"))
        .hasMessageContaining("按岗位分离的规定，fazhi-weiyuan已办理本件的前一环节，不能再办理“发表意见”");
  }

  @Test
  void whatNeedsNeitherReviewNorDiscussionIsAgreedTo() {
    begin("cancel", null, false);
    assertThat(row()).containsEntry("result", "同意");
    assertThat(documents.ofCase(CASE)).isEmpty();
  }

  private void toDiscussion() {
    begin("revoke", null, true);
    steps.agree(CASE);
    driver.runJobs();
    driver.setClock(DAY + "T15:00:00");
  }

  private void discussed(String number, String chair, String second, String third) {
    steps.convene(number, THREE, DAY);
    steps.speak(number, CHAIR, chair);
    steps.speak(number, WEI, second);
    steps.speak(number, SUN, third);
    driver.runJobs();
  }

  /**
   * As a caller hands it over.
   *
   * @return number of the case
   */
  private String begin(String measure, Long fen, boolean heard) {
    return begin(measure, fen, heard, PROVINCE);
  }

  private String begin(String measure, Long fen, boolean heard, String unitCode) {
    Map<String, Object> handedOver = new HashMap<>(Map.of("unitCode", unitCode));
    handedOver.put("subject", "拟吊销生产许可证XK08-001-00123");
    handedOver.put("partyName", "广州市越秀水泥制品厂");
    handedOver.put("causeCase", "CX2009-440000-0001");
    handedOver.put("measureKind", measure);
    handedOver.put("measureText", "吊销生产许可证XK08-001-00123");
    handedOver.put("amount", fen);
    handedOver.put("hearingHeld", heard);
    handedOver.put("factsFound", "省级监督抽查不合格，复查仍不合格。");
    handedOver.put("legalBasis", "条例第五十四条");
    handedOver.put("defence", "未提出。");
    handedOver.put("hearingText", heard ? "已举行听证。" : "企业放弃听证。");
    handedOver.put("excludedPersons", "fang-jun, weiyuan-5");
    return driver.businessKey(
        runtime.startProcessInstanceByKey("shared-decision-review", handedOver));
  }

  private Object fact(String number, String name) {
    return facts.value(
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("shared-decision-review")
            .latestVersion()
            .singleResult(),
        CasePlace.of(number),
        name);
  }

  private Map<String, Object> row() {
    return jdbc.queryForMap("select * from cases where case_number = ?", CASE);
  }
}
