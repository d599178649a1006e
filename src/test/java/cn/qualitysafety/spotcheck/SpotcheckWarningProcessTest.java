package cn.qualitysafety.spotcheck;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LEADER;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PLANNER;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PROVINCE;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.SHENZHEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Failures of one product in Guangzhou in the second quarter of 2009. */
@SystemTest
class SpotcheckWarningProcessTest {

  private static final String CASE = "YJ2009Q2-440100-0102";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private FollowUpService followUps;
  @Autowired private OfficialDocuments documents;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private TaskService tasks;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;

  private SpotCheckSteps steps;

  @BeforeEach
  void begin() {
    steps = new SpotCheckSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 5);
    steps.startPlan();
    steps.fail(spotChecks, "CC2009-440100-0001", "2009-05-11");
    steps.fail(spotChecks, "CC2009-440100-0002", "2009-05-11");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void threeFailuresWarnTheCitysGovernmentOnceALeaderAgreesToTheDraft() {
    assertThat(followUps.warning(CASE)).as("two are not enough").isNull();
    steps.fail(spotChecks, "CC2009-440100-0003", "2009-05-11");
    steps.fail(spotChecks, "CC2009-440100-0004", "2009-05-11");
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(CASE).count()).isEqualTo(1);
    assertThat(followUps.warning(CASE).failures()).isEqualTo(3);
    assertThat(driver.shown(CASE, "userTask_draftWarning"))
        .as("as people read it, not as the message brought it")
        .containsEntry("quarter", "2009年第2季度");
    draft();
    assertThatThrownBy(() -> sign(Map.of("signResult", "return"))).hasMessageContaining("退回的理由");
    sign(Map.of("signResult", "return", "signReason", "建议要写明由哪个部门牵头。"));
    assertThat(documents.ofCase(CASE)).as("returned").isEmpty();
    assertThat(driver.shown(CASE, "userTask_draftWarning"))
        .containsEntry("signReason", "建议要写明由哪个部门牵头。")
        .as("what was drafted is mended, not written anew")
        .containsKeys("analysis", "measures")
        .doesNotContainValue(null);
    draft();
    sign(Map.of("signResult", "agree"));
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::title)
        .containsExactly("产品质量安全预警函");
    assertThat(followUps.warning(CASE).sentOn()).isEqualTo("2009-05-11");
  }

  /** On two nodes, say: neither transaction sees what the other one has not committed. */
  @Test
  void failuresOfTwoPlansAtTheSameMomentWarnTogether() throws Exception {
    steps.registerProducers(SHENZHEN, 201, 3);
    List<String> failing = new ArrayList<>();
    for (int plan = 2; plan <= 4; plan++) {
      driver.start("spotcheck-plan", PLANNER, PROVINCE, SpotCheckSteps.plan());
      steps.approve("CJ2009-440000-%04d".formatted(plan), "approve");
      failing.add(
          jdbc.queryForObject(
              "select case_number from spotcheck_batch where plan_number = ? and holder_code = ?",
              String.class,
              "CJ2009-440000-%04d".formatted(plan),
              SpotCheckSteps.code(199 + plan)));
    }
    for (String batch : failing) {
      steps.take(batch, "sampled");
      steps.test(
          spotChecks.prepareSample(batch), SpotCheckSteps.LABORATORY, "2009-05-11", "0.1", "15");
    }
    fail(failing.get(0));
    CompletableFuture<Void> other =
        transaction.execute(
            status -> {
              fail(failing.get(1));
              CompletableFuture<Void> meanwhile =
                  CompletableFuture.runAsync(() -> fail(failing.get(2)));
              // Enough for one that does not wait.
              assertThatThrownBy(() -> meanwhile.get(2, TimeUnit.SECONDS))
                  .isInstanceOf(TimeoutException.class);
              return meanwhile;
            });
    other.get(30, TimeUnit.SECONDS);
    driver.runJobs();
    assertThat(followUps.warning("YJ2009Q2-440300-0102").failures()).isEqualTo(3);
  }

  @Test
  void whoDraftedTheWarningDoesNotSignIt() {
    steps.fail(spotChecks, "CC2009-440100-0003", "2009-05-11");
    draft();
    Task sign = tasks.createTaskQuery().processInstanceBusinessKey(CASE).singleResult();
    assertThatThrownBy(
            () ->
                driver.as(
                    List.of(PLANNER, LEADER),
                    GUANGZHOU,
                    () -> {
                      tasks.complete(sign.getId());
                      return null;
                    }))
        .hasMessageContaining("岗位分离");
  }

  /** As the model does it, in one transaction. */
  private void fail(String batch) {
    transaction.executeWithoutResult(
        status -> {
          spotChecks.confirmResult(batch);
          spotChecks.tellOthers(batch);
        });
  }

  private void sign(Map<String, ?> form) {
    driver.complete(CASE, "userTask_signWarning", LEADER, GUANGZHOU, form);
    driver.runJobs();
  }

  private void draft() {
    driver.complete(
        CASE,
        "userTask_draftWarning",
        PLANNER,
        GUANGZHOU,
        Map.of("analysis", "原料产地相同。", "measures", "开展专项整治。"));
  }
}
