package cn.qualitysafety.brand;

import static cn.qualitysafety.brand.BrandSteps.CASE;
import static cn.qualitysafety.brand.BrandSteps.TITLE;
import static cn.qualitysafety.brand.BrandSteps.VOTERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.ComplianceFact;
import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Standstill;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.handover.Handovers;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** A proposal against a title of Guangzhou, opened on Monday 2009-09-14. */
@SystemTest
class BrandRevocationProcessTest {

  @Autowired private CaseDriver driver;
  @Autowired private ComplianceService compliance;
  @Autowired private BrandTitleService titles;
  @Autowired private SanctionService sanctions;
  @Autowired private BallotService ballots;
  @Autowired private CaseLimits limits;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private TaskService tasks;
  @Autowired private FormService forms;
  @Autowired private Handovers handovers;
  @Autowired private IdentityService identity;
  @Autowired private TestRestTemplate rest;

  private BrandSteps steps;

  @BeforeEach
  void begin(@Autowired EnterpriseService enterprises) {
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps = new BrandSteps(driver, enterprises, tasks, identity);
    steps.registerHolder();
    steps.registerTitle();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  @Tag("database")
  void aTitleIsRevokedByTheCommitteeAfterNoticeHearingAndVote() throws Exception {
    steps.proposeSanction("revoke");
    assertThat(limits.dueDate(CASE, "brand.revocation")).isEqualTo("2009-12-11T23:59:59+08:00");
    steps.notifyAndHear();
    assertThat(limits.standstills(CASE))
        .extracting(Standstill::stoppedOn, Standstill::resumedOn)
        .containsExactly(tuple(LocalDate.of(2009, 9, 18), LocalDate.of(2009, 9, 21)));

    assertThat(
            tasks.createTaskQuery().processInstanceBusinessKey(CASE).list().stream()
                .map(Task::getAssignee))
        .containsExactlyInAnyOrderElementsOf(VOTERS);
    // Five working days; Sunday the 27th is one.
    assertThat(steps.ballotPaper("mtw-xu").getDueDate()).isEqualTo("2009-09-27T23:59:59+08:00");
    assertThat(forms.getTaskFormVariables(steps.ballotPaper("mtw-xu").getId()))
        .containsEntry("sanctionText", "取消名牌产品称号")
        .containsEntry("statement", "认为样品受潮，不予采纳。")
        .containsEntry("hearingText", "企业书面表示放弃听证。");
    steps.voteAll("revoke", "revoke", "revoke", "criticise", "reject");

    assertThat(driver.shown(CASE, "userTask_writeTitleDecision"))
        .containsEntry(
            "resultText",
            "第1次票决，2009年9月27日截止：应投5票，实投5票；取消称号3票，通报批评1票，不予处理1票。票决结果：取消名牌产品称号。"
                + "回避：委员 广平（广州市质量协会）：来自该企业所在市的监督管理部门或者协会；委员 赵工（水泥制品企业）：受聘于该企业。");
    assertThat(ballots.votes(CASE))
        .extracting(Vote::member, Vote::choice, Vote::reason)
        .contains(tuple("mtw-su", Sanction.CRITICISE, "理由：mtw-su"));
    steps.writeDecision();
    driver.moveClockTo("2009-09-24T10:00:00");
    assertThat(titles.of(TITLE).state()).as("nobody has been told yet").isEqualTo(TitleState.VALID);
    steps.serveDecision("2009-09-24");

    assertThat(titles.of(TITLE))
        .as("nobody is banned for the quality of a product")
        .extracting(BrandTitle::state, BrandTitle::endedAt, BrandTitle::bannedUntil)
        .containsExactly(TitleState.REVOKED, LocalDateTime.of(2009, 9, 24, 10, 0), null);
    assertThat(titles.events(TITLE))
        .extracting(TitleEvent::kind, TitleEvent::caseNumber, TitleEvent::person)
        .containsExactly(
            tuple(TitleEvent.Kind.REGISTERED, TITLE, "brand-office-440000"),
            tuple(TitleEvent.Kind.REVOKED, CASE, "brand-office-440000"));
    assertThat(sanctions.of(CASE).state()).isEqualTo(SanctionCase.State.REVOKED);
    assertThat(compliance.of(BrandSteps.HOLDER, 0, 9))
        .extracting(ComplianceFact::kind, ComplianceFact::caseNumber, ComplianceFact::unitCode)
        .containsExactly(tuple("brand-revoked", CASE, "440000"));
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::number, OfficialDocument::title)
        .containsExactly(
            tuple("粤名推处告〔2009〕1号", "拟处理告知书"), tuple("粤名推取〔2009〕1号", "关于取消广东省名牌产品称号的决定"));
    for (String paper : List.of("粤名推处告〔2009〕1号", "粤名推取〔2009〕1号")) {
      assertThat(text(paper))
          .as("in the committee's name")
          .contains("广东省名牌产品推进委员会", "广州市越秀水泥制品厂", TITLE, "两批次抗裂内压不合格")
          .doesNotContain("广东省质量技术监督局\n", "本局", "不再受理");
    }
    assertThat(text("粤名推取〔2009〕1号")).contains("经本委委员票决", "企业书面表示放弃听证");
    assertThat(runtime.createProcessInstanceQuery().count()).as("the watch has ended too").isZero();
    steps.registerTitle(Map.of("titleNumber", "MP2009-0001", "grantedOn", "2009-09-21"));
    assertThat(titles.of("MP2009-0001").state()).as("granted anew").isEqualTo(TitleState.VALID);
  }

  private String text(String number) throws Exception {
    try (XWPFWordExtractor paper =
        new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(documents.read(number))))) {
      return paper.getText();
    }
  }

  @Test
  void whoGotATitleByImproperMeansGetsNoOtherForThreeYears() throws Exception {
    assertThatThrownBy(
            () -> steps.propose(Map.of("ground", "improper", "proposedSanction", "criticise")))
        .hasMessageContaining("以不正当方法取得称号的，应当建议取消名牌产品称号");
    steps.propose(Map.of("ground", "improper", "facts", "伪造检验报告。"));
    steps.notifyAndHear();
    steps.voteAll("revoke", "revoke", "revoke", "revoke", "revoke");
    steps.writeDecision();
    steps.serveDecision("2009-09-21");
    assertThat(titles.of(TITLE).bannedUntil())
        .as("counted from the decision of 21 September 2009")
        .isEqualTo("2012-09-20");
    assertThat(text("粤名推处告〔2009〕1号")).contains("的称号涉嫌以不正当方法取得");
    assertThat(text("粤名推取〔2009〕1号")).contains("《广东省名牌产品（工业类）管理办法》第二十七条的规定，给予通报批评，至2012年9月20日不再受理");
    assertThatThrownBy(
            () ->
                steps.registerTitle(
                    Map.of("titleNumber", "MP2009-0001", "grantedOn", "2009-09-21")))
        .hasMessageContaining("广州市越秀水泥制品厂的名牌产品称号曾被取消，至2012年9月20日不得再次获得称号");
  }

  /**
   * To lose a title is no penalty: what the rules on titles (until 2010-05-31) leave open follows
   * the law on penalties, by practice.
   */
  @ParameterizedTest
  @CsvSource({
    "2009-09-14, 《广东省名牌产品（工业类）管理办法》第五条关于评价工作由省名推委负责的规定, 第四十二条, 3日",
    "2010-06-07, 省名推委处理名牌产品称号的工作惯例, 第四十二条, 3日",
    "2022-03-07, 省名推委处理名牌产品称号的工作惯例, 第六十三条、第六十四条, 5个工作日"
  })
  void theHearingOnATitleFollowsTheRulesOnTitlesAndNoPenaltyIsCited(
      String day, String basis, String articles, String time) throws Exception {
    String title = "MP" + day.substring(0, 4) + "-0001";
    String number = "MC" + day.substring(0, 4) + "-440000-0001";
    driver.setClock(day + "T09:00:00");
    steps.registerTitle(
        Map.of(
            "titleNumber", title, "product", "水泥电杆", "grantedOn", day.substring(0, 4) + "-03-01"));
    steps.propose(Map.of("titleNumber", title));
    driver.serve(number, BrandSteps.OFFICE, BrandSteps.PROVINCE, day, "何厂长");
    driver.complete(
        number,
        "userTask_recordTitleStatement",
        BrandSteps.OFFICE,
        BrandSteps.PROVINCE,
        Map.of("statement", "认为样品受潮，不予采纳。", "afterStatement", "heard"));
    driver.runJobs();
    assertThat(text(documents.ofCase(number + "-TZ").get(0).number()))
        .contains(
            "根据%s，参照《中华人民共和国行政处罚法》%s关于听证的规定，现将拟作出的决定".formatted(basis, articles),
            "自收到本告知书之日起%s内".formatted(time),
            "拟对名牌产品称号%s的企业作出“取消名牌产品称号”处理".formatted(title),
            "两批次抗裂内压不合格");
  }

  /** 行政处罚法 (2021) art. 9 (1), in force on 2021-07-15; art. 16 leaves the committee no such rule. */
  @Test
  void nobodyIsCriticisedAnyMoreOnceThatIsAPenalty() {
    driver.setClock("2021-07-14T09:00:00");
    for (String title : List.of("MP2021-0001", "MP2021-0002")) {
      steps.registerTitle(
          Map.of("titleNumber", title, "product", "水泥电杆", "grantedOn", "2021-03-01"));
    }
    steps.proposeSanction("MP2021-0001", "criticise", "");
    driver.setClock("2021-07-15T09:00:00");
    assertThatThrownBy(() -> steps.proposeSanction("MP2021-0002", "criticise", ""))
        .hasMessageContaining("通报批评是行政处罚，省名推委没有设定它的法律依据")
        .hasMessageContaining("第九条第一项、第十六条、第三十八条第一款");
  }

  /** The rules of 2008 ended on 2010-05-31. */
  @Test
  void theRulesOnTitlesAreNotCitedOnceTheyAreRepealed() {
    Map<String, Object> citing = Map.of("legalBasis", "《广东省名牌产品（工业类）管理办法》第二十七条");
    driver.setClock("2010-06-01T09:00:00");
    assertThatThrownBy(() -> steps.propose(citing)).hasMessageContaining("管理办法已经失效");
    driver.setClock("2010-05-31T09:00:00");
    steps.propose(citing);
    assertThat(sanctions.of("MC2010-440000-0001").legalBasis()).contains("第二十七条");
  }

  /**
   * What was law when the case was opened is none any more when the committee's decision goes out.
   */
  @Test
  void aDecisionCitesTheLawOfItsDayAndNotTheRulesThatEndedWhileTheCaseWasOpen() throws Exception {
    steps.propose(
        Map.of("ground", "improper", "legalBasis", "《广东省名牌产品（工业类）管理办法》第二十七条", "facts", "伪造检验报告。"));
    steps.notifyAndHear();
    steps.voteAll("revoke", "revoke", "revoke", "revoke", "revoke");
    driver.setClock("2010-06-01T09:00:00");
    assertThat(driver.shown(CASE, "userTask_writeTitleDecision"))
        .containsEntry("basisRepealed", true);
    assertThatThrownBy(() -> write(Map.of())).hasMessageContaining("“现行的处理依据”不能为空");
    assertThatThrownBy(() -> write(Map.of("currentBasis", "广东省名牌产品管理办法第二十七条")))
        .hasMessageContaining("管理办法已经失效");
    write(Map.of("currentBasis", "活动方案三（二）2四"));
    steps.serveDecision("2010-06-01");
    assertThat(text("粤名推处告〔2009〕1号")).contains("第二十七条");
    assertThat(text("粤名推取〔2010〕1号")).contains("活动方案三（二）2四").doesNotContain("管理办法", "第二十七条", "不再受理");
    assertThat(titles.of(TITLE))
        .as("nothing in force bans anybody")
        .extracting(BrandTitle::state, BrandTitle::bannedUntil)
        .containsExactly(TitleState.REVOKED, null);
  }

  private void write(Map<String, String> currentBasis) {
    Map<String, Object> form = new HashMap<>(currentBasis);
    form.put("reasons", "事实清楚。");
    driver.complete(
        CASE, "userTask_writeTitleDecision", BrandSteps.OFFICE, BrandSteps.PROVINCE, form);
    driver.runJobs();
  }

  @Test
  void votesForTheRevocationCountForTheCriticismIfTheyAreNoMajority() {
    steps.proposeSanction("revoke");
    steps.notifyAndHear();
    steps.voteAll("revoke", "revoke", "criticise", "reject", "reject");
    steps.writeDecision();
    steps.serveDecision("2009-09-21");
    assertThat(titles.of(TITLE).state()).isEqualTo(TitleState.VALID);
    assertThat(titles.events(TITLE))
        .last()
        .extracting(TitleEvent::kind, TitleEvent::caseNumber)
        .containsExactly(TitleEvent.Kind.CRITICISED, CASE);
    assertThat(sanctions.of(CASE).state()).isEqualTo(SanctionCase.State.CRITICISED);
    assertThat(compliance.of(BrandSteps.HOLDER, 0, 9))
        .extracting(ComplianceFact::kind, ComplianceFact::caseNumber)
        .containsExactly(tuple("brand-criticised", CASE));
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::number)
        .containsExactly("粤名推处告〔2009〕1号", "粤名推批〔2009〕1号");
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(TITLE).count())
        .as("the title is watched on")
        .isEqualTo(1);
  }

  @Test
  void aProposalThatTheCommitteeRejectsIsDroppedAndTheHolderIsTold() {
    steps.proposeSanction("criticise");
    steps.notifyAndHear();
    assertThatThrownBy(() -> steps.voteAll("revoke"))
        .as("the holder was told of less, and heard about less")
        .hasMessageContaining("告知企业、听取陈述申辩的是通报批评，不能作出更重的处理");
    steps.voteAll("criticise", "criticise", "reject", "reject", "reject");
    steps.writeDecision();
    assertDropped();
  }

  /**
   * Told on Wednesday 2009-09-16: 17, 18, 21, 22, 23 September, and five days for a letter: 24, 25,
   * Sunday 27, worked, 28, 29.
   */
  @Test
  void nobodySaysThatTheHolderStatedNothingBeforeItsTimeIsOver() {
    steps.proposeSanction("revoke");
    driver.moveClockTo("2009-09-18T10:00:00");
    driver.serve(CASE, BrandSteps.OFFICE, BrandSteps.PROVINCE, "2009-09-16", "何厂长");
    assertThatThrownBy(
            () ->
                driver.complete(
                    CASE,
                    "userTask_recordTitleStatement",
                    BrandSteps.OFFICE,
                    BrandSteps.PROVINCE,
                    Map.of("statement", "未提出。", "afterStatement", "silent")))
        .hasMessageContaining("企业在2009年9月23日以前（含当日）可以陈述申辩")
        .hasMessageContaining("2009年9月29日以后才能登记为没有提出");
  }

  @Test
  void halfOfTheVotesIsNoMajorityAndWhoDoesNotVoteInTimeIsAbsent() {
    steps.proposeSanction("revoke");
    steps.notifyAndHear();
    steps.voteAll("revoke", "revoke", "reject", "reject");
    driver.moveClockTo("2009-09-27T20:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_castVote");
    driver.moveClockTo("2009-09-28T09:00:00");
    assertThat(ballots.of(CASE))
        .extracting(Ballot::eligible, Ballot::present, Ballot::outcome, Ballot::countedAt)
        .containsExactly(5, 4, Ballot.Outcome.REJECT, LocalDateTime.of(2009, 9, 27, 23, 59, 59));
    assertThat(ballots.votes(CASE))
        .filteredOn(vote -> vote.choice() == null)
        .extracting(Vote::member)
        .containsExactly("mtw-xu");
    steps.writeDecision();
    assertDropped();
  }

  @Test
  void withoutAQuorumTheBallotIsRepeatedOnceAndThenNothingIsDone() {
    steps.proposeSanction("revoke");
    steps.notifyAndHear();
    steps.voteAll("revoke", "revoke", "revoke");
    driver.moveClockTo("2009-09-28T09:00:00");
    assertThat(ballots.of(CASE))
        .as("three of five are fewer than two thirds")
        .extracting(Ballot::roundNumber, Ballot::closesOn, Ballot::present)
        .containsExactly(2, LocalDate.of(2009, 10, 10), null);
    assertThat(steps.ballotPaper("mtw-chen").getDueDate())
        .as("everybody votes anew")
        .isEqualTo("2009-10-10T23:59:59+08:00");
    steps.vote("mtw-su", "revoke");
    driver.moveClockTo("2009-10-12T09:00:00");
    assertThat(driver.shown(CASE, "userTask_writeTitleDecision").get("resultText").toString())
        .startsWith("第2次票决，2009年10月10日截止：应投5票，实投1票；取消称号1票，通报批评0票，不予处理0票。未达到法定人数，不予处理。");
    steps.writeDecision();
    assertDropped();
  }

  @Test
  void aVoteGoesToNobodyElseAndAMemberWhoLeavesIsAbsentAndThenNotCountedAnyMore() {
    steps.proposeSanction("revoke");
    steps.notifyAndHear();
    String paper = steps.ballotPaper("mtw-xu").getId();
    for (String other : List.of("mtw-guang", "mtw-chen")) {
      assertThatThrownBy(() -> handovers.passOn(paper, other, "徐教授出国", "sheng-ld"))
          .hasMessageContaining("投票须由委员本人进行");
    }
    identity.deleteMembership("mtw-xu", "brand-member");
    try {
      assertThat(steps.ballotPaper("mtw-xu").getAssignee())
          .as("is nobody else's paper")
          .isEqualTo("mtw-xu");
      steps.voteAll("revoke", "revoke", "revoke");
      driver.moveClockTo("2009-09-28T09:00:00");
      assertThat(ballots.of(CASE))
          .extracting(Ballot::roundNumber, Ballot::eligible)
          .as("three of five were too few; the second ballot counts without them")
          .containsExactly(2, 4);
      steps.voteAll("revoke", "revoke", "revoke");
      driver.moveClockTo("2009-10-12T09:00:00");
      assertThat(ballots.of(CASE))
          .extracting(Ballot::present, Ballot::outcome)
          .containsExactly(3, Ballot.Outcome.REVOKE);
    } finally {
      identity.createMembership("mtw-xu", "brand-member");
    }
  }

  @Test
  void theSecondBallotDecidesIfEnoughVote() {
    steps.proposeSanction("revoke");
    steps.notifyAndHear();
    driver.moveClockTo("2009-09-28T09:00:00");
    steps.voteAll("revoke", "revoke", "revoke", "revoke", "revoke");
    steps.writeDecision();
    steps.serveDecision("2009-09-28");
    assertThat(titles.of(TITLE).state()).isEqualTo(TitleState.REVOKED);
  }

  @Test
  void theLeaderOfTheBureauHasNoSayNotEvenInCasesOfModelsWithItsSignature() {
    steps.proposeSanction("revoke");
    steps.notifyAndHear();
    steps.voteAll("revoke", "revoke", "revoke", "revoke", "revoke");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_writeTitleDecision");
    assertThat(
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(CASE)
                .taskCandidateGroup("bureau-leader")
                .count())
        .isZero();
    assertThatThrownBy(() -> sanctions.signTitleDecision(CASE, false, "不宜取消。", "sheng-ld"))
        .hasMessageContaining("局领导不能改变票决结果");
    assertThatThrownBy(() -> sanctions.signTitleDecision(CASE, true, "同意。", "brand-office-440000"))
        .hasMessageContaining("您经办了本案");
    assertThatThrownBy(() -> sanctions.signTitleDecision(CASE, true, "同意。", "mtw-chen"))
        .hasMessageContaining("您参加了本案的票决");
    assertThat(titles.of(TITLE).state()).isEqualTo(TitleState.VALID);
  }

  @Test
  void aMemberVotesOnceAndOnlyInTheOwnName() {
    steps.proposeSanction("revoke");
    steps.notifyAndHear();
    Map<String, Object> paper = Map.of("sealedVote", "revoke", "sealedReason", "同意。");
    String other = steps.ballotPaper("mtw-su").getId();
    assertThatThrownBy(() -> steps.asMember("mtw-chen", () -> tasks.complete(other, paper)))
        .hasMessageContaining("苏敏");
    steps.vote("mtw-chen", "reject");
    // Somebody who may, gives the paper to a member who has voted, and to one who may not vote.
    tasks.setAssignee(other, "mtw-chen");
    assertThatThrownBy(() -> steps.asMember("mtw-chen", () -> tasks.complete(other, paper)))
        .hasMessageContaining("已经投票，不能重复投票");
    tasks.setAssignee(other, "mtw-zhao");
    assertThatThrownBy(() -> steps.asMember("mtw-zhao", () -> tasks.complete(other, paper)))
        .hasMessageContaining("您不在本案票决委员名单中");
    tasks.setAssignee(other, "mtw-su");
    assertThatThrownBy(() -> steps.vote("mtw-su", "perhaps")).hasMessageContaining("请在“表决意见”中选择一项");
  }

  @Test
  void whoMayNotVoteWritesNoOpinionOnABallotPaper() {
    steps.proposeSanction("revoke");
    steps.notifyAndHear();
    Task paper = steps.ballotPaper("mtw-xu");
    for (String other : List.of("mtw-guang", "mtw-zhao", "mtw-chen")) {
      assertThatThrownBy(() -> steps.asMember(other, () -> comment(paper)))
          .as(other)
          .hasMessageContaining("意见由签收任务的人员填写");
    }
    steps.asMember("mtw-xu", () -> comment(paper));
    assertThat(tasks.getTaskComments(paper.getId())).hasSize(1);
  }

  private void comment(Task paper) {
    tasks.createComment(paper.getId(), paper.getProcessInstanceId(), "不宜取消。");
  }

  /** As Tasklist submits it, and by every resource that could tell. */
  @Test
  @Tag("database")
  void nobodyLearnsHowAMemberVotesBeforeTheCount() {
    steps.proposeSanction("revoke");
    steps.notifyAndHear();
    String secret = "此理由计票前保密";
    String paper = steps.ballotPaper("mtw-chen").getId();
    TestRestTemplate member = rest.withBasicAuth("mtw-chen", "Zhijian-2009");
    assertThat(member.getForObject("/engine-rest/task?assignee=mtw-chen", String.class))
        .contains(paper);
    assertThat(member.getForObject("/engine-rest/task/" + paper + "/deployed-form", String.class))
        .contains("sealedVote", "投票在计票前保密");
    ResponseEntity<String> submitted =
        member.postForEntity(
            "/engine-rest/task/" + paper + "/submit-form",
            Map.of(
                "variables",
                Map.of(
                    "sealedVote", Map.of("value", "criticise"),
                    "sealedReason", Map.of("value", secret))),
            String.class);
    assertThat(submitted.getStatusCode().is2xxSuccessful()).as(submitted.getBody()).isTrue();

    assertThat(runtime.createVariableInstanceQuery().variableNameLike("sealed%").list())
        .filteredOn(variable -> variable.getValue() != null)
        .as("before the jobs")
        .isEmpty();
    driver.runJobs();
    String instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(CASE)
            .singleResult()
            .getId();
    List<String> leaks = new ArrayList<>();
    boolean seesTheRest = false;
    for (String person : List.of("mtw-huang", "sheng-mpb", "sheng-ld", "sheng-du")) {
      for (String path :
          List.of(
              "/variable-instance?deserializeValues=false",
              "/process-instance/" + instance + "/variables",
              "/history/variable-instance?includeDeleted=true",
              "/history/detail?processInstanceId=" + instance,
              "/history/detail?formFields=true",
              "/history/detail?variableUpdates=true",
              "/history/task?processInstanceId=" + instance,
              "/history/activity-instance?processInstanceId=" + instance,
              "/history/user-operation",
              "/history/identity-link-log",
              "/history/job-log",
              "/history/incident",
              "/task?processInstanceBusinessKey=" + CASE)) {
        String body =
            rest.withBasicAuth(person, "Zhijian-2009")
                .getForObject("/engine-rest" + path, String.class);
        if (body.contains(secret) || body.contains("\"criticise\"")) {
          leaks.add(person + " " + path);
        }
        seesTheRest |= body.contains("何厂长");
      }
    }
    assertThat(leaks).isEmpty();
    assertThat(seesTheRest).as("what is not secret is in the history").isTrue();
    assertThat(history.createHistoricVariableInstanceQuery().variableNameLike("sealed%").count())
        .isZero();
    assertThatThrownBy(() -> ballots.votes(CASE))
        .hasMessageContaining("secret until it is counted");
  }

  @Test
  void whatCannotBeProposedIsRefused() {
    assertThatThrownBy(() -> steps.proposeSanction("MP2008-9999", "revoke", ""))
        .hasMessageContaining("没有编号为“MP2008-9999”的名牌产品称号");
    assertThatThrownBy(() -> steps.proposeSanction("reject")).hasMessageContaining("请在“建议处理”中选择一项");
    assertThatThrownBy(() -> steps.proposeSanction(TITLE, "revoke", "MS2009-440000-0009"))
        .hasMessageContaining("没有编号为“MS2009-440000-0009”的质量事件");
    steps.proposeSanction("revoke");
    assertThatThrownBy(() -> steps.proposeSanction("criticise"))
        .hasMessageContaining("已有案件" + CASE + "正在办理");
  }

  private void assertDropped() {
    assertThat(sanctions.of(CASE).state()).isEqualTo(SanctionCase.State.DROPPED);
    assertThat(titles.of(TITLE).state()).isEqualTo(TitleState.VALID);
    assertThat(titles.events(TITLE))
        .extracting(TitleEvent::kind)
        .containsExactly(TitleEvent.Kind.REGISTERED);
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::number)
        .containsExactly("粤名推处告〔2009〕1号", "粤名推结〔2009〕1号");
    assertThat(driver.openTasks(driver.delivery(CASE, null)))
        .as("whoever was told of the proposal is told that nothing comes of it")
        .containsExactly("userTask_serveDocument");
    steps.serveDecision(documents.ofCase(CASE).get(1).issuedAt().toLocalDate().toString());
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(CASE).count())
        .isZero();
    assertThat(titles.of(TITLE).state()).isEqualTo(TitleState.VALID);
  }
}
