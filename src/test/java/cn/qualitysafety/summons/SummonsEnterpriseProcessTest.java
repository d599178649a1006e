package cn.qualitysafety.summons;

import static cn.qualitysafety.summons.SummonsSteps.CASE;
import static cn.qualitysafety.summons.SummonsSteps.GUANGZHOU;
import static cn.qualitysafety.summons.SummonsSteps.HOLDER;
import static cn.qualitysafety.summons.SummonsSteps.HOLDER_NAME;
import static cn.qualitysafety.summons.SummonsSteps.OFFICER;
import static cn.qualitysafety.summons.SummonsSteps.ROUND;
import static cn.qualitysafety.summons.SummonsSteps.SECOND;
import static cn.qualitysafety.summons.SummonsSteps.cause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.brand.BrandTitleService;
import cn.qualitysafety.brand.SanctionCase;
import cn.qualitysafety.brand.SanctionService;
import cn.qualitysafety.enterprise.ComplianceFact;
import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.message.Messages;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Summonses of Guangzhou, from Tuesday 2009-09-22 on, over National Day. */
@SystemTest
class SummonsEnterpriseProcessTest {

  private static final String SPOTCHECK = "JC2009-440100-0007";

  private static final String TITLE = "MP2008-0123";

  /** The province's case against the title. */
  private static final String REVOCATION = "MC2009-440000-0001";

  @Autowired private CaseDriver driver;
  @Autowired private ComplianceService compliance;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SummonsService summonses;
  @Autowired private BrandTitleService titles;
  @Autowired private SanctionService sanctions;
  @Autowired private SummonsRoundService rounds;
  @Autowired private Messages messages;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private TaskService tasks;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private ObjectMapper json;

  private SummonsSteps steps;

  @BeforeEach
  void begin() {
    steps = new SummonsSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-22T09:00:00");
    steps.register(HOLDER, HOLDER_NAME, GUANGZHOU);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aFailedSpotcheckSummonsTheEnterpriseWhichPutsItRight() throws IOException {
    send("1", cause("73140002-4", SPOTCHECK));
    assertThat(summonses.of(CASE))
        .isEqualTo(
            new Summons(
                CASE,
                GUANGZHOU,
                HOLDER,
                HOLDER_NAME,
                Summons.State.OPEN,
                null,
                LocalDateTime.of(2009, 9, 22, 9, 0),
                null));
    assertDue("userTask_prepareSummons", "2009-09-28");
    driver.moveClockTo("2009-09-28T10:00:00");
    steps.prepare(ROUND, "2009-10-12");
    assertDue("userTask_approveSummons", "2009-10-09");
    steps.approve(ROUND, "approve");
    assertDue("userTask_deliverSummonsNotice", "2009-09-30");
    driver.moveClockTo("2009-09-30T10:00:00");
    steps.deliver(ROUND, "2009-09-30");
    assertDue("userTask_recordSummonsAttendance", "2009-10-12");
    driver.moveClockTo("2009-10-12T09:30:00");
    steps.attend(ROUND, Map.of("attendance", "attended"));
    assertDue("userTask_recordSummonsMeeting", "2009-10-19");
    driver.complete(
        ROUND,
        "userTask_recordSummonsMeeting",
        OFFICER,
        GUANGZHOU,
        Map.of(
            "attendees", "邝副局长；何志强厂长",
            "record", "企业说明了原因。",
            "signature", "signed",
            "commitment1", "全检库存",
            "commitmentDue1", "2009-11-06",
            "commitment2", "更换接地端子",
            "commitmentDue2", "2009-10-30"));
    driver.runJobs();
    assertDue("userTask_receiveSummonsReport", "2009-11-06");
    driver.moveClockTo("2009-11-05T10:00:00");
    steps.report(ROUND, "2009-11-05");
    assertDue("userTask_verifyCommitments", "2009-11-19");
    assertThat(driver.shown(ROUND, "userTask_verifyCommitments"))
        .containsEntry("commitments", "1．全检库存（2009年11月6日前完成）\n2．更换接地端子（2009年10月30日前完成）")
        .containsEntry("report", "已全部更换。")
        .containsEntry("causes", "1．监督抽查不合格（JC2009-440100-0007），电热水壶：2009年8月抽查，接地措施不合格。");
    steps.verify(ROUND, "2009-11-05", "approve");

    assertThat(summonses.of(CASE))
        .extracting(Summons::state, Summons::closedAt)
        .containsExactly(Summons.State.CLOSED, LocalDateTime.of(2009, 11, 5, 10, 0));
    assertThat(documents.ofCases(List.of(CASE, ROUND)))
        .extracting(
            OfficialDocument::caseNumber,
            OfficialDocument::number,
            OfficialDocument::title,
            OfficialDocument::issuedBy)
        .containsExactly(
            tuple(ROUND, "穗质监约通〔2009〕1号", "约谈通知书", "bureau-leader-440100"),
            tuple(ROUND, "穗质监约纪〔2009〕1号", "约谈纪要", "summons-officer-440100"),
            tuple(CASE, "穗质监约结〔2009〕1号", "约谈结案通知书", "bureau-leader-440100"));
    assertThat(text("穗质监约通〔2009〕1号"))
        .contains(HOLDER_NAME, "第一次约谈", "2009年10月12日上午9时30分", "市局三楼会议室", "邝副局长", SPOTCHECK);
    assertThat(text("穗质监约纪〔2009〕1号")).contains("企业说明了原因。", "更换接地端子", "双方已经签字");
    assertThat(text("穗质监约结〔2009〕1号")).contains("2009年11月5日", "抽查库存50台。");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void anOfficerSummonsByHandAnEnterpriseOfTheirOwnArea() {
    steps.register("19019087-9", "深圳市丙电器有限公司", "440300");
    for (String code : List.of("190190879", "D2143569X")) {
      assertThatThrownBy(
              () -> driver.start("summons-enterprise", OFFICER, GUANGZHOU, cause(code, "TS2009-1")))
          .hasMessageContaining("企业名录中没有组织机构代码为“%s”的本辖区企业".formatted(code));
    }
    driver.start(
        "summons-enterprise",
        OFFICER,
        GUANGZHOU,
        Map.of(
            "holderCode", HOLDER,
            "product", "电饭煲",
            "cause", "complaint",
            "facts", "消费者投诉内胆涂层脱落。"));
    assertThat(summonses.of(CASE).openedBy()).isEqualTo("summons-officer-440100");
    assertThat(summonses.causes(CASE))
        .extracting(SummonsCause::cause, SummonsCause::causeCase, SummonsCause::recordedBy)
        .containsExactly(tuple(Cause.COMPLAINT, null, "summons-officer-440100"));
    assertThat(driver.openTasks(ROUND)).containsExactly("userTask_prepareSummons");
  }

  @Test
  @Tag("database")
  void aSecondCauseJoinsTheOpenSummonsAndAKnownOneDoesNothing() {
    send("1", cause(HOLDER, SPOTCHECK));
    send(
        "2",
        Map.of(
            "holderCode", HOLDER,
            "product", "电饭煲",
            "cause", "submitted-sample",
            "causeCase", "SJ2009-440100-0003",
            "facts", "送检样品泄漏电流不合格。"));
    send("3", cause(HOLDER, SPOTCHECK));
    assertThatThrownBy(() -> steps.start("SJ2009-440100-0003"))
        .hasMessageContaining("事由SJ2009-440100-0003已由约谈%s处理".formatted(CASE));
    steps.start("TS2009-440100-0009");

    assertThat(summonses.causes(CASE))
        .extracting(SummonsCause::serial, SummonsCause::cause, SummonsCause::product)
        .containsExactly(
            tuple(1, Cause.SPOTCHECK, "电热水壶"),
            tuple(2, Cause.SUBMITTED_SAMPLE, "电饭煲"),
            tuple(3, Cause.SPOTCHECK, "电热水壶"));
    assertThat(
            history.createHistoricProcessInstanceQuery().completed().list().stream()
                .map(HistoricProcessInstance::getBusinessKey))
        .containsExactlyInAnyOrder(CASE + "-SY2", CASE + "-SY1", CASE + "-SY3");
    assertThat(driver.shown(ROUND, "userTask_prepareSummons").get("causes").toString())
        .contains("2．送检不合格（SJ2009-440100-0003），电饭煲：送检样品泄漏电流不合格。");
    assertThat(
            runtime.createProcessInstanceQuery().processDefinitionKey("summons-enterprise").count())
        .isEqualTo(1);

    drop();
    send("4", cause(HOLDER, SPOTCHECK));
    assertThat(driver.openTasks(CASE + "-1")).as("not again for the same cause").isEmpty();
    steps.start("TS2009-440100-0010");
    assertThat(driver.openTasks("YT2009-440100-0002-1"))
        .as("a new cause after the end is a new summons")
        .containsExactly("userTask_prepareSummons");
  }

  @Test
  void ofCausesThatComeAtOnceOneOpensAndTheOthersJoin() throws Exception {
    int many = 6;
    CountDownLatch together = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      List<Future<Opening>> openings = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        String causeCase = "JC2009-440100-%04d".formatted(i / 2);
        openings.add(
            threads.submit(
                () -> {
                  together.await();
                  return summonses.openSummons(
                      HOLDER, "电热水壶", "spotcheck", causeCase, "接地措施不合格。", GUANGZHOU, null);
                }));
      }
      together.countDown();
      List<Opening.Kind> kinds = new ArrayList<>();
      for (Future<Opening> opening : openings) {
        kinds.add(opening.get(30, TimeUnit.SECONDS).kind());
      }
      assertThat(kinds)
          .containsExactlyInAnyOrder(
              Opening.Kind.OPENED,
              Opening.Kind.JOINED,
              Opening.Kind.JOINED,
              Opening.Kind.KNOWN,
              Opening.Kind.KNOWN,
              Opening.Kind.KNOWN);
    } finally {
      threads.shutdownNow();
    }
    assertThat(jdbc.queryForObject("select count(*) from summons", Integer.class)).isEqualTo(1);
    assertThat(summonses.causes(CASE)).hasSize(3);
  }

  @Test
  @Tag("database")
  void aCauseThatComesWhileTheSummonsIsBeingClosedWaitsAndOpensANewOne() throws Exception {
    steps.start(SPOTCHECK);
    CountDownLatch closed = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> closing =
          threads.submit(
              () ->
                  transaction.executeWithoutResult(
                      status -> {
                        summonses.dropSummons(CASE);
                        closed.countDown();
                        await(commit);
                      }));
      await(closed);
      Future<Opening> opening =
          threads.submit(
              () ->
                  summonses.openSummons(
                      HOLDER, "电饭煲", "complaint", "TS2009-2", "涂层脱落。", GUANGZHOU, null));
      assertThatThrownBy(() -> opening.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      commit.countDown();
      closing.get(10, TimeUnit.SECONDS);
      assertThat(opening.get(10, TimeUnit.SECONDS))
          .extracting(Opening::kind, Opening::summonsNumber)
          .containsExactly(Opening.Kind.OPENED, "YT2009-440100-0002");
    } finally {
      commit.countDown();
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoDoesNotComeIsSummonedASecondTime() throws IOException {
    steps.start(SPOTCHECK);
    steps.summon(ROUND, "2009-09-22", "2009-09-25");
    steps.attend(ROUND, Map.of("attendance", "absent", "note", "电话三次无人接听。"));
    assertThat(rounds.of(ROUND))
        .extracting(SummonsRound::stage, SummonsRound::absence)
        .containsExactly(Stage.ABSENT, "电话三次无人接听。");
    assertThat(driver.openTasks(SECOND)).containsExactly("userTask_prepareSummons");
    steps.hold(SECOND, "2009-09-25", "2009-09-30", "2009-10-20", "approve");
    assertThat(text("穗质监约通〔2009〕2号")).contains("第二次约谈");
    assertThat(compliance.of(HOLDER, 0, 9))
        .extracting(ComplianceFact::kind, ComplianceFact::caseNumber)
        .as("summoned once, though to two meetings")
        .containsExactly(tuple("summons-absent", ROUND), tuple("summons", CASE));
    assertThat(summonses.of(CASE).state()).isEqualTo(Summons.State.CLOSED);
    assertThat(messages.waiting(List.of("440000"))).isEmpty();
  }

  @Test
  @Tag("database")
  void afterASecondFailureTheProvinceIsAskedToRevokeTheBrandName() throws IOException {
    registerTitle();
    steps.start(SPOTCHECK);
    steps.hold(ROUND, "2009-09-22", "2009-09-25", "2009-10-20", "reject");
    assertThat(summonses.of(CASE).state()).isEqualTo(Summons.State.OPEN);
    steps.hold(SECOND, "2009-10-20", "2009-10-23", "2009-11-10", "reject");
    assertThat(compliance.of(HOLDER, 0, 9))
        .extracting(ComplianceFact::kind, ComplianceFact::caseNumber)
        .containsExactly(
            tuple("summons-failed", SECOND),
            tuple("summons-failed", ROUND),
            tuple("summons", CASE));

    assertThat(summonses.of(CASE).state()).isEqualTo(Summons.State.PROPOSED);
    driver.runJobs();
    assertThat(driver.openTasks(REVOCATION + "-SD1"))
        .as("the notice of the province's case is to be served")
        .containsExactly("userTask_serveDocument");
    assertThat(sanctions.of(REVOCATION))
        .extracting(SanctionCase::titleNumber, SanctionCase::incidentNumber, SanctionCase::openedBy)
        .containsExactly(TITLE, CASE, "summons-officer-440100");
    assertThat(sanctions.of(REVOCATION).facts())
        .contains("第1次约谈（2009年9月25日）：整改核查不合格。抽查库存50台。", "第2次约谈（2009年10月23日）：整改核查不合格。", SPOTCHECK);
    assertThat(sanctions.of(REVOCATION).legalBasis())
        .as("what the plan says, what it does not say, and the rules of the day")
        .isEqualTo(
            "活动方案三（二）2四：对产品质量存在问题的省名牌生产企业建立约谈制度，监督企业整改；"
                + "两次约谈以后仍未整改的建议省名推委处理，是工作惯例；"
                + "《广东省名牌产品（工业类）管理办法》第五条：评价工作由省名推委负责");
    assertThat(documents.ofCase(CASE)).as("no closing notice").isEmpty();
    driver.setClock("2010-06-01T09:00:00");
    assertThat(summonses.legalBasis()).as("repealed on this day").doesNotContain("管理办法");
  }

  @Test
  void onlyTheTitleOfTheProductIsProposedAndNoneIfAnotherProductHasIt() {
    registerTitle();
    titles.registerTitle("MP2008-0124", HOLDER, "电饭煲", "2008-12-01", "brand-office-440000");
    steps.start(SPOTCHECK);
    failTwice(ROUND, SECOND);
    driver.runJobs();
    assertThat(sanctions.of(REVOCATION).titleNumber()).as("of the kettles").isEqualTo(TITLE);
    assertThat(sanctions.of("MC2009-440000-0002")).as("not that of the rice cookers").isNull();

    driver.setClock("2009-09-22T09:00:00");
    driver.start(
        "summons-enterprise",
        OFFICER,
        GUANGZHOU,
        Map.of("holderCode", HOLDER, "product", "电吹风", "cause", "complaint", "facts", "漏电。"));
    failTwice("YT2009-440100-0002-1", "YT2009-440100-0002-2");
    driver.runJobs();
    assertThat(summonses.of("YT2009-440100-0002").state())
        .as("the firm has titles, but none for hair dryers")
        .isEqualTo(Summons.State.FAILED);
    assertThat(sanctions.of("MC2009-440000-0002")).isNull();
  }

  private void failTwice(String first, String second) {
    steps.hold(first, "2009-09-22", "2009-09-25", "2009-10-20", "reject");
    steps.hold(second, "2009-10-20", "2009-10-23", "2009-11-10", "reject");
  }

  @Test
  void longFactsAreCutForFormsAndForTheProposalButNotForTheNotice() throws IOException {
    titles.registerTitle(TITLE, HOLDER, "电饭煲", "2008-12-01", "brand-office-440000");
    for (int i = 0; i < 2; i++) {
      driver.start(
          "summons-enterprise",
          OFFICER,
          GUANGZHOU,
          Map.of(
              "holderCode",
              HOLDER,
              "product",
              "电饭煲",
              "cause",
              "complaint",
              "facts",
              "投".repeat(3000)));
    }
    steps.start(SPOTCHECK);
    assertThat(driver.shown(ROUND, "userTask_prepareSummons").get("causes").toString())
        .hasSizeBetween(2000, 3900)
        .contains("投投……\n3．监督抽查不合格");
    steps.summon(ROUND, "2009-09-22", "2009-09-25");
    assertThat(text("穗质监约通〔2009〕1号")).contains("投".repeat(3000));
    steps.attend(ROUND, Map.of("attendance", "absent", "note", "拒绝到场。"));
    steps.summon(SECOND, "2009-09-25", "2009-09-30");
    steps.attend(SECOND, Map.of("attendance", "absent", "note", "拒绝到场。"));
    driver.runJobs();
    assertThat(sanctions.of(REVOCATION).facts())
        .hasSizeLessThanOrEqualTo(3000)
        .startsWith("第1次约谈（2009年9月25日）：企业未到场。拒绝到场。")
        .contains("2．举报投诉有质量问题，电饭煲：投", "投投……")
        .doesNotContain("电热水壶");
  }

  private void registerTitle() {
    titles.registerTitle(TITLE, HOLDER, "电热水壶", "2008-12-01", "brand-office-440000");
  }

  @Test
  void theLeaderMayWantNoMeeting() {
    steps.start(SPOTCHECK);
    drop();
    assertThat(summonses.of(CASE).state()).isEqualTo(Summons.State.DROPPED);
    assertThat(rounds.of(ROUND))
        .extracting(SummonsRound::stage, SummonsRound::opinion, SummonsRound::approvedBy)
        .containsExactly(Stage.DROPPED, "事实清楚。", "bureau-leader-440100");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    assertThat(documents.ofCases(List.of(CASE, ROUND))).isEmpty();
  }

  @Test
  void whatTheMessageDoesNotSayRightStaysWithTheSupervisors() {
    transaction.executeWithoutResult(
        status ->
            messages.send(
                "summonsDue", null, SPOTCHECK, "1", GUANGZHOU, cause("D2143569X", SPOTCHECK)));
    assertThatThrownBy(driver::runJobs).hasMessageContaining("企业名录中没有");
    assertThat(messages.waiting(List.of(GUANGZHOU))).hasSize(1);
    assertThat(jdbc.queryForObject("select count(*) from summons", Integer.class)).isZero();
  }

  private void drop() {
    steps.prepare(ROUND, "2009-09-25");
    steps.approve(ROUND, "drop");
  }

  private void send(String occasion, Map<String, Object> variables) {
    transaction.executeWithoutResult(
        status -> messages.send("summonsDue", null, SPOTCHECK, occasion, GUANGZHOU, variables));
    driver.runJobs();
  }

  private void assertDue(String taskKey, String day) {
    assertThat(
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(ROUND)
                .taskDefinitionKey(taskKey)
                .singleResult()
                .getDueDate())
        .as(taskKey)
        .isEqualTo(day + "T23:59:59+08:00");
    assertThat(rounds.of(ROUND).nextOn()).isEqualTo(day);
  }

  private String text(String number) throws IOException {
    try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(documents.read(number)));
        XWPFWordExtractor text = new XWPFWordExtractor(word)) {
      return text.getText();
    }
  }
}
