package cn.qualitysafety.rulemaking;

import static cn.qualitysafety.rulemaking.RulemakingSteps.OFFICER;
import static cn.qualitysafety.rulemaking.RulemakingSteps.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A local standard that was published on 2009-09-14. */
@SystemTest
class RulemakingReviewProcessTest {

  private static final String CASE = "BF2009-440000-0001";
  private static final String PROCESS = "rulemaking-review";

  @Autowired private CaseDriver driver;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private RulemakingSteps steps;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps = new RulemakingSteps(driver, tasks);
    steps.start(PROCESS, standard("DB44/T 613—2009", "2009-09-14"));
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void itIsReviewedAfterFiveYearsAndWhatStaysValidAfterFiveMore() {
    driver.moveClockTo("2014-09-13T23:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_noteHigherStandard");
    driver.moveClockTo("2014-09-14T08:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_reviewStandard");
    assertThatThrownBy(() -> review("2014-09-15", "continue"))
        .hasMessageContaining("“复审完成日期”不能晚于今天");
    review("2014-09-14", "continue");
    driver.moveClockTo("2019-09-13T23:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_noteHigherStandard");
    driver.moveClockTo("2019-09-14T08:00:00");
    review("2019-09-14", "revise");
    assertThat(row()).containsEntry("result", "修订");
  }

  @Test
  void itEndsByItselfOnTheDayOnWhichANationalStandardComesIntoForce() {
    steps.officer(
        CASE,
        "userTask_noteHigherStandard",
        "higherNumber",
        "GB 21861-2014",
        "higherTitle",
        "机动车安全技术检验项目和方法",
        "higherInForceOn",
        "2010-03-01");
    driver.moveClockTo("2010-02-28T23:00:00");
    assertThat(row()).as("in force").containsEntry("closed_at", null);
    driver.moveClockTo("2010-03-01T00:01:00");
    assertThat(row()).containsEntry("result", "自行废止");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void whatIsNoLocalStandardIsNotWatched() {
    assertThatThrownBy(() -> steps.start(PROCESS, standard("GB 21861-2008", "2008-06-01")))
        .hasMessageContaining("编号以“DB44”开头");
    assertThatThrownBy(() -> steps.start(PROCESS, standard("DB44/T 1—2009", "2009-09-15")))
        .hasMessageContaining("“发布日期”不能晚于今天");
  }

  private static Map<String, Object> standard(String number, String publishedOn) {
    return form(
        "standardNumber", number, "standardTitle", "机动车安全检验操作规范", "publishedOn", publishedOn);
  }

  private void review(String on, String result) {
    steps.complete(
        CASE,
        "userTask_reviewStandard",
        OFFICER,
        "reviewedOn",
        on,
        "reviewResult",
        result,
        "reviewReason",
        "仍然适用。");
  }

  private Map<String, Object> row() {
    return jdbc.queryForMap("select * from cases where case_number = ?", CASE);
  }
}
