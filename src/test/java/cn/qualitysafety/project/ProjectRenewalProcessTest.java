package cn.qualitysafety.project;

import static cn.qualitysafety.project.ProjectSteps.OFFICER;
import static cn.qualitysafety.project.ProjectSteps.PROVINCE;
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

/** The certificate of a centre that ends on 2010-03-31. */
@SystemTest
class ProjectRenewalProcessTest {

  private static final String CASE = "XH2009-440000-0001";

  @Autowired private CaseDriver driver;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-02T09:00:00");
    driver.start(
        "project-renewal",
        OFFICER,
        PROVINCE,
        Map.of(
            "projectName",
            "国家家用电器质检中心（广东）",
            "hostName",
            ProjectSteps.HOST,
            "validUntil",
            "2010-03-31"));
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void itsRenewalOpensSixMonthsBeforeTheEndAndIsOverdueOnTheDayAfter() {
    driver.moveClockTo("2009-09-29T23:59:00");
    assertThat(driver.openTasks(CASE)).isEmpty();
    driver.moveClockTo("2009-09-30T08:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_applyForRenewal");
    assertThat(
            tasks
                .createTaskQuery()
                .taskDefinitionKey("userTask_applyForRenewal")
                .singleResult()
                .getDueDate())
        .isEqualTo("2009-09-30T23:59:59+08:00");
    assertThat(overdue()).isZero();
    driver.moveClockTo("2009-10-01T00:10:00");
    assertThat(overdue()).as("red, and listed").isEqualTo(1);
  }

  @Test
  void oneForWhichNobodyAsksUntilItEndsIsOver() {
    driver.moveClockTo("2010-03-31T23:59:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_applyForRenewal");
    driver.moveClockTo("2010-04-01T00:00:01");
    assertThat(row()).containsEntry("result", "未申请换证");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void aRenewedOneIsWatchedAnew() {
    driver.moveClockTo("2009-09-30T08:00:00");
    apply();
    assertThatThrownBy(
            () ->
                record(
                    Map.of(
                        "renewalResult",
                        "renewed",
                        "newCertificate",
                        "2010190001Z",
                        "validUntil",
                        "2009-09-30")))
        .hasMessageContaining("新证书的有效期应晚于今天");
    record(
        Map.of(
            "renewalResult",
            "renewed",
            "newCertificate",
            "2010190001Z",
            "validUntil",
            "2013-03-31"));
    driver.moveClockTo("2012-09-29T23:00:00");
    assertThat(driver.openTasks(CASE)).isEmpty();
    driver.moveClockTo("2012-09-30T08:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_applyForRenewal");
  }

  @Test
  void oneThatIsNotRenewedEnds() {
    driver.moveClockTo("2009-09-30T08:00:00");
    apply();
    record(Map.of("renewalResult", "refused", "renewalRemarks", "复查不合格。"));
    assertThat(row()).containsEntry("result", "未予换证");
  }

  private void apply() {
    driver.complete(
        CASE,
        "userTask_applyForRenewal",
        OFFICER,
        PROVINCE,
        Map.of("renewalAskedOn", "2009-09-30", "renewalAuthority", "国家认监委"));
  }

  private void record(Map<String, Object> entered) {
    driver.complete(CASE, "userTask_recordRenewal", OFFICER, PROVINCE, entered);
  }

  private int overdue() {
    return jdbc.queryForObject(
        "select count(*) from task_alert where kind = 'OVERDUE'", Integer.class);
  }

  private Map<String, Object> row() {
    return jdbc.queryForMap("select * from cases where case_number = ?", CASE);
  }
}
