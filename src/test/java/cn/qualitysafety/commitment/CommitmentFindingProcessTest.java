package cn.qualitysafety.commitment;

import static cn.qualitysafety.commitment.InspectionSteps.CITY;
import static cn.qualitysafety.commitment.InspectionSteps.FOSHAN;
import static cn.qualitysafety.commitment.InspectionSteps.PROVINCE;
import static cn.qualitysafety.commitment.InspectionSteps.SUPERVISOR;
import static cn.qualitysafety.commitment.InspectionSteps.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Findings of an inspection of Foshan that was fed back on Friday 2009-09-18. */
@SystemTest
class CommitmentFindingProcessTest {

  private static final String CASE = "ZG2009-440600-0001";

  @Autowired private CaseDriver driver;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private InspectionSteps steps;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-09-07T09:00:00");
    steps = new InspectionSteps(driver, runtime, tasks);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  /**
   * Ten working days are 21 to 25, 27 to 30 September and 9 October, twenty go on with 10, 12 to
   * 16, 19 to 22 October; in the holidays and on their eve nothing else is worked.
   */
  @ParameterizedTest
  @CsvSource({
    "false-figures, 严重, 2009-10-09, 2009-10-09T17:00:00, 按期整改",
    "false-figures, 严重, 2009-10-09, 2009-10-10T08:00:00, 逾期整改",
    "progress, 一般, 2009-10-22, 2009-10-22T17:00:00, 按期整改",
    "progress, 一般, 2009-10-22, 2009-10-23T08:00:00, 逾期整改"
  })
  void aGraveOneIsDueTenWorkingDaysAfterItsFeedbackAndAnotherTwenty(
      String category, String severity, String rectifyBy, String rectified, String result) {
    raise(category);
    assertThat(driver.unitOf(CASE)).isEqualTo(FOSHAN);
    assertThat(driver.shown(CASE, "userTask_rectify"))
        .containsEntry("severity", severity)
        .containsEntry("rectifyBy", rectifyBy);
    assertThat(driver.dueDate(CASE, "userTask_rectify")).isEqualTo(rectifyBy + "T23:59:59+08:00");
    driver.setClock(rectified);
    steps.rectify(CASE);
    driver.setClock("2009-10-28T09:00:00");
    steps.verify(CASE);
    assertThat(row())
        .as("by the day of its report, not of the verification")
        .containsEntry("result", result)
        .containsEntry("title", "佛山市质量技术监督局督查问题：第1项检查的台账与现场不符。");
  }

  @Test
  void itIsVerifiedByThoseWhoInspectedAndNotByWhoeverReportsIt() {
    raise("progress");
    driver.setClock("2009-09-28T09:00:00");
    steps.rectify(CASE);
    assertThat(driver.unitOfTask(CASE, "userTask_verifyRectification")).isEqualTo(PROVINCE);
    assertThatThrownBy(
            () ->
                driver.complete(CASE, "userTask_verifyRectification", SUPERVISOR, FOSHAN, Map.of()))
        .as("the city's own supervisor does not find it")
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(
            () ->
                driver.completeBy(
                    driver.person(CITY, FOSHAN),
                    CASE,
                    "userTask_verifyRectification",
                    List.of(SUPERVISOR),
                    PROVINCE,
                    Map.of("verified", "done", "verification", "属实。")))
        .as("somebody who has moved to the province meanwhile")
        .hasMessageContaining("不能再办理“核查整改”");
    assertThat(driver.dueDate(CASE, "userTask_verifyRectification"))
        .as("29, 30 September, 9, 10, 12 to 16, 19 October")
        .isEqualTo("2009-10-19T23:59:59+08:00");
  }

  @Test
  void itStaysOpenUntilItIsRectifiedPastTheCampaignToo() {
    raise("progress");
    driver.setClock("2009-10-20T09:00:00");
    steps.rectify(CASE);
    assertThatThrownBy(() -> steps.verify(CASE, notDone("2009-10-19")))
        .hasMessageContaining("“再次整改期限”不能早于今天");
    steps.verify(CASE, notDone("2009-11-20"));
    assertThat(driver.shown(CASE, "userTask_rectify"))
        .containsEntry("verification", "仍有两本台账不符。")
        .containsEntry("againBy", "2009-11-20");
    assertThat(driver.dueDate(CASE, "userTask_rectify")).isEqualTo("2009-11-20T23:59:59+08:00");

    driver.moveClockTo("2010-01-15T09:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_rectify");
    assertThat(driver.openTasks("DC2009-440000-0001"))
        .as("nor is its inspection reported as settled")
        .isEmpty();
    steps.rectify(CASE);
    steps.verify(CASE);
    assertThat(row()).containsEntry("result", "逾期整改");
    assertThat(driver.shown("DC2009-440000-0001", "userTask_writeReport"))
        .containsEntry("findingsSettled", "问题1：逾期整改");
  }

  private void raise(String category) {
    String inspection = steps.fedBack(finding(1, category, "no", "no"));
    steps.accept(inspection, "1");
  }

  private static Map<String, Object> notDone(String againBy) {
    return Map.of("verified", "not-done", "verification", "仍有两本台账不符。", "againBy", againBy);
  }

  private Map<String, Object> row() {
    return jdbc.queryForMap("select * from cases where case_number = ?", CASE);
  }
}
