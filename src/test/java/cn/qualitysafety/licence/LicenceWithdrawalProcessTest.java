package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Withdrawals of an application of Monday 2009-09-14; at each stage in the review's own test. */
@SystemTest
class LicenceWithdrawalProcessTest {

  private static final String CASE = "XK2009-440100-0001";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private ApplicationService applications;
  @Autowired private HistoryService history;

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
        .containsExactly(ApplicationState.WITHDRAWN, "企业停产。", "acceptance-window-440100");
    assertThatThrownBy(() -> steps.withdraw(CASE, "2009-09-14"))
        .hasMessageContaining("状态为“申请人撤回，终止办理”，不能撤回");
    assertThat(steps.apply("concrete-pipe")).isEqualTo("XK2009-440100-0002");
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
                    Map.of("caseNumber", CASE, "withdrawnOn", "2009-09-14", "reason", "企业停产。")))
        .hasMessageContaining("本单位没有编号");
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
