package cn.qualitysafety.spotcheck;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LEADER;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PLAN;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PLANNER;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PROVINCE;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.SHENZHEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Plans of the province, of Monday 2009-05-11. */
@SystemTest
@Tag("database")
class SpotcheckPlanProcessTest {

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckPlanService plans;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private SpotCheckSteps steps;
  private List<String> guangzhou;
  private List<String> shenzhen;

  @BeforeEach
  void begin() {
    steps = new SpotCheckSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
    guangzhou = new ArrayList<>(steps.registerProducers(GUANGZHOU, 1, 4));
    guangzhou.addAll(steps.registerProducers("440106", 101, 4));
    shenzhen = steps.registerProducers(SHENZHEN, 201, 3);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void everyCityHasItsBatchesAndAnybodyCanRepeatTheDraw() {
    steps.startPlan();
    SpotCheckPlan plan = plans.of(PLAN);
    assertThat(plan.quarter()).isEqualTo("2009Q2");
    assertThat(plan.producers()).isEqualTo(11);
    List<String> all = new ArrayList<>(guangzhou);
    all.addAll(shenzhen);
    Collections.sort(all);
    assertThat(plan.producersChecksum()).isEqualTo(Sha256.of(String.join("\n", all)));

    List<String> again = new ArrayList<>(guangzhou);
    Collections.sort(again);
    Collections.shuffle(again, new Random(plan.seed() + 440100));
    assertThat(drawn(GUANGZHOU)).as("the base of food").isEqualTo(again.subList(0, 5));
    assertThat(drawn(SHENZHEN)).as("all that there are").hasSize(3);
    assertThat(plans.draws(List.of(PLAN)))
        .containsExactly(new CityDraw(PLAN, GUANGZHOU, 8, 5), new CityDraw(PLAN, SHENZHEN, 3, 3));
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey("spotcheck-sampling")
                .tenantIdIn(GUANGZHOU)
                .count())
        .as("each batch runs in its city")
        .isEqualTo(5);
  }

  private String registerPlan() {
    Map<String, Object> fields = SpotCheckSteps.plan();
    return plans.registerPlan(
        fields.get("category"),
        fields.get("product"),
        fields.get("productCode"),
        fields.get("licensedProduct"),
        fields.get("standard"),
        fields.get("items"),
        fields.get("laboratory"),
        fields.get("retestLaboratory"),
        null,
        PROVINCE,
        "planner");
  }

  private List<String> drawn(String city) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("spotcheck-sampling")
        .tenantIdIn(city)
        .list()
        .stream()
        .map(batch -> spotChecks.of(batch.getBusinessKey()))
        .sorted(Comparator.comparing(Batch::caseNumber))
        .map(Batch::holderCode)
        .toList();
  }

  @Test
  void aPlanEndsWhenEveryBatchHasItsFinalResult() {
    steps.startPlan();
    for (String city : List.of(GUANGZHOU, SHENZHEN)) {
      for (int serial = 1; serial <= (city.equals(GUANGZHOU) ? 5 : 3); serial++) {
        assertThat(plans.of(PLAN).state()).isEqualTo(SpotCheckPlan.State.DRAWN);
        String batch = "CC2009-%s-%04d".formatted(city, serial);
        steps.take(batch, "sampled");
        steps.test(
            spotChecks.prepareSample(batch), SpotCheckSteps.LABORATORY, "2009-05-11", "0.1", "14");
      }
    }
    driver.runJobs();
    assertThat(plans.of(PLAN).state()).isEqualTo(SpotCheckPlan.State.CLOSED);
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void whereTheRecordIsWorseMoreIsDrawn() {
    steps.startPlan();
    for (int serial = 1; serial <= 5; serial++) {
      steps.fail(spotChecks, "CC2009-440100-%04d".formatted(serial), "2009-05-11");
    }
    driver.moveClockTo("2009-07-06T09:00:00");
    String second = registerPlan();
    plans.drawEnterprises(second);
    assertThat(plans.batchesToStart(second, GUANGZHOU))
        .as("base 5, product and city with every result failed: 4 more each, of eight producers")
        .hasSize(8);
    assertThat(plans.batchesToStart(second, SHENZHEN)).as("all three").hasSize(3);

    driver.setClock("2010-07-06T09:00:00");
    String later = registerPlan();
    plans.drawEnterprises(later);
    assertThat(plans.batchesToStart(later, GUANGZHOU))
        .as("failures of more than twelve months ago no longer count")
        .hasSize(5);
  }

  @Test
  void aPlanThatIsNotApprovedDrawsNobody() {
    driver.start("spotcheck-plan", PLANNER, PROVINCE, SpotCheckSteps.plan());
    assertThat(driver.shown(PLAN, "userTask_approvePlan"))
        .containsEntry("items", "镉（≤0.2 mg/kg），安全项目\n水分（≤14.5 %）");
    steps.approve("reject");
    assertThat(plans.of(PLAN).state()).isEqualTo(SpotCheckPlan.State.REJECTED);
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void whoPlannedDoesNotApprove() {
    driver.start("spotcheck-plan", PLANNER, PROVINCE, SpotCheckSteps.plan());
    String id = tasks.createTaskQuery().singleResult().getId();
    assertThatThrownBy(
            () ->
                driver.as(
                    List.of(PLANNER, LEADER),
                    PROVINCE,
                    () -> {
                      tasks.complete(id, Map.of("decision", "approve"));
                      return null;
                    }))
        .hasMessageContaining("岗位分离");
  }

  @Test
  void limitsMayBeNegativeARangeOrNothingAtAllAndAreShownAsTheyWereWritten() {
    Map<String, Object> fields = new HashMap<>(SpotCheckSteps.plan());
    fields.put(
        "items",
        "冰点|≥-0.55|℃\npH值|6.0～8.0|\n沙门氏菌|不得检出|/25g|安全\n粗蛋白|>=2.90|%"
            + "\n菌落总数|≤1.0×10⁴|CFU/g\n菌落总数（电阻抗法）|1x10^3-1x10^4|CFU/g");
    driver.start("spotcheck-plan", PLANNER, PROVINCE, fields);
    assertThat(plans.itemsText(plans.of("CJ2009-440000-0001")))
        .contains("冰点（≥-0.55 ℃）", "pH值（6.0～8.0）", "沙门氏菌（不得检出 /25g）", "粗蛋白（≥2.90 %）")
        .contains("菌落总数（≤1.0×10⁴ CFU/g）", "菌落总数（电阻抗法）（1x10^3～1x10^4 CFU/g）");
  }

  @Test
  void whatCannotBeAPlanIsRefused() {
    refused("items", "pH值|8.0～6.0|", "“检验项目”第1行“pH值|8.0～6.0|”的下限大于上限");
    refused("items", "铅|≤1×10^-7|g", "第1行“铅|≤1×10^-7|g”的限值1×10^-7超出范围");
    refused("items", "铅|≤0.2|g\n 铅 |≤0.3|g", "“检验项目”第2行“铅”与前面的项目同名");
    refused("items", "镉 0.2", "“检验项目”第1行“镉 0.2”不能识别");
    refused("retestLaboratory", SpotCheckSteps.LABORATORY, "复检应当在另一家检验机构进行");
    refused("category", "toys", "请在“产品类别”中选择一项");
    refused("laboratory", GUANGZHOU, "请在“检验机构”中选择一项");
  }

  private void refused(String field, String value, String why) {
    Map<String, Object> fields = new HashMap<>(SpotCheckSteps.plan());
    fields.put(field, value);
    assertThatThrownBy(() -> driver.start("spotcheck-plan", PLANNER, PROVINCE, fields))
        .hasMessageContaining(why);
  }
}
