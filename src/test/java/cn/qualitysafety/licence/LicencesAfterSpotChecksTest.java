package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.spotcheck.FollowUpService;
import cn.qualitysafety.spotcheck.SpotCheckService;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which licences of an enterprise fall under a re-check that failed, by the law of its day. */
@SystemTest
class LicencesAfterSpotChecksTest {

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private FollowUpService followUps;
  @Autowired private RevocationService revocations;
  @Autowired private RuntimeService runtime;

  private SpotCheckSteps steps;

  @BeforeEach
  void begin() {
    steps = new SpotCheckSteps(driver, enterprises);
    driver.reset();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  /**
   * 条例 art. 54: the licence for the product that was checked, after a check by the state or a
   * province; the same before, under and after order 133 (2011-02-01 to 2019-12-31), and under
   * order 18, which both say nothing of licences. A city's check revokes nothing.
   */
  @ParameterizedTest(name = "{0}, checked by {2}: {5}")
  @CsvSource({
    "2009-05-11, 2009-05-18, 440000, concrete-pipe, XK, XK08-008-00123",
    "2009-05-11, 2009-05-18, 440100, concrete-pipe, XK,",
    "2011-03-14, 2011-03-21, 440000, concrete-pipe, XK, XK08-008-00123",
    "2011-03-14, 2011-03-21, 440100, concrete-pipe, XK,",
    "2020-10-12, 2020-10-19, 440000, cement, (粤)XK, (粤)XK08-001-00123",
    "2020-10-12, 2020-10-19, 440100, cement, (粤)XK,"
  })
  void afterAProvincialCheckAloneTheLicenceForItsProductAloneFalls(
      String day, String recheckedOn, String checkedBy, String product, String prefix, String hit) {
    driver.setClock(day + "T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 1);
    inUse(prefix + "08-001-00123", "水泥", day);
    inUse(prefix + "08-008-00123", "预应力混凝土管", day);
    String batch = check(day, checkedBy, product);
    steps.fail(spotChecks, batch, day);
    String followUp = batch + "-ZG";
    steps.serve(followUp, day);
    driver.moveClockTo(recheckedOn + "T09:00:00");
    steps.rectify(followUp, "report", recheckedOn);
    assertThat(revoked()).as("while no re-check has failed").isEmpty();
    steps.takeRecheck(followUp, recheckedOn);
    steps.test(followUps.prepareRecheck(followUp), LABORATORY, recheckedOn, "0.1", "15.0");
    assertThat(revoked()).as("while its holder may still object").isEmpty();
    steps.acceptRecheck(followUp, recheckedOn);

    List<Revocation> opened = revoked();
    assertThat(opened)
        .extracting(Revocation::licenceNumber)
        .isEqualTo(hit == null ? List.of() : List.of(hit));
    assertThat(opened)
        .allSatisfy(
            revocation -> {
              assertThat(revocation.measure()).isEqualTo(Measure.REVOKE);
              assertThat(revocation.legalBasis()).isEqualTo("《中华人民共和国工业产品生产许可证管理条例》第五十四条");
              assertThat(revocation.facts())
                  .contains(
                      (day.startsWith("2020") ? "广东省市场监督管理局" : "广东省质量技术监督局") + "组织的监督抽查",
                      "复查检验仍不合格");
            });
  }

  /** The number of its one sample. */
  private String check(String day, String unit, String product) {
    String year = day.substring(0, 4);
    Map<String, Object> plan = SpotCheckSteps.plan(day);
    plan.put("licensedProduct", product);
    driver.start("spotcheck-plan", SpotCheckSteps.PLANNER, unit, plan);
    driver.complete(
        "CJ%s-%s-0001".formatted(year, unit),
        "userTask_approvePlan",
        SpotCheckSteps.LEADER,
        unit,
        Map.of("decision", "approve", "remarks", "同意。"));
    driver.runJobs();
    return "CC%s-%s-0001".formatted(year, GUANGZHOU);
  }

  private void inUse(String number, String product, String day) {
    driver.start(
        "licence-renewal-watch",
        WINDOW,
        GUANGZHOU,
        Map.of(
            "licenceNumber",
            number,
            "holderCode",
            SpotCheckSteps.code(1),
            "holderName",
            "广东1号米业有限公司",
            "product",
            product,
            "validFrom",
            LocalDate.parse(day).minusYears(1).toString(),
            "validUntil",
            LocalDate.parse(day).plusYears(3).toString()));
  }

  private List<Revocation> revoked() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("licence-revocation")
        .list()
        .stream()
        .map(ProcessInstance::getBusinessKey)
        .map(revocations::of)
        .toList();
  }
}
