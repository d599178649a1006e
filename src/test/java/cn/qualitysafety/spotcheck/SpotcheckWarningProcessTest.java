package cn.qualitysafety.spotcheck;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LEADER;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PLANNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Failures of one product in Guangzhou in the second quarter of 2009. */
@SystemTest
class SpotcheckWarningProcessTest {

  private static final String CASE = "YJ2009Q2-440100-0102";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private FollowUpService followUps;
  @Autowired private OfficialDocuments documents;
  @Autowired private TaskService tasks;

  private SpotCheckSteps steps;

  @BeforeEach
  void begin() {
    steps = new SpotCheckSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 5);
    steps.startPlan();
    steps.take("CC2009-440100-0001", "refused");
    steps.take("CC2009-440100-0002", "refused");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void threeFailuresWarnTheCitysGovernmentOnce() {
    assertThat(followUps.warning(CASE)).as("two are not enough").isNull();
    steps.take("CC2009-440100-0003", "refused");
    steps.take("CC2009-440100-0004", "refused");
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(CASE).count()).isEqualTo(1);
    assertThat(followUps.warning(CASE).failures()).isEqualTo(3);
    draft();
    driver.complete(CASE, "userTask_signWarning", LEADER, GUANGZHOU, Map.of());
    driver.runJobs();
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::title)
        .containsExactly("产品质量安全预警函");
    assertThat(followUps.warning(CASE).sentOn()).isEqualTo("2009-05-11");
  }

  @Test
  void whoDraftedTheWarningDoesNotSignIt() {
    steps.take("CC2009-440100-0003", "refused");
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

  private void draft() {
    driver.complete(
        CASE,
        "userTask_draftWarning",
        PLANNER,
        GUANGZHOU,
        Map.of("analysis", "原料产地相同。", "measures", "开展专项整治。"));
  }
}
