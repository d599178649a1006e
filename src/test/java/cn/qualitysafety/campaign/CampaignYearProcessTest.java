package cn.qualitysafety.campaign;

import static cn.qualitysafety.campaign.CampaignSteps.APPROVE;
import static cn.qualitysafety.campaign.CampaignSteps.GROUP;
import static cn.qualitysafety.campaign.CampaignSteps.OFFICE;
import static cn.qualitysafety.campaign.CampaignSteps.PROVINCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.commitment.Commitments;
import cn.qualitysafety.commitment.ScoredCampaign;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.alert.TaskAlert;
import cn.qualitysafety.platform.alert.TaskAlerts;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.message.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SystemTest
class CampaignYearProcessTest {

  private static final String NUMBER = "HD2009-01";

  /** Files no plan in the mobilisation phase. */
  private static final String QINGYUAN = "441800";

  /** Late with their reports on June. */
  private static final List<String> LATE_IN_JUNE = List.of("440200", "445200");

  @Autowired private CaseDriver driver;
  @Autowired private CampaignService campaigns;
  @Autowired private MobilisationService mobilisations;
  @Autowired private MonthlyReportService reports;
  @Autowired private CitySummaryService summaries;
  @Autowired private UnitRegister units;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private TaskService tasks;
  @Autowired private TaskAlerts alerts;
  @Autowired private OfficialDocuments documents;
  @Autowired private Attachments attachments;
  @Autowired private Commitments commitments;
  @Autowired private ScoredCampaign scored;
  @Autowired private Messages messages;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;

  private CampaignSteps steps;

  @BeforeEach
  void begin() {
    driver.reset();
    steps = new CampaignSteps(driver);
  }

  @AfterEach
  void giveTheClockBack() {
    driver.reset();
  }

  @Test
  void aWholeYearWithLateCitiesEndsWithARegisterThatSaysSo() {
    driver.setClock("2009-02-27T09:00:00");
    steps.start(2009);
    driver.runJobs();
    steps.provinceMobilises(NUMBER);
    for (String city : units.cities()) {
      if (!city.equals(QINGYUAN)) {
        steps.cityMobilises(NUMBER, city);
      }
    }
    driver.moveClockTo("2009-04-01T09:00:00");

    assertThat(mobilisations.ofCampaign(NUMBER)).hasSize(21);
    assertThat(mobilisations.ofCampaign(NUMBER))
        .filteredOn(Participation::late)
        .extracting(Participation::unitCode)
        .containsExactly(QINGYUAN);
    assertThat(campaigns.phases(NUMBER))
        .extracting(phase -> phase.endedAt() == null ? null : phase.endedAt().toLocalDate())
        .containsExactly(LocalDate.of(2009, 3, 31), null, null);

    for (int month = 4; month <= 10; month++) {
      YearMonth reported = YearMonth.of(2009, month);
      driver.moveClockTo(reported.plusMonths(1).atDay(1) + "T09:00:00");
      boolean june = month == 6;
      for (String city : units.cities()) {
        if (!(june && LATE_IN_JUNE.contains(city))) {
          steps.cityReports(NUMBER, city, reported);
        }
      }
      if (june) {
        driver.moveClockTo("2009-07-08T09:00:00");
        for (String city : LATE_IN_JUNE) {
          steps.officePressesFor(NUMBER, city, reported);
          steps.cityReports(NUMBER, city, reported);
        }
      }
    }

    driver.moveClockTo("2009-11-02T09:00:00");
    units.cities().forEach(city -> steps.citySummarises(NUMBER, city));
    driver.moveClockTo("2009-12-01T09:00:00");
    steps.provinceSummarises(NUMBER);
    driver.runJobs();
    assertThat(campaigns.campaign(NUMBER).state())
        .as("it ends with the last day of its last phase")
        .isEqualTo(CampaignState.RUNNING);
    driver.moveClockTo("2010-01-01T00:00:00");

    assertThat(campaigns.campaign(NUMBER).state()).isEqualTo(CampaignState.CLOSED);
    assertThat(mobilisations.of(NUMBER + "-" + QINGYUAN + "-BS"))
        .extracting(Participation::state, Participation::late)
        .containsExactly(FilingState.NOT_FILED, true);
    assertThat(mobilisations.ofCampaign(NUMBER))
        .filteredOn(city -> city.state() == FilingState.ACCEPTED && !city.late())
        .hasSize(20);
    assertThat(reports.ofCampaign(NUMBER))
        .hasSize(21 * 7)
        .allMatch(report -> report.state() == FilingState.ACCEPTED);
    assertThat(reports.ofCampaign(NUMBER))
        .filteredOn(MonthlyReport::late)
        .extracting(MonthlyReport::unitCode, MonthlyReport::reportMonth, MonthlyReport::dueOn)
        .containsExactly(
            tuple("440200", YearMonth.of(2009, 6), LocalDate.of(2009, 7, 7)),
            tuple("445200", YearMonth.of(2009, 6), LocalDate.of(2009, 7, 7)));
    assertThat(summaries.ofCampaign(NUMBER))
        .hasSize(21)
        .allMatch(summary -> summary.state() == FilingState.ACCEPTED && !summary.late());
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(NUMBER)
                .singleResult()
                .getEndActivityId())
        .isEqualTo("endEvent_closed");
  }

  @Test
  void datesThatArePastAreShownAndMustBeConfirmed() {
    driver.setClock("2009-05-11T09:00:00");
    steps.start(2009);
    assertThat(campaigns.pastDates(campaigns.campaign(NUMBER)))
        .isEqualTo(
            """
            动员部署阶段开始：2009年3月1日
            动员部署阶段截止：2009年3月31日
            全面开展阶段开始：2009年4月1日
            2009年4月份月报报送期限：2009年5月8日""");
    assertThat(driver.openTasks(NUMBER)).containsExactly("userTask_confirmDates");

    driver.complete(NUMBER, "userTask_confirmDates", OFFICE, PROVINCE, APPROVE);
    driver.moveClockTo("2009-05-11T09:00:01");
    assertThat(campaigns.campaign(NUMBER).datesConfirmedBy())
        .isEqualTo(driver.person(OFFICE, PROVINCE));
    assertThat(mobilisations.ofCampaign(NUMBER)).hasSize(21).allMatch(Participation::late);
    assertThat(reports.ofCampaign(NUMBER)).hasSize(21).allMatch(MonthlyReport::late);
  }

  @Test
  void aStartThatIsNotConfirmedEndsAndTheYearIsFreeAgain() {
    driver.setClock("2009-05-11T09:00:00");
    steps.start(2009);
    driver.complete(
        NUMBER, "userTask_confirmDates", OFFICE, PROVINCE, Map.of("decision", "reject"));
    assertThat(campaigns.campaign(NUMBER).state()).isEqualTo(CampaignState.CANCELLED);
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    steps.start(2009);
    assertThat(campaigns.campaign("HD2009-02").state()).isEqualTo(CampaignState.RUNNING);
  }

  @Test
  void theReviewSendsThePlanBackWithRemarksAndTheIssuedPlanHasANumber() {
    begunInMarch();
    steps.setUpLeadingGroup(NUMBER);
    steps.draftPlan(NUMBER);
    driver.complete(NUMBER, "userTask_reviewPlan", GROUP, PROVINCE, CampaignSteps.reject("补充经费安排"));
    assertThat(driver.openTasks(NUMBER)).containsExactly("userTask_draftPlan");
    assertThat(campaigns.plan(NUMBER).remarks()).isEqualTo("补充经费安排");

    steps.draftPlan(NUMBER);
    driver.complete(NUMBER, "userTask_reviewPlan", GROUP, PROVINCE, APPROVE);
    assertThat(campaigns.plan(NUMBER))
        .extracting(
            ImplementationPlan::documentNumber,
            ImplementationPlan::draftedBy,
            ImplementationPlan::reviewedBy,
            ImplementationPlan::remarks)
        .containsExactly(
            "粤质监〔2009〕1号", driver.person(OFFICE, PROVINCE), driver.person(GROUP, PROVINCE), null);
    assertThat(driver.openTasks(NUMBER)).containsExactly("userTask_recordMeeting");
  }

  @Test
  void aPlanOfAnyLengthIsIssuedAsAnAnnexToTheCities() throws IOException {
    begunInMarch();
    steps.setUpLeadingGroup(NUMBER);
    attachments.add(
        NUMBER,
        "“质量和安全年”活动方案.pdf",
        "%PDF-1.4 六千二百八十六字".getBytes(StandardCharsets.UTF_8),
        driver.person(OFFICE, PROVINCE));
    steps.draftPlan(NUMBER);
    driver.complete(NUMBER, "userTask_reviewPlan", GROUP, PROVINCE, APPROVE);
    assertThat(documents.ofCase(NUMBER))
        .singleElement()
        .satisfies(
            issued -> {
              assertThat(issued.title()).isEqualTo("关于印发《“质量和安全年”活动实施方案》的通知");
              assertThat(IssuedText.of(issued, documents))
                  .contains(
                      "各地级以上市质量技术监督局：", "附件：“质量和安全年”活动方案\n", "抄送：国家质检总局办公厅。", "广东省质量技术监督局办公室");
            });
  }

  @Test
  @Tag("database")
  void anExceptionInAStepRollsBackEngineAndRegisterTogether() {
    begunInMarch();
    steps.setUpLeadingGroup(NUMBER);
    steps.draftPlan(NUMBER);
    // Another campaign's plan holds the number that serviceTask_issuePlan will take.
    jdbc.update(
        "insert into campaign (number, name, campaign_year, state, started_by, started_at)"
            + " values ('X', 'X', 2008, 'CLOSED', 'x', '2008-01-01 00:00:00')");
    jdbc.update(
        "insert into campaign_plan (campaign_number, title, text, drafted_by, drafted_at,"
            + " document_number) values ('X', 'X', 'X', 'x', '2008-01-01 00:00:00', '粤质监〔2009〕1号')");

    assertThatThrownBy(
            () -> driver.complete(NUMBER, "userTask_reviewPlan", GROUP, PROVINCE, APPROVE))
        .hasMessageStartingWith(DuplicateKeyException.class.getName());

    assertThat(driver.openTasks(NUMBER)).containsExactly("userTask_reviewPlan");
    assertThat(campaigns.plan(NUMBER).reviewedBy()).isNull();
    assertThat(
            jdbc.queryForObject(
                "select count(*) from running_number where kind like 'document%'", Integer.class))
        .isZero();
    assertThat(documents.ofCase(NUMBER)).isEmpty();

    jdbc.update("delete from campaign_plan where campaign_number = 'X'");
    driver.complete(NUMBER, "userTask_reviewPlan", GROUP, PROVINCE, APPROVE);
    assertThat(campaigns.plan(NUMBER).documentNumber()).isEqualTo("粤质监〔2009〕1号");
    assertThat(documents.ofCase(NUMBER))
        .extracting(OfficialDocument::number, OfficialDocument::issuedBy)
        .containsExactly(tuple("粤质监〔2009〕1号", driver.person(GROUP, PROVINCE)));
  }

  @Test
  void ofTwoCampaignsInOneYearTheSecondIsRefused() {
    begunInMarch();
    assertThatThrownBy(() -> steps.start(2009))
        .hasMessageContaining("2009年的活动（HD2009-01）已由 leading-group-office-440000 启动");
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("campaign-year").count())
        .isEqualTo(1);
  }

  @Test
  void theCampaignOfAYearIsShownUntilTheNextYearBeginsWhateverIsStartedMeanwhile() {
    begunInMarch();
    assertThatThrownBy(() -> steps.start(2026))
        .hasMessageContaining("“活动年份”2026年太远，活动最多提前一年启动（2010年）");
    driver.moveClockTo("2009-12-01T09:00:00");
    steps.start(2010);
    assertThat(scored.year()).as("what boards and scores read").isEqualTo(2009);
    driver.setClock("2010-01-01T00:00:00");
    assertThat(scored.year()).isEqualTo(2010);
  }

  @Test
  void whoWroteTheSummaryDoesNotApproveIt() {
    begunInMarch();
    driver.moveClockTo("2009-12-01T09:00:00");
    driver.as(
        List.of(OFFICE, GROUP),
        PROVINCE,
        () -> {
          completeAsOne("userTask_consolidateSummary", Map.of("summaryText", "总结"));
          assertThatThrownBy(() -> completeAsOne("userTask_approveSummary", APPROVE))
              .hasMessageContaining("按岗位分离的规定");
          return null;
        });
    assertThat(driver.openTasks(NUMBER)).contains("userTask_approveSummary");
    driver.complete(
        NUMBER, "userTask_approveSummary", GROUP, PROVINCE, CampaignSteps.reject("补充数据"));
    assertThat(campaigns.summary(NUMBER).remarks()).isEqualTo("补充数据");
    assertThat(driver.openTasks(NUMBER)).contains("userTask_consolidateSummary");
  }

  @Test
  void whatNobodyDidIsMarkedOverdueAndStillRecordedAtTheEnd() {
    begunInMarch();
    String commitment = aCityOwesSomething();
    driver.moveClockTo("2009-12-01T09:00:00");
    steps.provinceSummarises(NUMBER);
    driver.moveClockTo("2010-01-01T00:00:00");
    assertThat(campaigns.campaign(NUMBER).state()).isEqualTo(CampaignState.CLOSED);
    assertThat(mobilisations.ofCampaign(NUMBER))
        .hasSize(21)
        .allMatch(city -> city.late() && city.state() == FilingState.NOT_FILED);
    assertThat(reports.ofCampaign(NUMBER))
        .hasSize(147)
        .allMatch(report -> report.late() && report.state() == FilingState.NOT_FILED);
    assertThat(summaries.ofCampaign(NUMBER))
        .hasSize(21)
        .allMatch(summary -> summary.late() && summary.state() == FilingState.NOT_FILED);
    assertThat(commitments.item(commitment).orElseThrow().result())
        .as("what is open when the campaign ends is settled")
        .isEqualTo("期满未完成");
    assertThat(alerts.ofCase(NUMBER))
        .filteredOn(alert -> alert.kind() == TaskAlert.Kind.OVERDUE)
        .extracting(TaskAlert::taskName, TaskAlert::dueAt)
        .contains(tuple("成立领导小组和办公室", LocalDateTime.of(2009, 3, 6, 23, 59, 59)));
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void aMeetingWithAWrongDateIsRefusedWithTheReason() {
    begunInMarch();
    steps.setUpLeadingGroup(NUMBER);
    steps.draftPlan(NUMBER);
    driver.complete(NUMBER, "userTask_reviewPlan", GROUP, PROVINCE, APPROVE);
    Map<String, String> reasons =
        Map.of(
            "2009-02-30", "“召开日期”不是有效日期：“2009-02-30”。请按“年-月-日”填写，例如 2009-03-31。",
            "明天", "“召开日期”不是有效日期：“明天”。",
            "", "“召开日期”不能为空，请填写后再提交。",
            "2009-03-03", "“召开日期”2009年3月3日晚于今天，请在动员大会召开之后登记。");
    reasons.forEach(
        (date, reason) ->
            assertThatThrownBy(() -> recordMeeting(date, 180)).hasMessageContaining(reason));
    assertThatThrownBy(() -> recordMeeting("2009-03-02", 0))
        .hasMessageContaining("“参加人数”应为1至100000之间的整数，当前填写的是“0”，请更正。");
    assertThat(campaigns.meeting(NUMBER)).isNull();
    assertThat(driver.openTasks(NUMBER)).containsExactly("userTask_recordMeeting");
  }

  @Test
  @Tag("database")
  void ofTwoPeopleWhoCompleteTheSameTaskAtOnceExactlyOneDoes() throws Exception {
    begunInMarch();
    String task = tasks.createTaskQuery().processInstanceBusinessKey(NUMBER).singleResult().getId();
    CountDownLatch both = new CountDownLatch(2);
    ExecutorService people = Executors.newFixedThreadPool(2);
    List<Future<Boolean>> outcomes =
        Stream.of("甲", "乙")
            .map(leader -> people.submit(() -> completedAtOnce(task, leader, both)))
            .toList();
    int completed = 0;
    for (Future<Boolean> outcome : outcomes) {
      completed += outcome.get() ? 1 : 0;
    }
    people.shutdown();
    assertThat(completed).isEqualTo(1);
    assertThat(campaigns.leadingGroup(NUMBER).leader()).isIn("甲", "乙");
    assertThat(driver.openTasks(NUMBER)).containsExactly("userTask_draftPlan");
  }

  private boolean completedAtOnce(String task, String leader, CountDownLatch both) {
    return driver.as(
        OFFICE,
        PROVINCE,
        () -> {
          both.countDown();
          try {
            both.await();
            tasks.complete(task, Map.of("leader", leader, "deputies", "副组长", "members", "成员"));
            return true;
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          } catch (RuntimeException refused) {
            return false;
          }
        });
  }

  private void recordMeeting(String date, int attendance) {
    driver.complete(
        NUMBER,
        "userTask_recordMeeting",
        OFFICE,
        PROVINCE,
        Map.of(
            "meetingDate",
            date,
            "meetingPlace",
            "礼堂",
            "attendance",
            attendance,
            "meetingRecord",
            "纪要"));
  }

  private String aCityOwesSomething() {
    transaction.executeWithoutResult(
        status ->
            messages.send(
                "commitmentDue",
                null,
                NUMBER,
                "C138 440600",
                "440600",
                Map.of(
                    "itemTitle", "全面开展阶段",
                    "source", "方案条款",
                    "clause", "C138",
                    "carryingUnit", "440600",
                    "dueOn", "2009-12-31",
                    "interval", "quarter",
                    "force", "hard")));
    driver.runJobs();
    return "DB2009-440600-0001";
  }

  private void begunInMarch() {
    driver.setClock("2009-02-27T09:00:00");
    steps.start(2009);
    driver.moveClockTo("2009-03-02T09:00:00");
  }

  private void completeAsOne(String taskKey, Map<String, String> entered) {
    String task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(NUMBER)
            .taskDefinitionKey(taskKey)
            .singleResult()
            .getId();
    tasks.complete(task, Map.copyOf(entered));
  }
}
