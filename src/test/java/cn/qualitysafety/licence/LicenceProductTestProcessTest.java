package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.HOLDER;
import static cn.qualitysafety.licence.LicenceSteps.LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.SECOND_LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.LimitMoved;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Samples that were sealed on Friday 2009-09-25, before National Day. */
@SystemTest
class LicenceProductTestProcessTest {

  private static final String CASE = "XK2009-440100-0001";
  private static final String TEST = CASE + "-JY";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private ProductTestService tests;
  @Autowired private LaboratoryTestService laboratoryTests;
  @Autowired private CaseLimits limits;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;

  private LicenceSteps steps;

  @BeforeEach
  void begin() {
    steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-25T09:00:00");
    runtime.startProcessInstanceByKey(
        "licence-product-test",
        TEST,
        Map.of(
            "unitCode",
            GUANGZHOU,
            "holderCode",
            HOLDER,
            "holderName",
            "广州市越秀水泥制品厂",
            "product",
            "预应力混凝土管"));
    steps.sealSamples(CASE, "2009-09-25");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aSampleThatPassesEndsTheTest() {
    assertThat(tests.of(TEST).deliverBy()).isEqualTo("2009-10-12");
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey("licence-laboratory-test")
                .singleResult()
                .getTenantId())
        .as("the laboratory works in its own unit")
        .isEqualTo(LABORATORY);
    steps.receiveSample(TEST + "-1", LABORATORY, "2009-09-25");
    steps.test(TEST + "-1", LABORATORY, "pass");
    assertThat(tests.hasPassed(TEST)).isTrue();
    assertThat(tests.handlers(TEST)).as("both who took it").contains("gz-hecha").hasSize(2);
    assertThat(documents.ofCase(TEST)).isEmpty();
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void theLastDayToBringTheSampleIsALimitOfTheLaboratorysCaseAndMovesWithIt() {
    String first = TEST + "-1";
    assertThat(limits.lastDay(first, "licence.deliverSample"))
        .as("27, 28, 29, 30 September, 9, 10, 12 October")
        .isEqualTo("2009-10-12");
    events.publishEvent(new LimitMoved(first, "licence.deliverSample", LocalDate.of(2009, 10, 13)));
    assertThat(laboratoryTests.of(first).deliverBy()).isEqualTo("2009-10-13");
    steps.receiveSample(first, LABORATORY, "2009-09-25");
    assertThat(limits.runs(first, "licence.deliverSample")).as("it is there").isFalse();
  }

  @Test
  void aSampleThatNobodyBringsFailsWithoutAReTest() {
    driver.moveClockTo("2009-10-13T23:59:58");
    assertThat(driver.openTasks(TEST + "-1")).containsExactly("userTask_receiveSample");
    driver.moveClockTo("2009-10-14T00:00:00");
    assertThat(tests.undelivered(tests.of(TEST))).isTrue();
    assertThat(tests.conclusionText(TEST)).startsWith("样品没有按期送达").endsWith("，未检验。");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void anApplicantThatIsSilentForFifteenDaysAcceptsTheFailure() {
    fail();
    assertThat(documents.ofCase(TEST))
        .extracting(OfficialDocument::title)
        .containsExactly("生产许可证产品检验结论告知书");
    driver.moveClockTo("2009-09-29T10:00:00");
    assertThat(tests.of(TEST).objectBy()).as("nobody has been told yet").isNull();
    steps.serve(TEST, WINDOW, "2009-09-29");
    assertThat(tests.of(TEST).objectBy()).isEqualTo("2009-10-27");
    driver.moveClockTo("2009-11-03T23:59:58");
    assertThat(driver.openTasks(TEST))
        .as("a letter may be under way for five working days")
        .containsExactly("userTask_recordObjection");
    driver.moveClockTo("2009-11-04T00:00:00");
    assertThat(tests.conclusionText(TEST)).endsWith("检验，结论：不合格");
  }

  @Test
  void anApplicantMayAcceptTheFailureInWriting() {
    failAndTell();
    driver.complete(
        TEST,
        "userTask_recordObjection",
        WINDOW,
        GUANGZHOU,
        Map.of("decision", "reject", "objectedOn", "2009-09-28"));
    assertThat(tests.conclusionText(TEST)).endsWith("检验，结论：不合格");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void theReTestIsAnotherLaboratorysAndFinal() {
    failAndTell();
    assertThatThrownBy(() -> steps.object(CASE, "2009-09-28", LABORATORY))
        .hasMessageContaining("复检应当在另一家检验机构进行");
    assertThatThrownBy(() -> steps.object(CASE, "2009-09-28", GUANGZHOU))
        .hasMessageContaining("请在“复检机构”中选择一项");
    steps.object(CASE, "2009-09-28", SECOND_LABORATORY);
    steps.receiveSample(TEST + "-2", SECOND_LABORATORY, "2009-09-28");
    steps.test(TEST + "-2", SECOND_LABORATORY, "fail");
    assertThat(tests.passedFirst(tests.of(TEST))).isFalse();
    assertThat(tests.conclusionText(TEST)).endsWith("检验，经复检（广东省产品质量监督检验中心）结论：不合格");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void anObjectionAfterFifteenDaysIsTooLate() {
    failAndTell();
    driver.moveClockTo("2009-10-27T10:00:00");
    assertThatThrownBy(() -> steps.object(CASE, "2009-10-27", SECOND_LABORATORY))
        .hasMessageContaining("企业在2009年10月26日之后才提出异议");
    steps.object(CASE, "2009-10-26", SECOND_LABORATORY);
    assertThat(driver.openTasks(TEST + "-2")).containsExactly("userTask_receiveSample");
    assertThat(laboratoryTests.of(TEST + "-2").deliverBy())
        .as("nobody could tell the applicant before: 28, 29, 30 October, 2, 3, 4, 5 November")
        .isEqualTo("2009-11-05");
  }

  /** On Monday 2009-09-28. */
  private void failAndTell() {
    fail();
    steps.serve(TEST, WINDOW, "2009-09-28");
  }

  private void fail() {
    steps.receiveSample(TEST + "-1", LABORATORY, "2009-09-25");
    driver.moveClockTo("2009-09-28T10:00:00");
    steps.test(TEST + "-1", LABORATORY, "fail");
  }
}
