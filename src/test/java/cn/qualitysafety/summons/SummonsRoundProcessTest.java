package cn.qualitysafety.summons;

import static cn.qualitysafety.summons.SummonsSteps.CASE;
import static cn.qualitysafety.summons.SummonsSteps.GUANGZHOU;
import static cn.qualitysafety.summons.SummonsSteps.HOLDER;
import static cn.qualitysafety.summons.SummonsSteps.HOLDER_NAME;
import static cn.qualitysafety.summons.SummonsSteps.INSPECTOR;
import static cn.qualitysafety.summons.SummonsSteps.OFFICER;
import static cn.qualitysafety.summons.SummonsSteps.ROUND;
import static cn.qualitysafety.summons.SummonsSteps.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.ComplianceFact;
import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One round of a summons of Guangzhou that an officer opened on Monday 2009-09-28. */
@SystemTest
class SummonsRoundProcessTest {

  @Autowired private CaseDriver driver;
  @Autowired private ComplianceService compliance;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SummonsService summonses;
  @Autowired private SummonsRoundService rounds;
  @Autowired private OfficialDocuments documents;
  @Autowired private HistoryService history;

  private SummonsSteps steps;

  @BeforeEach
  void begin() {
    steps = new SummonsSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-28T09:00:00");
    steps.register(HOLDER, HOLDER_NAME, GUANGZHOU);
    steps.start("JC2009-440100-0007");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void whatIsPutRightAfterTheMeetingPasses() {
    steps.hold(ROUND, "2009-09-28", "2009-10-09", "2009-10-30", "approve");
    assertThat(rounds.of(ROUND))
        .extracting(
            SummonsRound::stage,
            SummonsRound::presider,
            SummonsRound::preparedBy,
            SummonsRound::approvedBy,
            SummonsRound::deliveredOn,
            SummonsRound::receivedBy,
            SummonsRound::signed,
            SummonsRound::reportOn,
            SummonsRound::verifiedBy)
        .containsExactly(
            Stage.PASSED,
            "gz-lingdao",
            "summons-officer-440100",
            "bureau-leader-440100",
            LocalDate.of(2009, 9, 28),
            "何志强厂长",
            true,
            LocalDate.of(2009, 10, 30),
            "summons-inspector-440100");
    assertThat(rounds.commitments(ROUND))
        .containsExactly(new Commitment(ROUND, 1, "更换接地端子并全检库存", LocalDate.of(2009, 10, 30)));
    assertThat(ended(ROUND)).isEqualTo("endEvent_rectified");
  }

  @Test
  void theDayLeavesThreeWorkingDaysForTheNoticeOverNationalDay() {
    assertThat(driver.shown(ROUND, "userTask_prepareSummons"))
        .containsEntry("terms", "通知书至少提前3个工作日送达；今天送达的，约谈日期最早为2009年10月9日");
    for (String day : List.of("2009-09-30", "2009-10-08", "2009-10-11")) {
      assertThatThrownBy(() -> steps.prepare(ROUND, day))
          .hasMessageContaining("“约谈日期”应为2009年10月9日或者以后的工作日");
    }
    assertThatThrownBy(() -> steps.prepare(ROUND, "2009-10-09", "gz-zhenggai"))
        .hasMessageContaining("“主持人”应为广州市质量技术监督局或者上级局的局领导、约谈承办人");
    steps.prepare(ROUND, "2009-10-09");
    driver.moveClockTo("2009-09-29T09:00:00");
    assertThatThrownBy(() -> steps.approve(ROUND, "approve"))
        .hasMessageContaining("距约谈日期2009年10月9日已不足3个工作日");
    steps.approve(ROUND, "return");
    assertThat(driver.shown(ROUND, "userTask_prepareSummons")).containsEntry("returned", "事实清楚。");
    steps.prepare(ROUND, "2009-10-10");
    steps.approve(ROUND, "approve");
    assertThat(driver.shown(ROUND, "userTask_deliverSummonsNotice"))
        .containsEntry("deliverBy", "2009年9月29日")
        .containsEntry("appointment", "2009年10月10日上午9时30分，市局三楼会议室，主持人广州市局 邝副局长");
  }

  @Test
  void aNoticeThatComesTooLateGivesWayToOneOfAnotherDay() throws IOException {
    steps.prepare(ROUND, "2009-10-09");
    steps.approve(ROUND, "approve");
    driver.moveClockTo("2009-09-30T09:00:00");
    assertThatThrownBy(() -> steps.deliver(ROUND, "2009-09-30"))
        .hasMessageContaining("2009年9月30日送达，距约谈日期2009年10月9日不足3个工作日");
    assertThatThrownBy(() -> steps.deliver(ROUND, "2009-10-01"))
        .hasMessageContaining("“送达日期”不能晚于今天");
    assertThatThrownBy(() -> late("2009-10-10")).hasMessageContaining("“新的约谈日期”应为2009年10月12日");
    late("2009-10-13");
    assertThat(documents.ofCase(ROUND))
        .extracting(OfficialDocument::number, OfficialDocument::voidReason)
        .containsExactly(tuple("穗质监约通〔2009〕1号", "未能按期送达，另定约谈日期"), tuple("穗质监约通〔2009〕2号", null));
    assertThat(text("穗质监约通〔2009〕2号")).contains("2009年10月13日下午3时").doesNotContain("10月9日");
    steps.deliver(ROUND, "2009-09-30");
    assertThat(rounds.of(ROUND))
        .extracting(SummonsRound::postponeReason, SummonsRound::rescheduledOn)
        .as("the enterprise may still ask")
        .containsExactly("厂区放假，无人签收。", null);
    assertThat(driver.openTasks(ROUND)).containsExactly("userTask_recordSummonsAttendance");
  }

  @Test
  void theEnterpriseIsGivenAnotherDayOnceAndIfItAsksBeforehand() {
    steps.prepare(ROUND, "2009-10-12");
    steps.approve(ROUND, "approve");
    steps.deliver(ROUND, "2009-09-28");
    assertThatThrownBy(() -> steps.attend(ROUND, Map.of("attendance", "attended")))
        .hasMessageContaining("约谈定于2009年10月12日举行，当天之前只能登记改期");
    driver.moveClockTo("2009-10-12T08:30:00");
    assertThatThrownBy(() -> reschedule("2009-10-16"))
        .hasMessageContaining("改期应在约谈日期2009年10月12日之前申请");
    driver.setClock("2009-10-10T09:00:00");
    assertThatThrownBy(() -> reschedule("2009-10-13"))
        .hasMessageContaining("“新的约谈日期”应为2009年10月14日或者以后的工作日");
    reschedule("2009-10-16");
    assertThat(documents.ofCase(ROUND))
        .extracting(OfficialDocument::number, OfficialDocument::voidReason)
        .containsExactly(tuple("穗质监约通〔2009〕1号", "企业申请改期"), tuple("穗质监约通〔2009〕2号", null));
    steps.deliver(ROUND, "2009-10-10");
    assertThat(driver.shown(ROUND, "userTask_recordSummonsAttendance"))
        .containsEntry("rescheduled", "企业已于2009年10月10日申请改期，不能再次改期");
    assertThatThrownBy(() -> reschedule("2009-10-23"))
        .hasMessageContaining("企业已于2009年10月10日申请改期一次，不能再次改期");
    driver.moveClockTo("2009-10-16T16:00:00");
    steps.attend(ROUND, Map.of("attendance", "attended"));
    assertThat(driver.openTasks(ROUND)).containsExactly("userTask_recordSummonsMeeting");
  }

  @Test
  void aRefusalToSignIsRecordedAndWhatIsToBePutRightStaysDue() throws IOException {
    steps.summon(ROUND, "2009-09-28", "2009-10-09");
    steps.attend(ROUND, Map.of("attendance", "attended"));
    assertThatThrownBy(() -> record("refused", "", Map.of())).hasMessageContaining("“拒签情况”不能为空");
    assertThatThrownBy(() -> record("refused", "企业认为抽样有误。", Map.of("commitment3", "改进检验")))
        .hasMessageContaining("“完成日期三”不能为空");
    assertThatThrownBy(() -> record("refused", "企业认为抽样有误。", Map.of("commitmentDue2", "2009-10-20")))
        .hasMessageContaining("“整改承诺二”不能为空");
    assertThatThrownBy(() -> record("refused", "企业认为抽样有误。", Map.of("commitmentDue1", "2009-10-09")))
        .hasMessageContaining("“完成日期一”应晚于今天");
    record("refused", "企业认为抽样有误，拒签；见证人邱玲。", Map.of());
    assertThat(rounds.of(ROUND))
        .extracting(SummonsRound::signed, SummonsRound::refusal)
        .containsExactly(false, "企业认为抽样有误，拒签；见证人邱玲。");
    assertThat(text("穗质监约纪〔2009〕1号")).contains("企业拒绝签字。企业认为抽样有误，拒签；见证人邱玲。");
    assertThat(driver.openTasks(ROUND)).containsExactly("userTask_receiveSummonsReport");
  }

  /** Due on Friday 30 October; 2 to 6 November are five working days of post. */
  @Test
  void aMissingReportCountsAsFailedFiveWorkingDaysAfterTheLastCommitment() {
    steps.summon(ROUND, "2009-09-28", "2009-10-09");
    steps.attend(ROUND, Map.of("attendance", "attended"));
    steps.record(ROUND, "2009-10-30");
    driver.moveClockTo("2009-11-06T23:59:59");
    assertThatThrownBy(() -> steps.report(ROUND, "2009-11-02"))
        .hasMessageContaining("整改报告应在2009年10月30日前提交（邮寄的以交邮日期为准）");
    assertThat(driver.openTasks(ROUND)).containsExactly("userTask_receiveSummonsReport");
    driver.moveClockTo("2009-11-07T00:00:01");
    assertThat(rounds.of(ROUND).stage()).isEqualTo(Stage.UNREPORTED);
    assertThat(ended(ROUND)).isEqualTo("endEvent_reportMissing");
    assertThat(compliance.of(HOLDER, 0, 9))
        .extracting(ComplianceFact::kind, ComplianceFact::factText)
        .first()
        .isEqualTo(tuple("summons-unreported", "1．更换接地端子并全检库存（2009年10月30日前完成）"));
    assertThat(driver.openTasks(SECOND)).containsExactly("userTask_prepareSummons");
  }

  @Test
  void aReportThatWasPostedOnTheLastDayIsEnteredWhenItComes() {
    steps.summon(ROUND, "2009-09-28", "2009-10-09");
    steps.attend(ROUND, Map.of("attendance", "attended"));
    steps.record(ROUND, "2009-10-30");
    driver.moveClockTo("2009-11-06T16:00:00");
    steps.report(ROUND, "2009-10-30");
    driver.moveClockTo("2009-11-09T09:00:00");
    assertThatThrownBy(() -> steps.verify(ROUND, "2009-10-29", "approve"))
        .hasMessageContaining("“核查日期”不能早于收到整改报告的日期2009年10月30日");
    steps.verify(ROUND, "2009-11-09", "reject");
    assertThat(ended(ROUND)).isEqualTo("endEvent_notRectified");
    assertThat(rounds.of(ROUND).stage()).isEqualTo(Stage.FAILED);
  }

  @Test
  void whoDoesNotComeAndWhoIsNotWantedEndTheRound() {
    steps.summon(ROUND, "2009-09-28", "2009-10-09");
    assertThatThrownBy(() -> steps.attend(ROUND, Map.of("attendance", "absent")))
        .hasMessageContaining("“情况说明”不能为空");
    steps.attend(ROUND, Map.of("attendance", "absent", "note", "无人到场。"));
    assertThat(ended(ROUND)).isEqualTo("endEvent_enterpriseAbsent");
    steps.prepare(SECOND, "2009-10-15");
    steps.approve(SECOND, "drop");
    assertThat(ended(SECOND)).isEqualTo("endEvent_meetingDropped");
    assertThat(summonses.of(CASE).state()).isEqualTo(Summons.State.DROPPED);
  }

  @Test
  void whoDraftedDoesNotApproveAndWhoKeptTheRecordDoesNotVerify() {
    steps.prepare(ROUND, "2009-10-09");
    assertThatThrownBy(
            () ->
                driver.complete(
                    ROUND,
                    "userTask_approveSummons",
                    List.of(OFFICER, "bureau-leader"),
                    GUANGZHOU,
                    Map.of("approval", "approve", "opinion", "同意。")))
        .hasMessageContaining("岗位分离");
    steps.approve(ROUND, "approve");
    steps.deliver(ROUND, "2009-09-28");
    driver.moveClockTo("2009-10-09T09:30:00");
    steps.attend(ROUND, Map.of("attendance", "attended"));
    steps.record(ROUND, "2009-10-30");
    steps.report(ROUND, "2009-10-09");
    assertThatThrownBy(
            () ->
                driver.complete(
                    ROUND,
                    "userTask_verifyCommitments",
                    List.of(OFFICER, INSPECTOR),
                    GUANGZHOU,
                    Map.of("verifiedOn", "2009-10-09", "findings", "合格。", "decision", "approve")))
        .hasMessageContaining("岗位分离");
  }

  private void late(String newMeetingOn) {
    driver.complete(
        ROUND,
        "userTask_deliverSummonsNotice",
        OFFICER,
        GUANGZHOU,
        Map.of(
            "delivery", "late",
            "newMeetingOn", newMeetingOn,
            "newMeetingTime", "下午3时",
            "reason", "厂区放假，无人签收。"));
    driver.runJobs();
  }

  private void reschedule(String newMeetingOn) {
    steps.attend(
        ROUND,
        Map.of(
            "attendance", "reschedule",
            "note", "法定代表人出差。",
            "newMeetingOn", newMeetingOn,
            "newMeetingTime", "上午10时"));
  }

  private void record(String signature, String refusal, Map<String, String> more) {
    Map<String, String> entered =
        new HashMap<>(
            Map.of(
                "attendees", "邝副局长；何志强厂长",
                "record", "企业对抽样提出异议。",
                "signature", signature,
                "refusal", refusal,
                "commitment1", "全检库存",
                "commitmentDue1", "2009-10-30"));
    entered.putAll(more);
    driver.complete(ROUND, "userTask_recordSummonsMeeting", OFFICER, GUANGZHOU, entered);
    driver.runJobs();
  }

  /** The end event that a round has reached. */
  private String ended(String round) {
    String instance =
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKey(round)
            .singleResult()
            .getId();
    return history
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instance)
        .activityType("noneEndEvent")
        .singleResult()
        .getActivityId();
  }

  private String text(String number) throws IOException {
    try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(documents.read(number)));
        XWPFWordExtractor text = new XWPFWordExtractor(word)) {
      return text.getText();
    }
  }
}
