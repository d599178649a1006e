package cn.qualitysafety.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.ComplianceFact;
import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.platform.deadline.CaseLimit;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.LimitExtension;
import cn.qualitysafety.platform.deadline.Standstill;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.record.CaseRecords;
import cn.qualitysafety.publicity.PublicDecision;
import cn.qualitysafety.publicity.PublicResults;
import cn.qualitysafety.shared.DecisionSteps;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cases of Guangzhou against a licence that is watched, and that the province has given; the
 * committee of the province has three members.
 */
@SystemTest
class LicenceRevocationProcessTest {

  private static final String NUMBER = "XK08-008-00123";
  private static final String CASE = "CX2009-440100-0001";
  private static final String HEARING = CASE + "-TZ";
  private static final String REVIEW = "SY2009-440000-0001";
  private static final String GUANGZHOU = "440100";
  private static final String PROVINCE = "440000";
  private static final String ORGANISER = RevocationSteps.ORGANISER;
  private static final String DECIDER = RevocationSteps.DECIDER;
  private static final String LAWYER = "sheng-fazhi";
  private static final List<String> COMMITTEE =
      List.of("sheng-anshen", "sheng-anshen2", "sheng-ld");

  @Autowired private CaseDriver driver;
  @Autowired private ComplianceService compliance;
  @Autowired private LicenceService licences;
  @Autowired private PublicResults results;
  @Autowired private RevocationService revocations;
  @Autowired private CaseLimits limits;
  @Autowired private CaseRecords records;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private TestRestTemplate rest;
  @LocalServerPort private int port;

  private RevocationSteps steps;
  private DecisionSteps review;

  /** On Monday 2009-09-14. */
  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps = new RevocationSteps(driver);
    review = new DecisionSteps(driver, tasks, PROVINCE, LAWYER);
    steps.watch(NUMBER, "2008-03-10", "2013-03-09");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  /**
   * Three months from Monday 2009-09-14 end on 12-14; the hearing's 13 days from 09-18 to 09-30 do
   * not count, so on Sunday 12-27, which gives way to Monday 12-28. Told of its right on Friday
   * 09-18 the holder may ask for three days: until Monday 09-21.
   */
  @Test
  void in2009ALicenceIsRevokedByServiceOfWhatTheCommitteeAgreedTo() throws Exception {
    licences.publish(NUMBER);
    steps.open(NUMBER, "revoke");
    assertThat(limits.lastDay(CASE, "licence.revocation")).isEqualTo("2009-12-14");
    steps.toNotice(CASE);
    driver.moveClockTo("2009-09-16T10:00:00");
    steps.serve(CASE, "2009-09-16");
    assertThat(task("userTask_recordDefence").getDueDate())
        .as(
            "five working days from the service, until 09-23; five more for the post, until 09-29;"
                + " two to enter it, of which 10-09 follows the holidays: not red before")
        .isEqualTo("2009-10-09T23:59:59+08:00");
    driver.moveClockTo("2009-09-17T10:00:00");
    steps.defend(CASE, "continue");
    driver.moveClockTo("2009-09-18T10:00:00");
    assertThat(text(documents.ofCase(HEARING).get(0)))
        .as("what is intended, on which facts and evidence, by which articles")
        .contains("吊销生产许可证" + NUMBER, "监督抽查两次不合格，复查仍不合格。", "《中华人民共和国工业产品生产许可证管理条例》第五十四条");
    driver.serve(HEARING, "legal-affairs", PROVINCE, "2009-09-18", "何厂长");
    driver.moveClockTo("2009-09-22T10:00:00");
    assertThatThrownBy(() -> steps.request(HEARING, "approve", "2009-09-22"))
        .hasMessageContaining("当事人在2009年9月21日之后才提出听证申请");
    steps.request(HEARING, "approve", "2009-09-21");
    steps.schedule(HEARING, "2009-09-30");
    driver.serve(HEARING, "legal-affairs", PROVINCE, "2009-09-22", "何厂长");
    driver.moveClockTo("2009-09-30T16:00:00");
    assertThatThrownBy(() -> hold("hearing-presider-440000"))
        .hasMessageContaining("听证通知书载明的主持人是省局听证主持 石磊，应由其本人主持");
    hold("sheng-tingzheng");

    review.agree(REVIEW);
    driver.moveClockTo("2009-10-09T09:00:00");
    review.convene(REVIEW, COMMITTEE, "2009-10-09");
    COMMITTEE.forEach(member -> review.speak(REVIEW, member, "agree"));
    driver.runJobs();
    assertThat(text(documents.ofCase(REVIEW).get(1)))
        .contains(
            "办件编号：" + CASE,
            "已于2009年9月30日举行听证",
            "省局领导 卫副局长：同意拟作出的处理",
            "省局案审委委员 易处长：同意拟作出的处理",
            "省局领导 孙副局长：同意拟作出的处理",
            "第三十八条第二款");
    assertThat(limits.standstills(CASE))
        .extracting(Standstill::stoppedOn, Standstill::resumedOn)
        .containsExactly(tuple(LocalDate.of(2009, 9, 17), LocalDate.of(2009, 9, 30)));
    assertThat(task("userTask_decideRevocation").getDueDate())
        .isEqualTo("2009-12-28T23:59:59+08:00");
    assertThat(driver.shown(CASE, "userTask_decideRevocation"))
        .containsEntry("hearingText", "已于2009年9月30日举行听证。笔录：企业对抽样程序提出异议。")
        .containsEntry("reviewOutcome", "同意");
    assertThat(new WebLogin(port, "sheng-jueding", "tasklist").get("/cases/" + CASE).body())
        .as("whoever decides has both papers in the file")
        .contains("法制审核意见书", "集体讨论记录");
    steps.decide(CASE, "approve");

    assertThat(licences.of(NUMBER).state()).as("not yet served").isEqualTo(LicenceState.VALID);
    assertThat(page("decisions")).doesNotContain(NUMBER);
    assertThat(page("licences")).contains(NUMBER);
    assertThat(watches()).isEqualTo(1);
    driver.moveClockTo("2009-10-13T15:00:00");
    steps.serve(CASE, "2009-10-13");
    assertThat(licences.of(NUMBER))
        .extracting(Licence::state, Licence::endedAt)
        .containsExactly(LicenceState.REVOKED, LocalDateTime.of(2009, 10, 13, 15, 0));
    assertThat(results.decisions(1).rows())
        .extracting(PublicDecision::number, PublicDecision::measure, PublicDecision::on)
        .containsExactly(tuple(NUMBER, "吊销", LocalDate.of(2009, 10, 13)));
    assertThat(page("decisions")).contains(NUMBER, "吊销", "2009年10月13日");
    assertThat(page("licences")).doesNotContain(NUMBER);
    assertThat(watches()).as("the watch has ended too").isZero();
    assertThat(revocations.of(CASE))
        .extracting(Revocation::state, Revocation::decidedBy, Revocation::effectiveOn)
        .containsExactly(
            Revocation.State.DECIDED, "decision-maker-440000", LocalDate.of(2009, 10, 13));
    List<OfficialDocument> letters = documents.ofCase(CASE);
    assertThat(letters)
        .extracting(OfficialDocument::kind, OfficialDocument::number, OfficialDocument::issuedBy)
        .containsExactly(
            tuple("licence-revocation-notice", "粤质监许处告〔2009〕1号", "review-organiser-440100"),
            tuple("licence-revocation-decision", "粤质监许处决〔2009〕1号", "decision-maker-440000"),
            tuple("licence-revocation-circular", "粤质监许通〔2009〕1号", "gz-shencha"));
    assertThat(text(letters.get(2)))
        .as("条例 art. 65 par. 1: until 2018 whoever supervises trade is another department")
        .contains("工商行政管理部门：\n", "决定自2009年10月13日起生效", "第六十五条第一款的规定，现予通报");
    assertThatThrownBy(() -> steps.tellDepartments(CASE, "2009-10-12"))
        .hasMessageContaining("“通报日期”早于处理决定生效日期");
    steps.tellDepartments(CASE, "2009-10-13");
    assertThat(result(CASE)).isEqualTo("已吊销并通报");
    assertThat(text(letters.get(0))).contains("拟作出吊销该生产许可证的决定", "监督抽查两次不合格", "第三十一条、第三十二条");
    assertThat(text(letters.get(1)))
        .contains(
            "地址：广州市白云区人和镇工业园3号", "未提出。\n本局已于2009年9月30日就本案举行听证", "事实清楚，程序合法。", "吊销你单位编号为" + NUMBER);
  }

  /**
   * 90 days from Monday 2022-03-07 end on Sunday 06-05; the hearing's 29 days from 03-11 to 04-08
   * do not count: Monday 07-04. Told on Friday 03-18 the holder may ask for five working days:
   * until Friday 03-25.
   */
  @Test
  @Tag("database")
  void in2022ALicenceIsRevokedByTheLawOf2021() {
    driver.reset();
    driver.setClock("2022-03-07T09:00:00");
    steps.watch(NUMBER, "2020-03-10", "2025-03-09");
    String number = "CX2022-440100-0001";
    String hearing = number + "-TZ";
    String reviewed = "SY2022-440000-0001";
    steps.open(NUMBER, "revoke");
    assertThat(limits.lastDay(number, "licence.revocation")).isEqualTo("2022-06-06");
    steps.toNotice(number);
    driver.moveClockTo("2022-03-09T10:00:00");
    steps.serve(number, "2022-03-09");
    driver.moveClockTo("2022-03-10T10:00:00");
    steps.defend(number, "continue");
    driver.moveClockTo("2022-03-18T10:00:00");
    driver.serve(hearing, "legal-affairs", PROVINCE, "2022-03-18", "何厂长");
    driver.moveClockTo("2022-03-28T10:00:00");
    assertThatThrownBy(() -> steps.request(hearing, "approve", "2022-03-28"))
        .hasMessageContaining("当事人在2022年3月25日之后才提出听证申请");
    steps.request(hearing, "approve", "2022-03-25");
    steps.schedule(hearing, "2022-04-08");
    driver.serve(hearing, "legal-affairs", PROVINCE, "2022-03-28", "何厂长");
    driver.moveClockTo("2022-04-08T16:00:00");
    hold(hearing, "sheng-tingzheng");
    review.agreeTogether(reviewed, COMMITTEE, "2022-04-08");
    assertThat(text(documents.ofCase(reviewed).get(0))).contains("第五十七条第二款、第五十八条第一款第（二）项");
    assertThat(text(documents.ofCase(reviewed).get(1))).contains("第五十七条第二款", "省局领导 孙副局长：同意拟作出的处理");
    assertThat(limits.lastDay(number, "licence.revocation")).isEqualTo("2022-07-04");
    steps.decide(number, "approve");
    assertThat(toBeServedBy())
        .as("seven working days, law of 2021 art. 61 and 85: 11 to 15, 18, 19 April")
        .isEqualTo("2022-04-19T23:59:59+08:00");
    assertThat(results.decisions(1).rows()).isEmpty();
    driver.moveClockTo("2022-04-12T10:00:00");
    steps.serve(number, "2022-04-11");
    assertThat(licences.of(NUMBER))
        .extracting(Licence::state, Licence::endedAt)
        .as("served the day before it is entered")
        .containsExactly(LicenceState.REVOKED, LocalDateTime.of(2022, 4, 11, 23, 59, 59));
    assertThat(results.decisions(1).rows())
        .extracting(PublicDecision::on)
        .containsExactly(LocalDate.of(2022, 4, 11));
    assertThat(text(documents.ofCase(number).get(0))).contains("第四十四条、第四十五条");
  }

  /**
   * Announced on Friday 2009-09-18 for sixty days: served on Tuesday 11-17. These sixty days, from
   * 09-19 on, do not count: three months to 12-14 become Friday 2010-02-12. Of the decision's
   * notice of 2010-02-09 the sixtieth day is Saturday 04-10: it serves on Monday 04-12.
   */
  @Test
  void whoCannotBeFoundIsServedByPublicNoticeWhichDoesNotCount() {
    steps.open(NUMBER, "revoke");
    steps.toNotice(CASE);
    driver.moveClockTo("2009-09-18T10:00:00");
    announce(CASE, "2009-09-18");
    driver.moveClockTo("2009-11-17T23:00:00");
    assertThat(driver.openTasks(CASE)).isEmpty();
    assertThat(limits.ofCase(driver.delivery(CASE, null)))
        .as("nobody is late with a service while its announcement runs")
        .extracting(CaseLimit::limitName, CaseLimit::endedOn)
        .containsExactly(tuple("licence.notifyHolder", LocalDate.of(2009, 9, 18)));
    driver.moveClockTo("2009-11-18T09:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_recordDefence");
    assertThat(revocations.noticeServedOn(revocations.of(CASE))).isEqualTo("2009-11-17");
    assertThat(limits.lastDay(CASE, "licence.revocation")).isEqualTo("2010-02-12");
    steps.defend(CASE, "continue");
    driver.moveClockTo("2009-11-19T09:00:00");
    announce(HEARING, "2009-11-19");
    // Sixty days to Monday 2010-01-18, three to ask, and what is in the post.
    driver.moveClockTo("2010-02-08T09:00:00");
    assertThat(limits.standstills(CASE))
        .extracting(Standstill::stoppedOn, Standstill::resumedOn, Standstill::reason)
        .as("the hearing's time ends with the hearing, not with its notice")
        .containsExactly(
            tuple(LocalDate.of(2009, 9, 18), LocalDate.of(2009, 11, 17), "公告送达期间不计入期限"),
            tuple(LocalDate.of(2009, 11, 18), LocalDate.of(2010, 1, 28), "听证所需时间不计入期限"));
    String reviewed = "SY2010-440000-0001";
    review.agreeTogether(reviewed, COMMITTEE, "2010-02-08");
    steps.decide(CASE, "approve");
    driver.moveClockTo("2010-02-09T10:00:00");
    assertThat(documents.ofCase(CASE))
        .last()
        .satisfies(
            letter ->
                assertThat(text(letter))
                    .as("it never wrote that it waives anything")
                    .contains("你单位经告知听证权利，在规定的期限内没有要求听证。")
                    .doesNotContain("放弃听证"));
    announce(CASE, "2010-02-09");
    driver.moveClockTo("2010-04-12T12:00:00");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.VALID);
    assertThat(results.decisions(1).rows()).isEmpty();
    driver.moveClockTo("2010-04-13T00:00:01");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.REVOKED);
    assertThat(results.decisions(1).rows())
        .extracting(PublicDecision::on)
        .containsExactly(LocalDate.of(2010, 4, 12));
  }

  /**
   * Since 2022 a public notice is of thirty days: of that of Friday 2022-03-11 the last, 20 of
   * March and 10 of April, is Sunday 04-10. It serves on Monday 04-11.
   */
  @Test
  void in2022ADecisionThatNobodyCanBeHandedBindsAndIsPublicAfterThirtyDaysOfNotice() {
    driver.reset();
    driver.setClock("2022-03-07T09:00:00");
    steps.watch(NUMBER, "2020-03-10", "2025-03-09");
    licences.publish(NUMBER);
    String number = "CX2022-440100-0001";
    steps.open(NUMBER, "revoke");
    steps.toNotice(number);
    steps.serve(number, "2022-03-07");
    steps.defend(number, "continue");
    steps.waiveHearing(number + "-TZ", "2022-03-07");
    driver.moveClockTo("2022-03-11T10:00:00");
    review.agreeTogether("SY2022-440000-0001", COMMITTEE, "2022-03-11");
    steps.decide(number, "approve");
    announce(number, "2022-03-11");
    driver.moveClockTo("2022-04-11T23:59:00");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.VALID);
    assertThat(page("decisions")).doesNotContain(NUMBER);
    assertThat(page("licences")).contains(NUMBER);
    driver.moveClockTo("2022-04-12T00:00:01");
    assertThat(licences.of(NUMBER))
        .extracting(Licence::state, Licence::endedAt)
        .containsExactly(LicenceState.REVOKED, LocalDateTime.of(2022, 4, 11, 23, 59, 59));
    assertThat(page("decisions")).contains(NUMBER, "吊销", "2022年4月11日");
    assertThat(page("licences")).doesNotContain(NUMBER);
  }

  @Test
  void whatMostOfTheCommitteeAreAgainstIsNotDecided() {
    toReview("revoke");
    review.agree(REVIEW);
    driver.runJobs();
    review.convene(REVIEW, COMMITTEE, "2009-09-21");
    review.speak(REVIEW, "sheng-anshen", "refuse");
    review.speak(REVIEW, "sheng-anshen2", "agree");
    review.speak(REVIEW, "sheng-ld", "refuse");
    driver.runJobs();
    assertThat(revocations.of(CASE))
        .extracting(Revocation::state, Revocation::reviewOutcome, Revocation::decidedBy)
        .containsExactly(Revocation.State.DROPPED, "不同意", null);
    assertThat(revocations.of(CASE).reasons())
        .startsWith("集体讨论不同意拟作出的处理（" + REVIEW + "）")
        .contains("sheng-ld认为证据不足");
    assertThat(result(CASE)).isEqualTo("讨论不同意");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.VALID);
    assertThat(watches()).as("the licence is watched on").isEqualTo(1);
    assertThat(documents.ofCase(CASE))
        .as("who is not burdened gets no decision")
        .extracting(OfficialDocument::kind)
        .containsExactly("licence-revocation-notice");
    steps.open(NUMBER, "withdraw");
    assertThat(revocations.of("CX2009-440100-0002").state()).isEqualTo(Revocation.State.OPEN);
  }

  @Test
  void whatTheReviewSendsBackAndChangesIsToldAndHeardAgain() {
    toReview("revoke");
    review.review(REVIEW, LAWYER, "return", List.of("evidenceEnough"));
    driver.runJobs();
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_investigate");
    assertThat(driver.shown(CASE, "userTask_investigate"))
        .containsEntry("reviewOutcome", "退回补充")
        .containsEntry("reviewText", "法制审核：复查报告没有送达的证据。");
    assertThatThrownBy(
            () -> steps.investigate(CASE, "continue", Map.of("newFacts", "复查报告已于9月10日送达。")))
        .hasMessageContaining("事实、证据或者依据有变化的，应当重新告知企业");
    assertThatThrownBy(() -> steps.investigate(CASE, "test", Map.of("newFacts", "复查报告已送达。")))
        .as("after the test it would go on with what nobody was told")
        .hasMessageContaining("事实、证据或者依据有变化的，应当重新告知企业");
    steps.investigate(CASE, "notify", Map.of("newFacts", "复查报告已于9月10日送达。"));
    steps.serve(CASE, "2009-09-21");
    steps.defend(CASE, "continue");
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::number)
        .containsExactly("粤质监许处告〔2009〕1号", "粤质监许处告〔2009〕2号");
    assertThat(text(documents.ofCase(CASE).get(1))).contains("复查报告已于9月10日送达。");
    steps.waiveHearing(HEARING + "2", "2009-09-21");
    review.agreeTogether("SY2009-440000-0002", COMMITTEE, "2009-09-21");
    steps.decide(CASE, "approve");
    assertThat(text(documents.ofCase(CASE).get(2))).contains("复查报告已于9月10日送达。");
  }

  /** The test's 24 days from Wednesday 2009-09-16 to Friday 10-09 do not count. */
  @Test
  void aTestTakesTimeThatDoesNotCountAndADefenceIsVerified() {
    steps.open(NUMBER, "revoke");
    steps.nameOfficers(CASE);
    driver.moveClockTo("2009-09-15T09:00:00");
    steps.investigate(CASE, "test");
    driver.moveClockTo("2009-10-09T09:00:00");
    driver.completeBy(
        "gz-qita",
        CASE,
        "userTask_recordTest",
        List.of(ORGANISER),
        GUANGZHOU,
        Map.of(
            "testBody",
            "广州质检院",
            "testNumber",
            "JD-7",
            "testOn",
            "2009-10-09",
            "testResult",
            "不合格。"));
    assertThat(limits.lastDay(CASE, "licence.revocation")).isEqualTo("2010-01-07");
    assertThat(revocations.handlersOf(revocations.of(CASE)))
        .as("who neither opened it nor is an officer has worked on it all the same")
        .contains("gz-qita");
    steps.investigate(CASE, "notify");
    steps.serve(CASE, "2009-10-09");
    assertThatThrownBy(() -> steps.defend(CASE, "silent"))
        .as("five working days: 10, 12, 13, 14, 15 October")
        .hasMessageContaining("企业在2009年10月15日以前（含当日）可以陈述申辩")
        .as("a letter of the last day may be under way: 16, 19, 20, 21, 22 October")
        .hasMessageContaining("2009年10月22日以后才能登记为没有提出");
    steps.defend(CASE, "verify");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_investigate");
    steps.investigate(CASE, "continue");
    assertThat(driver.openTasks(HEARING + "-SD1")).containsExactly("userTask_serveDocument");
  }

  /** 90 days from Monday 2022-03-07, and 30 more: to Tuesday 2022-07-05. */
  @Test
  void theLimitOfAPenaltyIsExtendedOnceByWhoeverDecides() {
    driver.reset();
    driver.setClock("2022-03-07T09:00:00");
    steps.watch(NUMBER, "2020-03-10", "2025-03-09");
    String number = "CX2022-440100-0001";
    steps.open(NUMBER, "revoke");
    steps.nameOfficers(number);
    steps.investigate(number, "extend");
    assertThat(driver.openTasks(number)).containsExactly("userTask_extendLimit");
    assertThatThrownBy(() -> extend(number, "approve", null)).hasMessageContaining("延长期限的理由");
    extend(number, "approve", "案情复杂，须向外省调取证据。");
    assertThat(limits.lastDay(number, "licence.revocation")).isEqualTo("2022-07-05");
    assertThat(limits.extensions(number))
        .extracting(LimitExtension::reason, LimitExtension::approvedBy)
        .containsExactly(tuple("案情复杂，须向外省调取证据。", "decision-maker-440000"));
    steps.investigate(number, "extend");
    assertThatThrownBy(() -> extend(number, "approve", "仍须调取证据。"))
        .hasMessageContaining("已经延长1次")
        .hasMessageContaining("不能再延长");
    extend(number, "reject", null);
    assertThat(driver.openTasks(number)).containsExactly("userTask_investigate");
    assertThat(limits.lastDay(number, "licence.revocation")).isEqualTo("2022-07-05");
    steps.investigate(number, "extend");
    Map<String, Object> together =
        new HashMap<>(
            Map.of("decision", "approve", "extensionReason", "案情特别复杂。", "furtherDays", 60));
    assertThatThrownBy(() -> extend(number, together))
        .as("without what the leaders said")
        .hasMessageContaining("“集体讨论情况”");
    together.put("furtherDiscussion", "2022年6月1日局务会，五名负责人到会，一致同意。");
    extend(number, together);
    assertThat(limits.lastDay(number, "licence.revocation"))
        .as("sixty days end on Saturday 3 September")
        .isEqualTo("2022-09-05");
    assertThat(limits.extensions(number))
        .last()
        .extracting(LimitExtension::amount, LimitExtension::basis)
        .satisfies(said -> assertThat(said.toString()).contains("60", "集体讨论决定是否继续延期"));
  }

  /**
   * 90 days from Monday 2022-03-07; the 40 days from 03-11 to 04-19 do not count, so Friday 07-15.
   * In 2009 nothing lets a case rest.
   */
  @Test
  void aCaseThatCannotBeInvestigatedRestsByTheLawOf2019AndTheHolderIsTold() {
    steps.open(NUMBER, "revoke");
    steps.nameOfficers(CASE);
    assertThatThrownBy(() -> steps.investigate(CASE, "suspend"))
        .hasMessageContaining("2019年4月1日以后才有中止的规定");
    driver.reset();
    driver.setClock("2022-03-07T09:00:00");
    steps.watch(NUMBER, "2020-03-10", "2025-03-09");
    String number = "CX2022-440100-0001";
    steps.open(NUMBER, "revoke");
    steps.nameOfficers(number);
    steps.investigate(number, "suspend");
    suspend(number, Map.of("suspension", "reject"));
    assertThat(driver.openTasks(number)).containsExactly("userTask_investigate");
    steps.investigate(number, "suspend");
    driver.moveClockTo("2022-03-10T10:00:00");
    suspend(
        number,
        Map.of(
            "suspension", "approve",
            "suspensionGround", "other_case",
            "suspensionFacts", "须待（2022）粤01行初12号案的判决。"));
    steps.serve(number, "2022-03-10");
    driver.moveClockTo("2022-04-19T10:00:00");
    driver.complete(
        number, "userTask_resumeCase", ORGANISER, GUANGZHOU, Map.of("resumption", "判决已经生效。"));
    assertThat(driver.openTasks(number)).containsExactly("userTask_investigate");
    assertThat(limits.lastDay(number, "licence.revocation")).isEqualTo("2022-07-15");
    assertThat(documents.ofCase(number))
        .extracting(OfficialDocument::title)
        .containsExactly("中止案件调查通知书");
    assertThat(text(documents.ofCase(number).get(0)))
        .contains("依照《市场监督管理行政处罚程序规定》第四十六条第一款的规定，经本局负责人批准");
  }

  private void suspend(String number, Map<String, Object> entered) {
    driver.complete(number, "userTask_approveSuspension", DECIDER, PROVINCE, entered);
    driver.runJobs();
  }

  @Test
  void whatHasNoLimitOrNoWayToExtendItIsNotExtended() {
    steps.open(NUMBER, "annul");
    steps.nameOfficers(CASE);
    assertThatThrownBy(() -> steps.investigate(CASE, "extend"))
        .hasMessageContaining("撤回、撤销许可没有法定的办理期限，不须申请延长");
    steps.investigate(CASE, "end");
    steps.decide(CASE, "reject");
    steps.open(NUMBER, "revoke");
    String second = "CX2009-440100-0002";
    steps.nameOfficers(second);
    steps.investigate(second, "extend");
    assertThatThrownBy(() -> extend(second, "approve", "案情复杂。"))
        .as("before 2019")
        .hasMessageContaining("没有可以延长的规定");
    extend(second, "reject", null);
    assertThat(limits.lastDay(second, "licence.revocation")).isEqualTo("2009-12-14");
  }

  @ParameterizedTest
  @CsvSource({
    "2009-09-14, reject, DROPPED, 不予处理",
    "2009-09-14, withdraw, CASE_WITHDRAWN, 撤销案件",
    "2009-09-14, transfer, TRANSFERRED, 移送司法机关",
    "2022-03-07, transfer, TRANSFERRED, 移送司法机关",
    "2009-09-14, terminate, TERMINATED, 终结"
  })
  void aCaseEndsWithoutADecisionAgainstTheHolder(
      String day, String decision, Revocation.State state, String result) {
    String number = "CX%s-440100-0001".formatted(day.substring(0, 4));
    driver.reset();
    driver.setClock(day + "T09:00:00");
    LocalDate validFrom = LocalDate.parse(day).minusYears(1);
    steps.watch(NUMBER, validFrom.toString(), validFrom.plusYears(5).minusDays(1).toString());
    steps.open(NUMBER, "revoke");
    steps.nameOfficers(number);
    steps.investigate(number, "end");
    assertThatThrownBy(() -> steps.decide(number, "approve"))
        .hasMessageContaining("还没有告知企业、听取陈述申辩并告知听证权利，不能作出吊销决定");
    steps.decide(number, decision);
    if (decision.equals("transfer")) {
      recordTransfer(number, "taken", day);
    }
    assertThat(revocations.of(number).state()).isEqualTo(state);
    assertThat(result(number)).isEqualTo(result);
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.VALID);
    assertThat(limits.ofCase(number)).allSatisfy(limit -> assertThat(limit.endedOn()).isNotNull());
    assertThat(documents.ofCase(number).stream().map(this::text))
        .allSatisfy(
            letter ->
                assertThat(letter)
                    .contains("广州市公安局：", "地址：广州市白云区人和镇工业园3号")
                    .as("the laws of 1996 and 2001, and those of 2021 and 2020")
                    .contains(
                        day.startsWith("2009")
                            ? "《中华人民共和国行政处罚法》第二十二条、第三十八条第一款第四项、《行政执法机关移送涉嫌犯罪案件的规定》第三条的规定"
                            : "《中华人民共和国行政处罚法》第二十七条第一款、第五十七条第一款第四项、《行政执法机关移送涉嫌犯罪案件的规定》第三条第一款的规定"));
    assertThat(documents.ofCase(number)).hasSize(decision.equals("transfer") ? 1 : 0);
  }

  /**
   * 移送涉嫌犯罪案件的规定 arts. 8 and 10: what the police give back is the bureau's to decide again. Ten
   * working days, practice, from Monday 14 September 2009: 15 to 18, 21 to 25 and Sunday 27.
   */
  @Test
  void whatThePoliceGiveBackIsOpenedAgainAsItsOwnCase() {
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps.watch(NUMBER, "2008-09-14", "2013-09-13");
    String first = "CX2009-440100-0001";
    steps.open(NUMBER, "revoke");
    steps.nameOfficers(first);
    steps.investigate(first, "end");
    steps.decide(first, "transfer");
    assertThat(driver.dueDate(first, "userTask_recordTransfer"))
        .isEqualTo("2009-09-27T23:59:59+08:00");
    assertThatThrownBy(() -> recordTransfer(first, "returned", "2009-09-15"))
        .hasMessageContaining("“收到答复的日期”不能晚于今天");
    driver.moveClockTo("2009-09-17T09:00:00");
    recordTransfer(first, "returned", "2009-09-17");
    assertThat(result(first)).isEqualTo("不予立案退回，另行立案");
    String again = "CX2009-440100-0002";
    assertThat(revocations.of(again))
        .extracting(Revocation::licenceNumber, Revocation::measure, Revocation::state)
        .containsExactly(NUMBER, Measure.REVOKE, Revocation.State.OPEN);
    assertThat(revocations.of(again).facts()).isEqualTo(revocations.of(first).facts());
    assertThat(driver.openTasks(again)).containsExactly("userTask_nameOfficers");
  }

  private void recordTransfer(String number, String result, String on) {
    driver.complete(
        number,
        "userTask_recordTransfer",
        "decision-maker",
        PROVINCE,
        Map.of(
            "transferResult", result,
            "transferRepliedOn", on,
            "transferReply", "穗公立字〔2009〕7号。"));
    driver.runJobs();
  }

  @Test
  void withoutAReviewThatAgreesNothingIsDecided() {
    toReview("revoke");
    review.review(REVIEW, LAWYER, "change", List.of("proportionate"));
    driver.runJobs();
    steps.investigate(CASE, "end");
    assertThatThrownBy(() -> steps.decide(CASE, "approve"))
        .hasMessageContaining("法制审核和集体讨论的结果是“建议变更”，不能作出吊销决定");
    steps.decide(CASE, "reject");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.VALID);
  }

  @Test
  void oneOfficerIsNotEnoughAndNobodyWhoWorkedOnTheCaseReviewsSpeaksOrDecides() {
    driver.employ("decision-maker-440000", "case-committee", PROVINCE);
    steps.open(NUMBER, "annul");
    assertThatThrownBy(() -> steps.nameOfficers(CASE, List.of("gz-shencha")))
        .hasMessageContaining("承办人员不得少于两人，现为1人");
    assertThatThrownBy(() -> steps.nameOfficers(CASE, List.of("gz-shencha", "gz-shencha")))
        .hasMessageContaining("有一项选了两次");
    steps.nameOfficers(CASE);
    assertThatThrownBy(
            () ->
                driver.complete(
                    CASE,
                    "userTask_investigate",
                    ORGANISER,
                    GUANGZHOU,
                    Map.of(
                        "investigation", "核对了报告。",
                        "nextStep", "notify",
                        "partyAddress", "广州市白云区人和镇工业园3号")))
        .hasMessageContaining("应由承办人员办理");
    assertThatThrownBy(() -> steps.investigate(CASE, "continue"))
        .hasMessageContaining("还没有告知企业，不能选择继续办理");
    assertThatThrownBy(() -> steps.investigate(CASE, "notify", Map.of()))
        .hasMessageContaining("许可证和企业名录中都没有该企业的地址");
    steps.investigate(CASE, "notify");
    served();
    assertThatThrownBy(() -> review.review(REVIEW, "gz-shencha2", "agree", List.of()))
        .hasMessageContaining("您参与了本案的办理，不能办理“法制审核”");
    review.agree(REVIEW);
    driver.runJobs();
    for (String worked : List.of("gz-shencha", "review-organiser-440100", LAWYER)) {
      assertThatThrownBy(
              () ->
                  driver.asLogin(
                      worked,
                      List.of(DECIDER),
                      PROVINCE,
                      () -> {
                        tasks.complete(
                            task("userTask_decideRevocation").getId(),
                            Map.of("decision", "approve", "reasons", "事实清楚。"));
                        return null;
                      }))
          .as(worked)
          .hasMessageContaining(worked.equals(LAWYER) ? "岗位分离" : "您参与了本案的办理");
    }
    assertThat(task("userTask_decideRevocation")).as("it waits for somebody else").isNotNull();
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.VALID);
  }

  @Test
  void aDecisionWithoutAHearingSaysThatTheHolderWaivedIt() {
    toReview("annul");
    review.agree(REVIEW);
    driver.runJobs();
    assertThat(driver.shown(CASE, "userTask_decideRevocation"))
        .as("what is no penalty is not discussed unless it was heard")
        .containsEntry("hearingText", "企业书面表示放弃听证。")
        .containsEntry("reviewOutcome", "同意");
    assertThat(limits.ofCase(CASE))
        .extracting(CaseLimit::limitName)
        .as("no law limits what is no penalty")
        .containsExactly("licence.otherEnding");
    steps.decide(CASE, "approve");
    steps.serve(CASE, "2009-09-21");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.ANNULLED);
    assertThat(documents.ofCase(CASE))
        .last()
        .satisfies(letter -> assertThat(text(letter)).contains("未提出。\n你单位经告知听证权利，书面表示放弃听证。"));
  }

  /** 行政许可法 art. 70 no. 4; 条例 art. 31. */
  @Test
  @Tag("database")
  void aRevokedLicenceIsCancelledAndBothDecisionsAreAnnounced() {
    toReview("revoke");
    review.agreeTogether(REVIEW, COMMITTEE, "2009-09-21");
    steps.decide(CASE, "approve");
    assertThat(toBeServedBy())
        .as("a penalty: seven days from Monday 21 September, law of 1996 art. 40")
        .isEqualTo("2009-09-28T23:59:59+08:00");
    assertThatThrownBy(() -> steps.open(NUMBER, "annul"))
        .as("decided, not served")
        .hasMessageContaining("已有案件" + CASE + "正在办理");
    steps.serve(CASE, "2009-09-21");
    assertThat(documents.ofCase(CASE))
        .filteredOn(letter -> letter.kind().equals("licence-revocation-decision"))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(text(letter))
                    .contains("第五十五条的规定，3年内不得再次申请同一产品的生产许可证。", "第七十条第四项")
                    .doesNotContain("第八条第二款"));
    driver.moveClockTo("2009-10-20T09:00:00");
    assertThatThrownBy(() -> steps.open(NUMBER, "annul")).hasMessageContaining("已经失效，不能再予撤销");
    steps.open(NUMBER, "cancel", "decided");
    String cancelled = "CX2009-440100-0002";
    assertThat(driver.openTasks(cancelled)).containsExactly("userTask_decideRevocation");
    steps.decide(cancelled, "approve");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.REVOKED);
    assertThat(toBeServedBy())
        .as("no penalty, so practice: seven working days, 21 to 23, 26 to 29 October")
        .isEqualTo("2009-10-29T23:59:59+08:00");
    steps.serve(cancelled, "2009-10-20");
    assertThat(licences.of(NUMBER))
        .extracting(Licence::state, Licence::endedAt)
        .as("it ended when it was revoked")
        .containsExactly(LicenceState.CANCELLED, LocalDateTime.of(2009, 9, 21, 10, 0));
    assertThat(compliance.of(licences.of(NUMBER).holderCode(), 0, 9))
        .extracting(ComplianceFact::kind, ComplianceFact::caseNumber, ComplianceFact::occurredOn)
        .containsExactly(
            tuple("licence-cancelled", cancelled, LocalDate.of(2009, 10, 20)),
            tuple("licence-revoked", CASE, LocalDate.of(2009, 9, 21)));
    assertThat(results.decisions(1).rows())
        .extracting(PublicDecision::number, PublicDecision::measure, PublicDecision::on)
        .containsExactly(
            tuple(NUMBER, "注销", LocalDate.of(2009, 10, 20)),
            tuple(NUMBER, "吊销", LocalDate.of(2009, 9, 21)));
  }

  @Test
  void anExpiredLicenceIsCancelledWithoutNoticeButNothingElse() {
    driver.moveClockTo("2013-03-11T09:00:00");
    assertThatThrownBy(() -> steps.open(NUMBER, "revoke")).hasMessageContaining("已经失效，不能再予吊销");
    assertThatThrownBy(() -> steps.open(NUMBER, "cancel", "decided"))
        .hasMessageContaining("的状态与“注销的情形”不符");
    steps.open(NUMBER, "cancel", "expired");
    String number = "CX2013-440100-0001";
    assertThat(driver.openTasks(number)).containsExactly("userTask_decideRevocation");
    steps.decide(number, "approve");
    assertThat(documents.ofCase(number))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.number()).isEqualTo("粤质监许处决〔2013〕1号");
              assertThat(letter.title()).isEqualTo("注销生产许可证决定书");
              assertThat(text(letter)).contains("本案系依法办理注销，不须事先告知");
            });
    steps.serve(number, "2013-03-11");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.CANCELLED);
    assertThatThrownBy(() -> steps.open(NUMBER, "cancel", "expired"))
        .hasMessageContaining("的状态与“注销的情形”不符");
  }

  /** Without notice, hearing and review: nobody may be deprived of a licence in this way. */
  @Test
  void aValidLicenceIsCancelledOnlyIfItsHolderEndedOrAsksForIt() {
    for (String ground : List.of("expired", "decided")) {
      assertThatThrownBy(() -> steps.open(NUMBER, "cancel", ground))
          .hasMessageContaining("仍然有效，只有企业终止、申请注销、不再生产或者因不可抗力无法实施的才能注销");
    }
    assertThatThrownBy(() -> steps.open(NUMBER, "cancel")).hasMessageContaining("注销的情形");
    steps.open(NUMBER, "cancel", "applied");
    assertThat(revocations.of(CASE).facts())
        .startsWith("企业不再生产，申请注销（《中华人民共和国工业产品生产许可证管理条例》第三十一条）。");
  }

  /**
   * 行政许可法 art. 70 no. 3. Of sixty days of notice from Monday 2009-09-14, 16 are of September and 31
   * of October: Friday 11-13 is the last.
   */
  @Test
  void theLicenceOfAHolderWhoEndedIsCancelledAlthoughNobodyIsLeftToReceiveThat() {
    licences.publish(NUMBER);
    steps.open(NUMBER, "cancel", "ended");
    assertThat(revocations.of(CASE).facts()).startsWith("企业依法终止（《中华人民共和国行政许可法》第七十条第三项）。");
    assertThat(driver.openTasks(CASE))
        .as("nobody is left to be told and heard")
        .containsExactly("userTask_decideRevocation");
    steps.decide(CASE, "approve");
    assertThat(documents.ofCase(CASE))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(text(letter))
                    .startsWith("广东省质量技术监督局")
                    .contains("企业依法终止", "本案系依法办理注销，不须事先告知", "注销你单位编号为" + NUMBER));
    announce(CASE, "2009-09-14");
    driver.moveClockTo("2009-11-13T23:59:00");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.VALID);
    driver.moveClockTo("2009-11-14T00:00:01");
    assertThat(licences.of(NUMBER))
        .extracting(Licence::state, Licence::endedAt)
        .containsExactly(LicenceState.CANCELLED, LocalDateTime.of(2009, 11, 13, 23, 59, 59));
    assertThat(page("decisions")).contains(NUMBER, "注销", "2009年11月13日");
    assertThat(watches()).isZero();
  }

  /** 行政许可法 art. 70 no. 5; a holder whose licence is valid is told and heard first, art. 7. */
  @Test
  void aLicenceWhoseWorksAnEarthquakeDestroyedIsCancelledAfterItsHolderWasHeard() {
    steps.open(NUMBER, "cancel", "force_majeure");
    assertThat(driver.openTasks(CASE))
        .as("not decided on the office's word alone")
        .containsExactly("userTask_nameOfficers");
    steps.nameOfficers(CASE);
    steps.investigate(CASE, "end");
    assertThatThrownBy(() -> steps.decide(CASE, "approve"))
        .hasMessageContaining("还没有告知企业、听取陈述申辩并告知听证权利，不能作出注销决定");
    steps.decide(CASE, "reject");

    String number = "CX2009-440100-0002";
    steps.open(NUMBER, "cancel", "force_majeure");
    steps.toNotice(number);
    driver.moveClockTo("2009-09-21T10:00:00");
    steps.serve(number, "2009-09-18");
    steps.defend(number, "continue");
    steps.waiveHearing(number + "-TZ", "2009-09-21");
    review.agree(REVIEW);
    driver.runJobs();
    steps.decide(number, "approve");
    assertThat(documents.ofCase(number))
        .extracting(OfficialDocument::title)
        .containsExactly("拟注销生产许可证告知书", "注销生产许可证决定书");
    assertThat(text(documents.ofCase(number).get(0))).contains("《中华人民共和国行政许可法》第七条", "你单位有权进行陈述和申辩");
    assertThat(text(documents.ofCase(number).get(1)))
        .contains(
            "因不可抗力导致许可事项无法实施（《中华人民共和国行政许可法》第七十条第五项）。",
            "你单位经告知听证权利，书面表示放弃听证。",
            "注销你单位编号为",
            "注销情况由本局向社会公告。")
        .doesNotContain("不须事先告知");
    assertThat(licences.of(NUMBER).state()).as("until it is served").isEqualTo(LicenceState.VALID);
    steps.serve(number, "2009-09-21");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.CANCELLED);
  }

  /**
   * 条例 art. 31, 实施办法 of 2014 art. 35. Sixty working days from Monday 2014-09-15: 12 to the end of
   * September with Sunday 09-28, 19 in October with Saturday 10-11, 20 in November, and 9 in
   * December: Thursday 12-11. Told on Wednesday 09-17 the holder has five, until 09-24; five more
   * for the post, until 09-30; two to enter it, after the holidays, until 10-09.
   */
  @Test
  void aValidLicenceUnderWhichNobodyProducesIsCancelledAfterItsHolderWasHeard() {
    watchIn2014();
    licences.publish(NUMBER);
    String number = "CX2014-440100-0001";
    steps.openStopped(NUMBER, "2014-09-10", "黄工（粤01-0123）", "梁工（粤01-0456）");
    assertThat(limits.lastDay(number, "licence.otherEnding")).isEqualTo("2014-12-11");
    assertThat(revocations.of(number))
        .extracting(Revocation::measure, Revocation::facts)
        .containsExactly(
            Measure.CANCEL_VALID,
            "企业不再生产，没有申请注销（《中华人民共和国工业产品生产许可证管理条例》第三十一条、"
                + "《中华人民共和国工业产品生产许可证管理条例实施办法》第三十五条）。"
                + "2014年9月10日，检查人员黄工（粤01-0123）、梁工（粤01-0456）到生产地址检查："
                + "厂房已经腾空，设备已经变卖，三月起没有生产。两次书面告知办理注销，没有答复。");
    assertThat(records.text(number, "inspectedOn"))
        .as("field by field in the record of the case")
        .isEqualTo("2014-09-10");
    assertThat(driver.openTasks(number))
        .as("not decided on the office's word alone")
        .containsExactly("userTask_nameOfficers");
    steps.toNotice(number);
    assertThat(text(documents.ofCase(number).get(0)))
        .contains("拟作出注销该生产许可证的决定", "厂房已经腾空", "《中华人民共和国行政许可法》第七条", "你单位有权进行陈述和申辩");
    driver.moveClockTo("2014-09-17T10:00:00");
    steps.serve(number, "2014-09-17");
    assertThat(task(number, "userTask_recordDefence").getDueDate())
        .isEqualTo("2014-10-09T23:59:59+08:00");
    driver.moveClockTo("2014-09-22T10:00:00");
    steps.defend(number, "continue");
    steps.waiveHearing(number + "-TZ", "2014-09-22");
    review.agree("SY2014-440000-0001");
    driver.runJobs();
    steps.decide(number, "approve");
    assertThat(documents.ofCase(number))
        .extracting(OfficialDocument::title, OfficialDocument::number)
        .as("the province decides")
        .containsExactly(
            tuple("拟注销生产许可证告知书", "粤质监许处告〔2014〕1号"), tuple("注销生产许可证决定书", "粤质监许处决〔2014〕1号"));
    assertThat(licences.of(NUMBER).state()).as("until it is served").isEqualTo(LicenceState.VALID);
    assertThat(page("licences")).contains(NUMBER);
    driver.moveClockTo("2014-09-24T10:00:00");
    steps.serve(number, "2014-09-23");
    assertThat(licences.of(NUMBER))
        .extracting(Licence::state, Licence::endedAt)
        .containsExactly(LicenceState.CANCELLED, LocalDateTime.of(2014, 9, 23, 23, 59, 59));
    assertThat(page("licences")).doesNotContain(NUMBER);
    assertThat(page("decisions")).contains(NUMBER, "注销", "2014年9月23日");
    assertThat(watches()).isZero();
    assertThat(compliance.of(licences.of(NUMBER).holderCode(), 0, 9))
        .extracting(ComplianceFact::kind, ComplianceFact::caseNumber)
        .containsExactly(tuple("licence-cancelled", number));
    assertThat(result(number)).as("no penalty, nobody else is told").isEqualTo("许可证已失效");
  }

  @Test
  void aHolderWhoShowsThatItProducesKeepsItsLicence() {
    watchIn2014();
    String number = "CX2014-440100-0001";
    steps.openStopped(NUMBER, "2014-09-10", "黄工", "梁工");
    steps.toNotice(number);
    driver.moveClockTo("2014-09-17T10:00:00");
    steps.serve(number, "2014-09-17");
    steps.defend(number, "verify");
    steps.investigate(number, "end", Map.of("investigation", "新设备已经安装，十月恢复生产。"));
    assertThat(driver.shown(number, "userTask_decideRevocation"))
        .containsEntry("reviewOutcome", null);
    assertThatThrownBy(() -> steps.decide(number, "approve"))
        .hasMessageContaining("听取陈述申辩并告知听证权利，不能作出注销决定");
    steps.decide(number, "reject");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.VALID);
    assertThat(watches()).isEqualTo(1);
    assertThat(result(number)).isEqualTo("不予处理");
  }

  /** Until 2014-07-31 that is the state's administration's, 条例 art. 31. */
  @Test
  void ofALicenceUnderWhichNobodyProducesTheOfficeOpensACaseSince2014AndOnTwoInspectorsWord() {
    watchIn2014();
    driver.setClock("2014-07-31T09:00:00");
    assertThatThrownBy(() -> steps.openStopped(NUMBER, "2014-07-30", "黄工", "梁工"))
        .hasMessageContaining("2014年8月1日起，企业不再生产而没有申请的，才能由本局依职权注销")
        .hasMessageContaining("由国家质检总局注销（条例第三十一条），请书面报告，不能立案。");
    driver.setClock("2014-08-01T09:00:00");
    assertThatThrownBy(() -> steps.openStopped(NUMBER, "2014-08-02", "黄工", "梁工"))
        .hasMessageContaining("“检查日期”晚于今天");
    assertThatThrownBy(() -> steps.openStopped(NUMBER, "2014-07-30", "黄工", "黄工"))
        .hasMessageContaining("检查应当有两名以上人员参加（条例第三十九条第二款）");
    assertThatThrownBy(() -> steps.open(NUMBER, "cancel", "stopped"))
        .as("nobody is struck off because somebody says so")
        .hasMessageContaining("“检查日期”不能为空");
    assertThat(limits.ofCase("CX2014-440100-0001")).as("what is refused leaves nothing").isEmpty();
    steps.openStopped(NUMBER, "2014-07-30", "黄工", "梁工");
    assertThat(revocations.of("CX2014-440100-0001").state()).isEqualTo(Revocation.State.OPEN);
  }

  @Test
  void anExpiredLicenceIsCancelledAsExpiredWhoeverProducesUnderIt() {
    driver.moveClockTo("2014-09-15T09:00:00");
    assertThatThrownBy(() -> steps.openStopped(NUMBER, "2014-09-10", "黄工", "梁工"))
        .hasMessageContaining("的状态与“注销的情形”不符");
  }

  /** On Monday 2014-09-15. */
  private void watchIn2014() {
    driver.reset();
    driver.setClock("2014-09-15T09:00:00");
    steps.watch(NUMBER, "2012-03-10", "2017-03-09");
  }

  @Test
  void anExpiredLicenceTakesNothingAwayAndIsCancelledOnForceMajeureWithoutNotice() {
    driver.moveClockTo("2013-03-11T09:00:00");
    steps.open(NUMBER, "cancel", "force_majeure");
    assertThat(driver.openTasks("CX2013-440100-0001")).containsExactly("userTask_decideRevocation");
  }

  @Test
  void anotherRegimesMessageOpensTheCaseAtTheProvince() {
    runtime
        .createMessageCorrelation("licenceRevocationDue")
        .setVariables(
            Map.of(
                "licenceNumber", NUMBER,
                "measure", "revoke",
                "facts", "乳制品专项整治验收不合格。",
                "legalBasis", "条例第四十五条"))
        .correlateStartMessage();
    assertThat(revocations.of("CX2009-440000-0001"))
        .extracting(Revocation::licenceNumber, Revocation::openedBy)
        .containsExactly(NUMBER, null);
    assertThat(driver.openTasks("CX2009-440000-0001")).containsExactly("userTask_nameOfficers");
  }

  @Test
  void anUnknownLicenceAndASecondCaseAreRefused() {
    assertThatThrownBy(() -> steps.open("XK08-001-99999", "revoke"))
        .hasMessageContaining("没有编号为“XK08-001-99999”的许可证");
    assertThatThrownBy(() -> steps.open(NUMBER, "destroy")).hasMessageContaining("请在“处理种类”中选择一项");
    steps.open(NUMBER, "revoke");
    assertThatThrownBy(() -> steps.open(NUMBER, "annul"))
        .hasMessageContaining("已有案件" + CASE + "正在办理");
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("licence-revocation")
                .count())
        .isEqualTo(1);
  }

  @Test
  void ofTwoWhoOpenACaseAtOnceTheSecondIsToldOfTheFirst() throws Exception {
    CountDownLatch opened = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<String> city =
          threads.submit(
              () ->
                  transaction.execute(
                      status -> {
                        String number = openDirectly(GUANGZHOU);
                        opened.countDown();
                        await(commit);
                        return number;
                      }));
      await(opened);
      Future<String> province = threads.submit(() -> openDirectly("440000"));
      assertThatThrownBy(() -> province.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      commit.countDown();
      assertThat(city.get(10, TimeUnit.SECONDS)).isEqualTo(CASE);
      assertThatThrownBy(() -> province.get(10, TimeUnit.SECONDS))
          .hasMessageContaining("已有案件" + CASE + "正在办理");
    } finally {
      commit.countDown();
      threads.shutdownNow();
    }
  }

  private String openDirectly(String unitCode) {
    return revocations.openRevocation(
        NUMBER, "revoke", "复查仍不合格。", "条例第五十四条", unitCode, "organiser-" + unitCode);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void extend(String number, String decision, String reason) {
    Map<String, Object> entered = new HashMap<>(Map.of("decision", decision));
    if (reason != null) {
      entered.put("extensionReason", reason);
    }
    extend(number, entered);
  }

  private void extend(String number, Map<String, Object> entered) {
    driver.complete(number, "userTask_extendLimit", DECIDER, PROVINCE, entered);
    driver.runJobs();
  }

  /** On Monday 2009-09-21: told, silent, its hearing waived. */
  private void toReview(String measure) {
    steps.open(NUMBER, measure);
    steps.toNotice(CASE);
    served();
  }

  private void served() {
    driver.moveClockTo("2009-09-21T10:00:00");
    steps.serve(CASE, "2009-09-18");
    steps.defend(CASE, "continue");
    steps.waiveHearing(HEARING, "2009-09-21");
  }

  private void hold(String presider) {
    hold(HEARING, presider);
  }

  private void hold(String hearing, String presider) {
    String id =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(hearing)
            .taskDefinitionKey("userTask_holdHearing")
            .singleResult()
            .getId();
    driver.asLogin(
        presider,
        List.of("hearing-presider"),
        PROVINCE,
        () -> {
          tasks.complete(
              id,
              Map.of(
                  "outcome", "held",
                  "present", List.of("广州市越秀水泥制品厂"),
                  "minutes", "企业对抽样程序提出异议。",
                  "signature", "signed"));
          return null;
        });
    driver.runJobs();
  }

  /** Nobody is at any address that is known, and the notice is in the paper. */
  private void announce(String number, String on) {
    String service = driver.delivery(number, null);
    driver.complete(
        service,
        "userTask_serveDocument",
        number.endsWith("-TZ") ? "legal-affairs" : ORGANISER,
        number.endsWith("-TZ") ? PROVINCE : GUANGZHOU,
        Map.of(
            "manner", "announce",
            "absence", "unknown",
            "absenceText", "注册地和生产地均无人，电话停机。",
            "announcedContent", "吊销生产许可证；可以依法申请行政复议。",
            "collectAt", "省局许可处"));
    driver.runJobs();
    driver.complete(
        service,
        "userTask_publishAnnouncement",
        number.endsWith("-TZ") ? "legal-affairs" : ORGANISER,
        number.endsWith("-TZ") ? PROVINCE : GUANGZHOU,
        Map.of("publishedOn", on, "publishedAt", "南方日报第7版", "proof", "报纸一份。"));
    driver.runJobs();
  }

  private String result(String number) {
    return jdbc.queryForObject(
        "select result from cases where case_number = ?", String.class, number);
  }

  /** What the public reads. */
  private String page(String name) {
    return rest.getForObject("/public/" + name, String.class);
  }

  private long watches() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("licence-renewal-watch")
        .count();
  }

  private String text(OfficialDocument document) {
    return IssuedText.of(document, documents);
  }

  /** Last moment to serve the one paper that waits. */
  private Date toBeServedBy() {
    return tasks
        .createTaskQuery()
        .taskDefinitionKey("userTask_serveDocument")
        .singleResult()
        .getDueDate();
  }

  private Task task(String key) {
    return task(CASE, key);
  }

  private Task task(String number, String key) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number)
        .taskDefinitionKey(key)
        .singleResult();
  }
}
