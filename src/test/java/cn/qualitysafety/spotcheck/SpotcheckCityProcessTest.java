package cn.qualitysafety.spotcheck;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What one city does for a plan; the plan itself has its own test. */
@SystemTest
class SpotcheckCityProcessTest {

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private RuntimeService runtime;
  @Autowired private SpotCheckService spotChecks;

  private SpotCheckSteps steps;

  @BeforeEach
  void begin() {
    steps = new SpotCheckSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 2);
    steps.startPlan();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aCityIsDoneWithItsLastBatchWhateverFollowsTheFailures() {
    steps.fail(spotChecks, "CC2009-440100-0001", "2009-05-11");
    assertThat(open(PLAN + "-440100")).isEqualTo(1);
    steps.refuse("CC2009-440100-0002", "2009-05-11");
    driver.runJobs();
    assertThat(open(PLAN + "-440100")).isZero();
    assertThat(open(PLAN)).isZero();
    assertThat(open("CC2009-440100-0001-ZG")).as("rectification goes on").isEqualTo(1);
  }

  @Test
  void aCityWithNothingToSampleIsDoneToo() {
    steps.take("CC2009-440100-0001", "absent");
    steps.take("CC2009-440100-0002", "absent");
    driver.runJobs();
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  private long open(String number) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).count();
  }
}
