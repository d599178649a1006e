package cn.qualitysafety.spotcheck;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A blind sample in the laboratory of Guangzhou. */
@SystemTest
class SpotcheckTestProcessTest {

  private static final String BATCH = "CC2009-440100-0001";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private SampleTestService sampleTests;
  @Autowired private TaskService tasks;

  private SpotCheckSteps steps;
  private String code;

  @BeforeEach
  void begin() {
    steps = new SpotCheckSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 1);
    steps.startPlan();
    steps.take(BATCH, "sampled");
    code = spotChecks.prepareSample(BATCH);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void theLaboratorySeesTheCodeTheProductAndTheItems() {
    assertThat(code).matches("MY-[2-9A-HJKMNP-Z]{10}");
    receive();
    assertThat(driver.shown(code, "userTask_testBlindSample"))
        .containsEntry("blindCode", code)
        .containsEntry("product", "大米")
        .containsEntry("results", "镉（≤0.2 mg/kg）：\n水分（≤14.5 %）：");
  }

  @Test
  void theVerdictGoesByTheItems() {
    receive();
    steps.report(code, LABORATORY, "镉（≤0.2 mg/kg）：0.21\n水分（≤14.5 %）：15");
    assertThat(sampleTests.of(code))
        .extracting(Sample::verdict, Sample::testedBy)
        .containsExactly("unsafe", "laboratory-440100-L1");
    assertThat(spotChecks.of(BATCH).verdict()).isEqualTo("unsafe");
  }

  @Test
  void whatWasNotDetectedIsToldAsReported() {
    receive();
    assertThatThrownBy(
            () -> steps.report(code, LABORATORY, "镉（≤0.2 mg/kg）：<0.5\n水分（≤14.5 %）：14.50"))
        .hasMessageContaining("“检验结果”第1行：“<0.5”不能说明是否符合限值≤0.2");
    steps.report(code, LABORATORY, "镉（≤0.2 mg/kg）：未检出（检出限：0.005）\n水分（≤14.5 %）：14.50");
    assertThat(sampleTests.of(code).verdict()).isEqualTo("pass");
    assertThat(spotChecks.resultsText(spotChecks.of(BATCH)))
        .isEqualTo("镉（≤0.2 mg/kg）：未检出（检出限0.005），合格\n水分（≤14.5 %）：14.50，合格");
  }

  @Test
  void aLineThatCannotBeReadIsNamed() {
    receive();
    assertThatThrownBy(() -> steps.report(code, LABORATORY, "镉（≤0.2 mg/kg）：0.1"))
        .hasMessageContaining("“检验结果”应当有2行，每个项目一行，当前有1行");
    assertThatThrownBy(() -> steps.report(code, LABORATORY, "镉（≤0.2 mg/kg）：合格\n水分（≤14.5 %）：14"))
        .hasMessageContaining("“检验结果”第1行“镉（≤0.2 mg/kg）：合格”不能识别");
    assertThat(sampleTests.of(code).reportNumber()).as("nothing half done").isNull();
  }

  @Test
  void whoTookTheSampleNeitherReceivesNorTestsIt() {
    Task task = tasks.createTaskQuery().processInstanceBusinessKey(code).singleResult();
    assertThatThrownBy(
            () ->
                driver.asLogin(
                    driver.person("sampler", GUANGZHOU),
                    List.of("sampler", "laboratory"),
                    LABORATORY,
                    () -> {
                      tasks.complete(
                          task.getId(), Map.of("receivedOn", "2009-05-11", "sampleState", "封条完好。"));
                      return null;
                    }))
        .hasMessageContaining("抽检分离");
  }

  private void receive() {
    steps.receive(code, LABORATORY, "2009-05-11");
  }
}
