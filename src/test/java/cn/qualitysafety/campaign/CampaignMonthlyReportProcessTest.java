package cn.qualitysafety.campaign;

import static cn.qualitysafety.campaign.CampaignSteps.CITY;
import static cn.qualitysafety.campaign.CampaignSteps.DIRECTOR;
import static cn.qualitysafety.campaign.CampaignSteps.OFFICE;
import static cn.qualitysafety.campaign.CampaignSteps.PROVINCE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.message.Messages;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The report of Guangzhou on April 2009: due on 8 May, the fifth working day after Labour Day. */
@SystemTest
class CampaignMonthlyReportProcessTest {

  private static final String GUANGZHOU = "440100";
  private static final String CASE = "HD2009-01-440100-YB04";

  @Autowired private CaseDriver driver;
  @Autowired private MonthlyReportService reports;
  @Autowired private RuntimeService runtime;
  @Autowired private Messages messages;
  @Autowired private TransactionTemplate transaction;

  private CampaignSteps steps;

  @BeforeEach
  void begin() {
    driver.reset();
    steps = new CampaignSteps(driver);
    driver.setClock("2009-02-27T09:00:00");
    steps.start(2009);
    driver.moveClockTo("2009-05-04T09:00:00");
  }

  @AfterEach
  void giveTheClockBack() {
    driver.reset();
  }

  @Test
  void aSignedReportIsNotedByTheProvince() {
    steps.cityReports("HD2009-01", GUANGZHOU, YearMonth.of(2009, 4));
    assertThat(reports.of(CASE))
        .extracting(
            MonthlyReport::state,
            MonthlyReport::late,
            MonthlyReport::writtenBy,
            MonthlyReport::signedBy,
            MonthlyReport::filedAt,
            MonthlyReport::acceptedBy)
        .containsExactly(
            FilingState.ACCEPTED,
            false,
            driver.person(CITY, GUANGZHOU),
            driver.person(DIRECTOR, GUANGZHOU),
            LocalDateTime.of(2009, 5, 4, 9, 0),
            driver.person(OFFICE, PROVINCE));
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(CASE).count())
        .isZero();
  }

  @Test
  void theWriterSeesHowTheCommitmentsOfTheCityStand() {
    Map<String, String> late =
        Map.of(
            "itemTitle", "集贸市场衡器检定费用纳入财政",
            "source", "方案条款",
            "carryingUnit", GUANGZHOU,
            "begunOn", "2009-04-01",
            "dueOn", "2009-04-30",
            "interval", "month",
            "force", "hard");
    for (String dueOn : List.of("2009-04-30", "2009-12-31")) {
      Map<String, String> told = new HashMap<>(late);
      told.put("dueOn", dueOn);
      transaction.executeWithoutResult(
          status -> messages.send("commitmentDue", null, "HD2009-01", dueOn, GUANGZHOU, told));
    }
    driver.runJobs();
    assertThat(driver.shown(CASE, "userTask_writeReport"))
        .containsEntry(
            "commitmentStatus", "共2项，已办结0项；在办的绿灯1项、黄灯0项、红灯1项。\n红灯：集贸市场衡器检定费用纳入财政，应于2009-04-30完成");
  }

  @Test
  void theDirectorGivesTheReportBackAndTheWriterFindsTextAndReason() {
    driver.complete(CASE, "userTask_writeReport", CITY, GUANGZHOU, Map.of("progress", "检查企业"));
    driver.complete(CASE, "userTask_signReport", DIRECTOR, GUANGZHOU, CampaignSteps.reject("写明数量"));
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_writeReport");
    assertThat(driver.shown(CASE, "userTask_writeReport"))
        .containsEntry("reportTitle", "2009年4月份工作报告")
        .containsEntry("progress", "检查企业")
        .containsEntry("remarks", "写明数量");
  }

  @Test
  void theCityIsRemindedTwoWorkingDaysBeforeTheLimit() {
    assertThat(reports.of(CASE).dueOn()).isEqualTo(LocalDate.of(2009, 5, 8));
    driver.moveClockTo("2009-05-08T09:00:00");
    assertThat(reports.of(CASE).remindedAt()).isEqualTo(LocalDateTime.of(2009, 5, 6, 8, 30));
    assertThat(reports.of(CASE).overdueAt()).isNull();
  }

  @Test
  void anOverdueReportIsMarkedCountedAndEscalatedAndStillAccepted() {
    driver.moveClockTo("2009-05-11T09:00:00");
    assertThat(reports.of(CASE))
        .extracting(MonthlyReport::late, MonthlyReport::overdueAt)
        .containsExactly(true, LocalDateTime.of(2009, 5, 8, 23, 59, 59));
    assertThat(driver.shown(CASE, "userTask_handleOverdueReport"))
        .containsEntry("unitName", "广州市质量技术监督局")
        .containsEntry("overdueSummary", "应于2009年5月8日前报送，至今未报；该市本次活动累计迟报1次。");

    steps.officePressesFor("HD2009-01", GUANGZHOU, YearMonth.of(2009, 4));
    steps.cityReports("HD2009-01", GUANGZHOU, YearMonth.of(2009, 4));
    assertThat(reports.of(CASE))
        .extracting(MonthlyReport::state, MonthlyReport::late, MonthlyReport::overdueHandling)
        .containsExactly(FilingState.ACCEPTED, true, "已电话督促，答复当日报送。");

    driver.moveClockTo("2009-06-06T09:00:00");
    assertThat(reports.overdueSummary(reports.of("HD2009-01-440100-YB05"))).contains("累计迟报2次");
  }

  @Test
  void theProvinceAsksForMoreAndASupplementThatComesLateDoesNotMakeTheReportLate() {
    steps.cityFilesReport(CASE, GUANGZHOU);
    driver.complete(
        CASE, "userTask_takeNoteOfReport", OFFICE, PROVINCE, CampaignSteps.reject("补充抽查数据"));
    assertThat(reports.of(CASE))
        .extracting(MonthlyReport::state, MonthlyReport::dueOn, MonthlyReport::remarks)
        .containsExactly(FilingState.RETURNED, LocalDate.of(2009, 5, 7), "补充抽查数据");

    driver.moveClockTo("2009-05-08T09:00:00");
    assertThat(driver.openTasks(CASE))
        .containsExactly("userTask_handleOverdueReport", "userTask_writeReport");
    assertThat(reports.of(CASE).late()).isFalse();
    steps.officePressesFor("HD2009-01", GUANGZHOU, YearMonth.of(2009, 4));
    steps.cityReports("HD2009-01", GUANGZHOU, YearMonth.of(2009, 4));
    assertThat(reports.of(CASE))
        .extracting(MonthlyReport::state, MonthlyReport::late)
        .containsExactly(FilingState.ACCEPTED, false);
  }
}
