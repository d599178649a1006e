package cn.qualitysafety.spotcheck;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LABORATORY;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.SAMPLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.brand.BrandTitleService;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.platform.message.WaitingMessage;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Batches of Guangzhou, drawn on Monday 2009-05-11; seven make the product, five are drawn. */
@SystemTest
class SpotcheckSamplingProcessTest {

  private static final String BATCH = "CC2009-440100-0001";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private SpotCheckPlanService plans;
  @Autowired private BrandTitleService titles;
  @Autowired private Messages messages;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private SpotCheckSteps steps;

  @BeforeEach
  void begin() {
    steps = new SpotCheckSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 7);
    steps.startPlan();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aSampleThatPassesIsFinalAtOnce() {
    steps.take(BATCH, "sampled");
    steps.test(spotChecks.prepareSample(BATCH), LABORATORY, "2009-05-11", "0.2", "14.5");
    assertThat(spotChecks.of(BATCH))
        .extracting(Batch::state, Batch::finalVerdict, Batch::sampler, Batch::secondSampler)
        .containsExactly(Batch.State.FINAL, "pass", "sampler-440100", "gz-chouyang2");
  }

  @Test
  void aRefusalIsRecordedAndCountsAsAFailure() {
    steps.take(BATCH, "refused");
    assertThat(spotChecks.of(BATCH))
        .extracting(Batch::finalVerdict, Batch::circumstances)
        .containsExactly("fail", "企业负责人拒不配合，现场录像。");
    steps.serve(BATCH + "-ZG", "2009-05-11");
    assertThat(driver.openTasks(BATCH + "-ZG")).containsExactly("userTask_recordRectification");
    assertThat(driver.shown(BATCH + "-ZG", "userTask_recordRectification"))
        .containsEntry("failureText", "拒绝抽样，按不合格处理：企业负责人拒不配合，现场录像。");
  }

  @Test
  void whereNothingIsFoundAnotherOneIsDrawnUntilNobodyIsLeft() {
    steps.take(BATCH, "absent");
    Batch second = spotChecks.of("CC2009-440100-0006");
    assertThat(second.replaces()).isEqualTo(BATCH);
    assertThat(driver.openTasks(second.caseNumber())).containsExactly("userTask_takeSample");
    steps.take(second.caseNumber(), "absent");
    steps.take("CC2009-440100-0007", "absent");
    assertThat(spotChecks.of("CC2009-440100-0008")).as("all seven are used up").isNull();
    assertThat(
            runtime.createProcessInstanceQuery().processDefinitionKey("spotcheck-sampling").count())
        .isEqualTo(4);
  }

  @Test
  void anUnsafeProductIsTakenToRecallWhichWaitsForThatRegime() {
    steps.take(BATCH, "sampled");
    steps.test(spotChecks.prepareSample(BATCH), LABORATORY, "2009-05-11", "0.31", "14");
    steps.serve(BATCH + "-JG", "2009-05-11");
    steps.object(BATCH, "reject", "2009-05-11");
    assertThat(spotChecks.of(BATCH).finalVerdict()).isEqualTo("unsafe");
    assertThat(messages.waiting(List.of(GUANGZHOU)))
        .extracting(WaitingMessage::name)
        .contains("recallDue");
  }

  @Test
  void aFamousBrandIsDrawnLikeAnybodyAndSummonedWhenItFails() {
    Batch drawn = spotChecks.of(BATCH);
    titles.registerTitle("MP2008-0123", drawn.holderCode(), "大米", "2008-12-01", "test");
    steps.take(BATCH, "refused");
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey("summons-enterprise")
                .singleResult())
        .extracting("businessKey", "tenantId")
        .containsExactly("YT2009-440100-0001", GUANGZHOU);
    plans.registerPlan(
        "food",
        "大米",
        SpotCheckSteps.RICE,
        "rice",
        "GB 2715-2005",
        "水分|≤14.5|%",
        LABORATORY,
        SpotCheckSteps.RETEST_LABORATORY,
        GUANGZHOU,
        "planner");
    assertThat(plans.eligible("CJ2009-440100-0001"))
        .as("no exemption for famous brands any more")
        .contains(drawn.holderCode());
  }

  @Test
  void whoeverTakesTheSampleIsNotOfferedAsTheOtherOne() {
    Supplier<String> offered =
        () -> driver.shown(BATCH, "userTask_takeSample").get("samplers").toString();
    assertThat(offered.get()).contains("\"gz-chouyang\"", "\"gz-chouyang2\"");
    String task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(BATCH)
            .taskDefinitionKey("userTask_takeSample")
            .singleResult()
            .getId();
    tasks.claim(task, "gz-chouyang");
    assertThat(offered.get()).contains("\"gz-chouyang2\"").doesNotContain("\"gz-chouyang\"");
    tasks.setAssignee(task, "gz-chouyang2");
    assertThat(offered.get()).contains("\"gz-chouyang\"").doesNotContain("\"gz-chouyang2\"");
    tasks.setAssignee(task, "sampler-440100");
    steps.take(BATCH, "sampled");
    assertThat(spotChecks.of(BATCH).secondSampler()).isEqualTo("gz-chouyang2");
  }

  @Test
  void twoSamplersOfThePostAreNeeded() {
    for (Map.Entry<String, String> second :
        Map.of(
                "sampler-440100", "不能是您本人",
                "gz-shouli", "“gz-shouli”不是抽样人员",
                " ", "“另一名抽样人员”不能为空")
            .entrySet()) {
      assertThatThrownBy(
              () ->
                  driver.complete(
                      BATCH,
                      "userTask_takeSample",
                      SAMPLER,
                      GUANGZHOU,
                      Map.of(
                          "outcome", "absent",
                          "secondSampler", second.getKey(),
                          "sampledOn", "2009-05-11",
                          "circumstances", "停产。")))
          .hasMessageContaining(second.getValue());
    }
  }
}
