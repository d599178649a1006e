package cn.qualitysafety.spotcheck;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LABORATORY;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.SAMPLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.brand.BrandTitleService;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.platform.message.WaitingMessage;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

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
  @Autowired private OfficialDocuments documents;
  @Autowired private JdbcTemplate jdbc;
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
    Task sampling = tasks.createTaskQuery().processInstanceBusinessKey(BATCH).singleResult();
    assertThat(tasks.getVariable(sampling.getId(), "holderName"))
        .as("its card names the enterprise")
        .isEqualTo(spotChecks.of(BATCH).holderName());
    OfficialDocument notice = documents.ofCase(BATCH).get(0);
    assertThat(driver.shown(BATCH, "userTask_takeSample"))
        .as("the letter with which they come")
        .containsEntry("samplingNotice", notice.number() + "（产品质量监督抽查通知书）");
    assertThat(notice.number()).as("the province's").isEqualTo("粤质监抽通〔2009〕1号");
    assertThat(IssuedText.of(notice, documents))
        .contains(spotChecks.of(BATCH).holderName(), "大米", "广州市质量技术监督局", "不收取检验费用", "第五十六条");
    steps.take(BATCH, "sampled");
    steps.test(spotChecks.prepareSample(BATCH), LABORATORY, "2009-05-11", "0.2", "14.5");
    assertThat(spotChecks.of(BATCH))
        .extracting(Batch::state, Batch::finalVerdict, Batch::sampler, Batch::secondSampler)
        .containsExactly(Batch.State.FINAL, "pass", "sampler-440100", "gz-chouyang2");
  }

  /** 产品质量法 art. 56: a warning and an order first, more only if it goes on; no failure at all. */
  @Test
  void aRefusalIsPunishedAsOneAndNeverBecomesAFailure() {
    steps.take(BATCH, "refused");
    steps.confirmRefusal(BATCH, "refused");
    assertThat(documents.ofCase(BATCH))
        .extracting(OfficialDocument::title)
        .containsExactlyInAnyOrder("产品质量监督抽查通知书", "拒绝监督抽查认定表", "责令改正通知书");
    OfficialDocument order =
        documents.ofCase(BATCH).stream()
            .filter(each -> each.title().equals("责令改正通知书"))
            .findFirst()
            .orElseThrow();
    assertThat(IssuedText.of(order, documents)).contains("《中华人民共和国产品质量法》第五十六条", "接受监督抽查");
    assertThat(driver.openTasks(BATCH)).as("nobody has been ordered yet").isEmpty();
    steps.serve(BATCH, "2009-05-11");
    steps.take(BATCH, "refused");
    steps.confirmRefusal(BATCH, "refused");
    assertThat(driver.openTasks(BATCH))
        .as("what becomes of it is for whoever organises the check")
        .containsExactly("userTask_proposeMeasure");
    assertThat(driver.unitOfTask(BATCH, "userTask_proposeMeasure"))
        .isEqualTo(SpotCheckSteps.PROVINCE);
    steps.proposeMeasure(BATCH);
    assertThat(spotChecks.of(BATCH))
        .extracting(Batch::state, Batch::finalVerdict)
        .containsExactly(Batch.State.FINAL, "refused");
    assertThat(penaltyFacts())
        .hasSize(2)
        .allSatisfy(facts -> assertThat(facts).contains("无正当理由拒绝", "第五十六条"))
        .anySatisfy(
            facts -> assertThat(facts).contains("责令改正后仍然拒绝", "广东省质量技术监督局提请责令停业整顿：两次闭门不纳，拒不改正。"));
    assertThat(
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(BATCH + "-ZG").count())
        .as("there is nothing to rectify")
        .isZero();
    assertThat(spotChecks.finalResults(SpotCheckSteps.PLAN))
        .extracting(FinalResult::verdict)
        .containsExactly("refused");
  }

  @Test
  void whoeverIsOrderedMayAcceptTheCheckAndIsTestedLikeAnybody() {
    steps.take(BATCH, "refused");
    steps.confirmRefusal(BATCH, "refused");
    steps.serve(BATCH, "2009-05-11");
    steps.take(BATCH, "sampled");
    steps.test(spotChecks.prepareSample(BATCH), LABORATORY, "2009-05-11", "0.2", "14.5");
    assertThat(spotChecks.of(BATCH))
        .extracting(Batch::finalVerdict, Batch::circumstances)
        .containsExactly("pass", null);
  }

  private List<String> penaltyFacts() {
    return jdbc.queryForList(
        "select content from message_outbox where name = 'penaltyCaseDue'", String.class);
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
        .contains("recallDue", "penaltyCaseDue");
    assertThat(penaltyFacts())
        .as("at once, 产品质量法 art. 17 par. 2: the rectification has not even begun")
        .singleElement()
        .asString()
        .contains("有严重质量问题", "镉", "《中华人民共和国产品质量法》第十七条第二款");
  }

  @Test
  void aFamousBrandIsDrawnLikeAnybodyAndSummonedWhenItFails() {
    Batch drawn = spotChecks.of(BATCH);
    titles.registerTitle("MP2008-0123", drawn.holderCode(), "大米", "2008-12-01", "test");
    steps.fail(spotChecks, BATCH, "2009-05-11");
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
        null,
        SpotCheckSteps.PROVINCE,
        "planner");
    assertThat(plans.eligible("CJ2009-440000-0002"))
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
