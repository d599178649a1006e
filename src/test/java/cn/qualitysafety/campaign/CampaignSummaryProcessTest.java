package cn.qualitysafety.campaign;

import static cn.qualitysafety.campaign.CampaignSteps.APPROVE;
import static cn.qualitysafety.campaign.CampaignSteps.CITY;
import static cn.qualitysafety.campaign.CampaignSteps.DIRECTOR;
import static cn.qualitysafety.campaign.CampaignSteps.OFFICE;
import static cn.qualitysafety.campaign.CampaignSteps.PROVINCE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SystemTest
class CampaignSummaryProcessTest {

  private static final String GUANGZHOU = "440100";
  private static final String CASE = "HD2009-01-440100-ZJ";

  @Autowired private CaseDriver driver;
  @Autowired private CitySummaryService summaries;

  private CampaignSteps steps;

  @BeforeEach
  void begin() {
    driver.reset();
    steps = new CampaignSteps(driver);
    driver.setClock("2009-02-27T09:00:00");
    steps.start(2009);
    driver.moveClockTo("2009-11-02T09:00:00");
  }

  @AfterEach
  void giveTheClockBack() {
    driver.reset();
  }

  @Test
  void aSummaryFiledWithinTwentyWorkingDaysIsReceived() {
    assertThat(summaries.of(CASE).dueOn()).isEqualTo(LocalDate.of(2009, 11, 27));
    steps.citySummarises("HD2009-01", GUANGZHOU);
    assertThat(summaries.of(CASE))
        .extracting(CitySummary::state, CitySummary::late, CitySummary::acceptedBy)
        .containsExactly(FilingState.ACCEPTED, false, driver.person(OFFICE, PROVINCE));
    assertThat(summaries.status("HD2009-01")).contains("已接收（1）：广州市").contains("待报送（20）：");
  }

  @Test
  void directorAndProvinceSendItBackWithTheirReasons() {
    write();
    driver.complete(
        CASE, "userTask_signCitySummary", DIRECTOR, GUANGZHOU, CampaignSteps.reject("补充数字"));
    assertThat(driver.shown(CASE, "userTask_writeCitySummary")).containsEntry("remarks", "补充数字");
    write();
    driver.complete(CASE, "userTask_signCitySummary", DIRECTOR, GUANGZHOU, APPROVE);
    driver.complete(
        CASE, "userTask_receiveCitySummary", OFFICE, PROVINCE, CampaignSteps.reject("补充表扬名单"));
    assertThat(summaries.of(CASE))
        .extracting(CitySummary::state, CitySummary::remarks)
        .containsExactly(FilingState.RETURNED, "补充表扬名单");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_writeCitySummary");
  }

  @Test
  void aSummaryAfterTheLimitIsLateAndStillReceived() {
    driver.moveClockTo("2009-11-30T09:00:00");
    assertThat(summaries.of(CASE).late()).isTrue();
    steps.citySummarises("HD2009-01", GUANGZHOU);
    assertThat(summaries.of(CASE))
        .extracting(CitySummary::state, CitySummary::late)
        .containsExactly(FilingState.ACCEPTED, true);
  }

  private void write() {
    driver.complete(
        CASE, "userTask_writeCitySummary", CITY, GUANGZHOU, Map.of("achievements", "完成任务"));
  }
}
