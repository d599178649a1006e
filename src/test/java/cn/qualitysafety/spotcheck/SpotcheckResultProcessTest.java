package cn.qualitysafety.spotcheck;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LABORATORY;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.RETEST_LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A batch of Guangzhou that failed its first test on Monday 2009-05-11. */
@SystemTest
class SpotcheckResultProcessTest {

  private static final String BATCH = "CC2009-440100-0001";
  private static final String RESULT = BATCH + "-JG";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private OfficialDocuments documents;

  private SpotCheckSteps steps;

  @BeforeEach
  void begin() {
    steps = new SpotCheckSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 1);
    steps.startPlan();
    steps.take(BATCH, "sampled");
    steps.test(spotChecks.prepareSample(BATCH), LABORATORY, "2009-05-11", "0.1", "15.2");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  /** Fifteen working days after the service of Wednesday 13 May: the 31st was one, the 28th not. */
  @Test
  void theEnterpriseIsToldEveryValueAndItsSilenceMakesTheResultFinal() {
    assertThat(documents.ofCase(RESULT))
        .extracting(OfficialDocument::title, OfficialDocument::number)
        .containsExactly(tuple("产品质量监督抽查结果通知书", "粤质监抽告〔2009〕1号"));
    assertThat(spotChecks.resultsText(spotChecks.of(BATCH)))
        .isEqualTo("镉（≤0.2 mg/kg）：0.1，合格\n水分（≤14.5 %）：15.2，不合格");
    assertThat(IssuedText.of(documents.ofCase(RESULT).get(0), documents))
        .contains("根据《中华人民共和国产品质量法》第十五条第一款的规定", "依照《中华人民共和国产品质量法》第十五条第四款的规定，请不迟于收到本通知书之日起第15日");
    driver.moveClockTo("2009-05-13T09:00:00");
    assertThat(spotChecks.of(BATCH).objectBy()).as("nobody has been told yet").isNull();
    assertThat(driver.openTasks(RESULT)).isEmpty();
    steps.serve(RESULT, "2009-05-13");
    assertThat(spotChecks.of(BATCH).objectBy())
        .as("fifteen days of the calendar, to a holiday: 产品质量法 art. 15 par. 4")
        .isEqualTo("2009-05-31");
    driver.moveClockTo("2009-06-05T23:59:58");
    assertThat(spotChecks.of(BATCH).finalVerdict()).as("a letter may be under way").isNull();
    driver.moveClockTo("2009-06-06T00:00:00");
    assertThat(spotChecks.of(BATCH).finalVerdict()).isEqualTo("fail");
    assertThat(driver.openTasks(BATCH + "-ZG"))
        .as("the order to rectify is signed next")
        .containsExactly("userTask_signRectificationOrder");
  }

  @Test
  void theReserveSampleIsTestedInAnotherLaboratoryAndFinal() {
    steps.serve(RESULT, "2009-05-11");
    steps.object(BATCH, "approve", "2009-05-11");
    String code = spotChecks.prepareRetest(BATCH);
    assertThat(code).isNotEqualTo(spotChecks.prepareSample(BATCH));
    steps.test(code, RETEST_LABORATORY, "2009-05-11", "0.1", "14.2");
    assertThat(spotChecks.of(BATCH).finalVerdict()).isEqualTo("pass");
    assertThat(driver.openTasks(BATCH + "-ZG")).isEmpty();
  }

  @Test
  void aReTestThatFailsStands() {
    steps.serve(RESULT, "2009-05-11");
    assertThat(driver.shown(RESULT, "userTask_recordSpotCheckObjection"))
        .as("the province reads how the city sampled, on which it decides")
        .containsEntry("samplingText", "2009年5月11日在稻香路1号抽样，抽样单CY-0001。样品2kg，备用样品2kg，封条完好")
        .containsKeys("sampler", "otherSampler");
    steps.object(BATCH, "approve", "2009-05-11");
    steps.test(spotChecks.prepareRetest(BATCH), RETEST_LABORATORY, "2009-05-11", "0.1", "15.1");
    assertThat(spotChecks.of(BATCH).finalVerdict()).isEqualTo("fail");
  }

  /** Fifteen days ended on 26 May; entered on Wednesday 10 June, five working days remain. */
  @Test
  void anObjectionMadeInTimeIsNotLostBecauseTheReceiptOfTheNoticeCameLate() {
    driver.moveClockTo("2009-06-10T09:00:00");
    steps.serve(RESULT, "2009-05-11");
    driver.moveClockTo("2009-06-17T09:00:00");
    steps.object(BATCH, "approve", "2009-05-20");
    assertThat(spotChecks.of(BATCH).finalVerdict()).isNull();
  }

  @Test
  void anObjectionAfterFifteenDaysIsTooLate() {
    steps.serve(RESULT, "2009-05-11");
    driver.moveClockTo("2009-05-27T09:00:00");
    assertThatThrownBy(() -> steps.object(BATCH, "approve", "2009-05-27"))
        .hasMessageContaining("企业在2009年5月26日之后才提出异议，已超过期限（邮寄的以交邮日期为准）");
    steps.object(BATCH, "reject", "2009-05-27");
    assertThat(spotChecks.of(BATCH).finalVerdict()).isEqualTo("fail");
  }

  @Test
  void anObjectionPostedOnTheLastDayCountsWhenItComes() {
    steps.serve(RESULT, "2009-05-11");
    driver.moveClockTo("2009-06-03T09:00:00");
    steps.object(BATCH, "approve", "2009-05-26");
    assertThat(driver.openTasks(spotChecks.prepareRetest(BATCH)))
        .containsExactly("userTask_receiveBlindSample");
  }
}
