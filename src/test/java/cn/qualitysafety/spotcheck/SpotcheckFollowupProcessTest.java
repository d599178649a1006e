package cn.qualitysafety.spotcheck;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.platform.message.WaitingMessage;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A failure of Monday 2009-05-11, ordered to be rectified by 2009-06-23. */
@SystemTest
class SpotcheckFollowupProcessTest {

  private static final String BATCH = "CC2009-440100-0001";
  private static final String CASE = BATCH + "-ZG";

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private FollowUpService followUps;
  @Autowired private OfficialDocuments documents;
  @Autowired private Messages messages;
  @Autowired private RuntimeService runtime;

  private SpotCheckSteps steps;

  @BeforeEach
  void begin() {
    steps = new SpotCheckSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 1);
    steps.startPlan();
    steps.take(BATCH, "refused");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void whatIsRectifiedAndPassesTheReCheckIsClosed() {
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::title)
        .containsExactly("产品质量监督抽查责令整改通知书");
    assertThat(followUps.of(CASE).rectifyBy()).isEqualTo("2009-06-23");
    rectifyAndReCheck("14.1");
    assertThat(followUps.of(CASE))
        .extracting(
            FollowUp::state,
            FollowUp::recheckVerdict,
            FollowUp::recheckSheet,
            FollowUp::recheckQuantity,
            FollowUp::recheckSampler)
        .containsExactly(
            FollowUp.State.RECTIFIED, "pass", "FC-1", "样品2kg，备用样品2kg", "sampler-440100");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void aSecondFailureGoesToPenaltyAndRevokesTheLicence() {
    driver.start(
        "licence-renewal-watch",
        "acceptance-window",
        GUANGZHOU,
        Map.of(
            "licenceNumber", "QS440101020001",
            "holderCode", SpotCheckSteps.code(1),
            "holderName", "广东1号米业有限公司",
            "product", "大米",
            "validFrom", "2008-03-10",
            "validUntil", "2011-03-09"));
    rectifyAndReCheck("15.0");
    assertThat(followUps.of(CASE).state()).isEqualTo(FollowUp.State.FAILED);
    assertThat(messages.waiting(List.of(GUANGZHOU)))
        .extracting(WaitingMessage::name)
        .as("the penalty waits for its regime")
        .containsExactly("penaltyCaseDue");
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("CX2009-440100-0001")
                .singleResult()
                .getTenantId())
        .as("the licence's case runs in the city")
        .isEqualTo(GUANGZHOU);
  }

  @Test
  void whoDoesNotRectifyInTimeFails() {
    driver.moveClockTo("2009-06-24T23:59:58");
    assertThat(followUps.of(CASE).state()).isEqualTo(FollowUp.State.ORDERED);
    driver.moveClockTo("2009-06-25T00:00:00");
    assertThat(followUps.of(CASE).state()).isEqualTo(FollowUp.State.FAILED);
  }

  @Test
  void theTimeIsExtendedOnce() {
    driver.moveClockTo("2009-06-15T09:00:00");
    steps.rectify(CASE, "extend", "2009-06-15");
    assertThat(followUps.of(CASE).rectifyBy()).isEqualTo("2009-08-04");
    assertThatThrownBy(() -> steps.rectify(CASE, "extend", "2009-06-15"))
        .hasMessageContaining("整改期限已经延长一次");
    driver.moveClockTo("2009-07-20T09:00:00");
    steps.rectify(CASE, "report", "2009-07-20");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_takeRecheckSample");
  }

  private void rectifyAndReCheck(String moisture) {
    driver.moveClockTo("2009-06-15T09:00:00");
    steps.rectify(CASE, "report", "2009-06-15");
    steps.takeRecheck(CASE, "2009-06-15");
    steps.test(followUps.prepareRecheck(CASE), LABORATORY, "2009-06-15", "0.1", moisture);
  }
}
