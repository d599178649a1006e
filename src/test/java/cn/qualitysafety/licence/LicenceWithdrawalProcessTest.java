package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Withdrawals of an application of Monday 2009-09-14; at each stage in the review's own test. */
@SystemTest
class LicenceWithdrawalProcessTest {

  private static final String CASE = "XK2009-440100-0001";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private ApplicationService applications;
  @Autowired private HistoryService history;
  @Autowired private RuntimeService runtime;
  @Autowired private OfficialDocuments documents;

  private LicenceSteps steps;

  @BeforeEach
  void begin() {
    steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps.registerHolder();
    steps.apply("concrete-pipe");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aWithdrawalEndsTheReviewAndFreesTheApplicantToApplyAgain() {
    steps.withdraw(" xk2009-440100-0001 ", "2009-09-14");
    assertThat(applications.of(CASE))
        .extracting(Application::state, Application::withdrawReason, Application::withdrawnBy)
        .containsExactly(
            ApplicationState.WITHDRAWN,
            "本局于2009年9月14日收到你单位的书面撤回申请（收文编号：受理收〔2009〕31号），撤回理由：企业停产。",
            "acceptance-window-440100");
    assertThatThrownBy(() -> steps.withdraw(CASE, "2009-09-14"))
        .hasMessageContaining("状态为“申请人撤回，终止办理”，不能撤回");
    assertThat(steps.apply("concrete-pipe")).isEqualTo("XK2009-440100-0002");
  }

  /** No law asks for a reason. */
  @Test
  void whoGivesNoReasonIsGivenNoneInTheNotice() {
    driver.start(
        "licence-withdrawal",
        WINDOW,
        GUANGZHOU,
        Map.of("caseNumber", CASE, "withdrawnOn", "2009-09-14", "requestNumber", "31"));
    driver.runJobs();
    List<OfficialDocument> papers = documents.ofCase(CASE);
    assertThat(IssuedText.of(papers.get(papers.size() - 1), documents))
        .contains("收到你单位的书面撤回申请（收文编号：31）。")
        .doesNotContain("撤回理由");
  }

  /** Order 156 art. 32 no. 2 since 2014-08-01; before no article was found. */
  @ParameterizedTest
  @CsvSource({
    "2009-09-14, 本局决定终止办理。",
    "2015-05-04, 第三十二条第二项的规定，本局决定终止办理。",
    "2026-07-06, 第三十二条第二项的规定，本局决定终止办理。"
  })
  void theNoticeOfTheEndIsServedBeforeTheCaseIsClosed(String day, String decision) {
    driver.reset();
    driver.setClock(day + "T09:00:00");
    steps.registerHolder();
    String number = steps.apply("concrete-pipe");
    steps.withdraw(number, day);
    List<OfficialDocument> papers = documents.ofCase(number);
    assertThat(IssuedText.of(papers.get(papers.size() - 1), documents))
        .contains("收文编号：受理收〔2009〕31号", decision);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).count())
        .as("open until the notice is served")
        .isEqualTo(1);
    steps.serve(number, WINDOW, day);
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void whatIsAnsweredUnknownOrAnotherUnitsCannotBeWithdrawn() {
    assertThatThrownBy(() -> steps.withdraw("XK2009-440100-0009", "2009-09-14"))
        .hasMessageContaining("本单位没有编号为“XK2009-440100-0009”的申请");
    assertThatThrownBy(() -> steps.withdraw(CASE, "2009-09-15"))
        .hasMessageContaining("“撤回日期”不能晚于今天");
    assertThatThrownBy(
            () ->
                driver.start(
                    "licence-withdrawal",
                    WINDOW,
                    "440300",
                    Map.of(
                        "caseNumber", CASE,
                        "withdrawnOn", "2009-09-14",
                        "requestNumber", "1",
                        "reason", "企业停产。")))
        .hasMessageContaining("本单位没有编号");
    assertThatThrownBy(
            () ->
                driver.start(
                    "licence-withdrawal",
                    WINDOW,
                    GUANGZHOU,
                    Map.of("caseNumber", CASE, "withdrawnOn", "2009-09-14", "reason", "企业停产。")))
        .as("by word of mouth")
        .hasMessageContaining("撤回申请书收文编号");
    steps.checkMaterials(CASE, "refuse", NONE, "依法不需要取得生产许可证。");
    assertThatThrownBy(() -> steps.withdraw(CASE, "2009-09-14"))
        .hasMessageContaining("状态为“不予受理”，不能撤回");
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("licence-withdrawal")
                .count())
        .as("a refused withdrawal leaves no case")
        .isZero();
  }
}
