package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.DECIDER;
import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.HOLDER;
import static cn.qualitysafety.licence.LicenceSteps.LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static cn.qualitysafety.licence.LicenceSteps.PROVINCE;
import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Who decides on licences, and in whose name: the province, which has let Guangzhou receive
 * applications.
 */
@SystemTest
class LicenceCompetenceTest {

  private static final String CASE = "XK2009-440100-0001";
  private static final String BY_DELEGATION =
      "根据《关于委托广州市质量技术监督局受理工业产品生产许可证申请、组织审查的公告》（演示〔2005〕1号）和《中华人民共和国行政许可法》第二十四条第一款、第三款，"
          + "广东省质量技术监督局委托广州市质量技术监督局办理本事项，本文书以广东省质量技术监督局的名义作出。";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private ApplicationService applications;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private LicenceSteps steps;

  @BeforeEach
  void begin() {
    steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps.registerHolder();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aCityReceivesInTheProvincesNameAndSaysSoButNobodyOfItDecides() {
    reviewed(CASE, "rice", "2009-09-22");
    Task decision = task(CASE, "userTask_decideApplication");
    assertThat(decision.getTenantId()).isEqualTo(PROVINCE);
    for (String unit : List.of(GUANGZHOU, "440106")) {
      assertThat(
              driver.as(
                  DECIDER, unit, () -> tasks.createTaskQuery().taskCandidateGroup(DECIDER).count()))
          .as("waiting for the decision makers of %s", unit)
          .isZero();
      assertThatThrownBy(
              () ->
                  driver.as(
                      DECIDER,
                      unit,
                      () -> {
                        tasks.complete(
                            decision.getId(), Map.of("decision", "approve", "reasons", "同意。"));
                        return null;
                      }))
          .as("a decision by %s", unit)
          .hasMessageContaining(decision.getId());
    }
    assertThat(applications.of(CASE).state()).isEqualTo(ApplicationState.ACCEPTED);
    steps.decide(CASE, "approve");

    assertThat(paper(CASE, "licence-acceptance"))
        .startsWith("广东省质量技术监督局")
        .contains("粤质监许受〔2009〕1号", BY_DELEGATION);
    assertThat(paper(CASE + "-HC", "licence-visit-conclusion")).contains(BY_DELEGATION);
    assertThat(paper(CASE, "licence-grant"))
        .startsWith("广东省质量技术监督局")
        .contains("粤质监许准〔2009〕1号")
        .doesNotContain("委托", "广州市质量技术监督局");
    assertThat(paper(CASE, "licence-certificate")).doesNotContain("委托");
  }

  @ParameterizedTest
  @ValueSource(strings = {"440300", "440106"})
  void whoeverTheProvinceHasNotEntrustedReceivesNothing(String unit) {
    assertThatThrownBy(
            () ->
                driver.start(
                    "licence-review",
                    WINDOW,
                    unit,
                    LicenceSteps.application(register("190190879", unit), "rice")))
        .hasMessageContaining("不能受理大米的生产许可申请：申请由广东省质量技术监督局受理")
        .hasMessageContaining("《中华人民共和国工业产品生产许可证管理条例》第十一条第一款")
        .hasMessageContaining("请告知申请人向广东省质量技术监督局申请");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void theProvinceReceivesWithoutAnybodysLeave() {
    String number =
        driver.businessKey(
            driver.start(
                "licence-review", WINDOW, PROVINCE, LicenceSteps.application(HOLDER, "rice")));
    driver.complete(
        number,
        "userTask_checkMaterials",
        WINDOW,
        PROVINCE,
        Map.of("outcome", "accept", "missing", NONE, "reasons", ""));
    driver.runJobs();
    assertThat(paper(number, "licence-acceptance")).startsWith("广东省质量技术监督局").doesNotContain("委托");
  }

  /** On Tuesday 2009-09-22 and Wednesday 09-23: the second case is ripe on 09-30. */
  @Test
  void aCityDecidesWhatIsEntrustedToItAsLongAsItIs() throws Exception {
    WebLogin legal = new WebLogin(port, "sheng-fazhi", "tasklist");
    assertThat(entrust(legal, "440000", "2009-09-22")).contains("受委托的单位（unit）是“440000”");
    entrust(legal, GUANGZHOU, "2009-09-22");
    reviewed(CASE, "rice", "2009-09-22");
    assertThat(task(CASE, "userTask_decideApplication").getTenantId()).isEqualTo(GUANGZHOU);
    driver.complete(
        CASE,
        "userTask_decideApplication",
        DECIDER,
        GUANGZHOU,
        Map.of("decision", "approve", "reasons", "符合条件。"));
    driver.runJobs();
    assertThat(paper(CASE, "licence-grant"))
        .startsWith("广东省质量技术监督局")
        .contains("粤质监许准〔2009〕1号", "根据《委托决定公告》（粤质监〔2009〕7号）", "以广东省质量技术监督局的名义作出");

    String second = "XK2009-440100-0002";
    steps.apply("beverage");
    steps.accept(second);
    steps.formTeam(second, "reviewer-440100", List.of("second-reviewer"), "2009-09-30");
    driver.moveClockTo("2009-09-30T16:00:00");
    steps.visit(
        second, List.of("reviewer", "review-leader"), "2009-09-30", List.of("使用国家明令淘汰的设备或者工艺"));
    steps.waiveStatement(second, "2009-09-30");
    steps.review(second, "reject", "");
    assertThat(task(second, "userTask_decideApplication").getTenantId()).isEqualTo(PROVINCE);
  }

  /** 国发〔2024〕11号: since 2024-05-09 nobody else is entrusted with decisions. */
  @Test
  void in2026NoDecisionIsEntrustedToACity() throws Exception {
    driver.reset();
    driver.setClock("2026-07-06T09:00:00");
    steps.registerHolder();
    entrust(new WebLogin(port, "sheng-fazhi", "tasklist"), GUANGZHOU, "2026-07-06");
    String number = "XK2026-440100-0001";
    steps.apply("cement");
    steps.acceptReported(number, "2026-06-30");
    steps.formTeam(number, "reviewer-440100", List.of("second-reviewer"), "2026-07-14");
    driver.moveClockTo("2026-07-14T16:00:00");
    steps.visit(
        number, List.of("reviewer", "review-leader"), "2026-07-14", List.of("使用国家明令淘汰的设备或者工艺"));
    steps.waiveStatement(number, "2026-07-14");
    steps.review(number, "reject", "");
    assertThat(task(number, "userTask_decideApplication").getTenantId()).isEqualTo(PROVINCE);
    steps.decide(number, "reject");
    assertThat(paper(number, "licence-refusal")).startsWith("广东省市场监督管理局");
  }

  private String register(String code, String unit) {
    steps.registerEnterprise(code, "深圳市米业公司", unit);
    return code;
  }

  private String entrust(WebLogin legal, String unit, String day) throws Exception {
    return legal
        .postForm(
            "/settings/delegation/entry",
            "/settings/delegation/entry",
            WebLogin.form(
                "entry", "test-decide",
                "unit", unit,
                "matter", "licence-decide",
                "products", "",
                "from", day,
                "until", LocalDate.parse(day).plusDays(1).toString(),
                "announcement", "《委托决定公告》（粤质监〔2009〕7号）",
                "reason", "公告已经发布"))
        .body();
  }

  /** On the day of the visit. */
  private void reviewed(String number, String product, String visitOn) {
    assertThat(steps.apply(product)).isEqualTo(number);
    steps.accept(number);
    steps.formTeam(number, visitOn);
    driver.moveClockTo(visitOn + "T16:00:00");
    steps.visit(number, visitOn, NONE);
    steps.sealSamples(number, visitOn);
    steps.receiveSample(number + "-JY-1", LABORATORY, visitOn);
    steps.test(number + "-JY-1", LABORATORY, "pass");
    steps.review(number, "approve", "");
  }

  private String paper(String caseNumber, String kind) {
    return documents.ofCase(caseNumber).stream()
        .filter(document -> document.kind().equals(kind))
        .map(document -> IssuedText.of(document, documents))
        .findFirst()
        .orElseThrow();
  }

  private Task task(String caseNumber, String key) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber)
        .taskDefinitionKey(key)
        .singleResult();
  }
}
