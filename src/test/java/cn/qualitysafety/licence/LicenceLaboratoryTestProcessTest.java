package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A sample that is due in the laboratory by Monday 2009-10-12. */
@SystemTest
class LicenceLaboratoryTestProcessTest {

  private static final String TEST = "XK2009-440100-0001-JY-1";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private LaboratoryTestService tests;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private LicenceSteps steps;

  @BeforeEach
  void begin() {
    steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-10-09T09:00:00");
    start("reviewer-440100");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void theLaboratoryReceivesTestsAndReports() {
    steps.receiveSample(TEST, LABORATORY, "2009-10-09");
    assertThat(tasks.createTaskQuery().singleResult().getDueDate())
        .isEqualTo("2009-11-19T23:59:59+08:00");
    assertThatThrownBy(() -> steps.test(TEST, LABORATORY, "maybe")).hasMessageContaining("“检验结论”");
    steps.test(TEST, LABORATORY, "pass");
    assertThat(tests.of(TEST))
        .extracting(LaboratoryTest::verdict, LaboratoryTest::reportNumber, LaboratoryTest::testedBy)
        .containsExactly("pass", "WT-1", "laboratory-440100-L1");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void aSampleThatComesTooLateIsNotTested() {
    driver.moveClockTo("2009-10-13T09:00:00");
    assertThatThrownBy(() -> steps.receiveSample(TEST, LABORATORY, "2009-10-13"))
        .hasMessageContaining("样品应当在2009年10月12日前送达");
    driver.moveClockTo("2009-10-14T09:00:00");
    assertThat(tests.of(TEST).verdict()).isEqualTo("undelivered");
  }

  @Test
  void whoTookTheSampleDoesNotTestIt() {
    driver.reset();
    driver.setClock("2009-10-09T09:00:00");
    start("laboratory-440100-L1");
    steps.receiveSample(TEST, LABORATORY, "2009-10-09");
    assertThatThrownBy(() -> steps.test(TEST, LABORATORY, "pass"))
        .hasMessageContaining("您参加了本件的抽样");
  }

  @Test
  void anotherLaboratoryDoesNotSeeTheSample() {
    assertThat(
            driver.as(
                "laboratory",
                LicenceSteps.SECOND_LABORATORY,
                () -> tasks.createTaskQuery().count()))
        .isZero();
    assertThat(driver.as("laboratory", LABORATORY, () -> tasks.createTaskQuery().count()))
        .isEqualTo(1);
  }

  private void start(String sampledBy) {
    runtime.startProcessInstanceByKey(
        "licence-laboratory-test",
        TEST,
        Map.of(
            "unitCode", LABORATORY,
            "product", "预应力混凝土管",
            "samplingSheet", "CY-0917",
            "deliverBy", "2009-10-12",
            "sampledBy", sampledBy));
  }
}
