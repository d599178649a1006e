package cn.qualitysafety.spotcheck;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LABORATORY;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PROVINCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.ComplianceFact;
import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.licence.RevocationService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.platform.message.WaitingMessage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A failure of Monday 2009-05-11; served that day, the order ends with 2009-06-23. */
@SystemTest
class SpotcheckFollowupProcessTest {

  private static final String BATCH = "CC2009-440100-0001";
  private static final String CASE = BATCH + "-ZG";

  @Autowired private CaseDriver driver;
  @Autowired private ComplianceService compliance;
  @Autowired private EnterpriseService enterprises;
  @Autowired private FollowUpService followUps;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private RevocationService revocations;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private OfficialDocuments documents;
  @Autowired private Messages messages;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private SpotCheckSteps steps;

  @BeforeEach
  void begin() {
    steps = new SpotCheckSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
    steps.registerProducers(GUANGZHOU, 1, 1);
    steps.startPlan();
    steps.fail(spotChecks, BATCH, "2009-05-11");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  /** Thirty working days after the service of 18 May: five more than after the 11th. */
  @Test
  void whatIsRectifiedAndPassesTheReCheckIsClosed() {
    steps.sign(CASE);
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::title)
        .containsExactly("产品质量监督抽查责令整改通知书");
    driver.moveClockTo("2009-05-18T09:00:00");
    assertThat(followUps.of(CASE).rectifyBy()).as("nobody has been told yet").isNull();
    assertThat(driver.openTasks(CASE)).isEmpty();
    steps.serve(CASE, "2009-05-18");
    assertThat(followUps.of(CASE).rectifyBy()).isEqualTo("2009-06-30");
    assertThat(
            jdbc.queryForObject(
                "select title from cases where case_number = ?", String.class, CASE))
        .as("it has no row of its own before its letter is issued")
        .matches("抽查不合格后处理：\\S+ 监督抽查（大米）");
    rectifyAndReCheck(CASE, "14.1");
    assertThat(documents.ofCase(CASE))
        .last()
        .satisfies(
            notice ->
                assertThat(IssuedText.of(notice, documents))
                    .contains(
                        "产品质量监督抽查复查结果通知书",
                        "于2009年6月15日重新抽样复查（抽样单编号：FC-1）",
                        "水分（≤14.5 %）：14.1，合格",
                        "可以恢复生产、销售该产品")
                    .doesNotContain("行政处罚"));
    assertThat(followUps.of(CASE))
        .extracting(
            FollowUp::state,
            FollowUp::recheckVerdict,
            FollowUp::recheckSheet,
            FollowUp::recheckQuantity,
            FollowUp::recheckSampler)
        .containsExactly(
            FollowUp.State.RECTIFIED, "pass", "FC-1", "样品2kg，备用样品2kg", "sampler-440100");
    assertThat(compliance.of(SpotCheckSteps.code(1), 0, 9))
        .extracting(ComplianceFact::kind, ComplianceFact::caseNumber, ComplianceFact::factText)
        .containsExactly(
            tuple("rectification-passed", CASE, "大米：2009年6月15日收到整改报告：更换原料供应商。"),
            tuple(
                "spotcheck-unqualified",
                BATCH,
                "大米（CJ2009-440000-0001）。镉（≤0.2 mg/kg）：0.1，合格；水分（≤14.5 %）：15.0，不合格"));
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  @Tag("database")
  void afterAProvincialCheckAFailedReCheckRevokesTheLicenceForThatProductAlone() {
    String rice = registerLicence("QS440101020001", "大米");
    registerLicence("QS440101010001", "小麦粉");
    String failed = failTheTest("2009-05-11");
    rectifyAndReCheck(failed, "15.0");
    assertThat(followUps.of(failed).state()).isEqualTo(FollowUp.State.ANNOUNCED);
    assertThat(messages.waiting(List.of(GUANGZHOU)))
        .as("who is to be announced is not punished yet")
        .isEmpty();
    assertThat(messages.waiting(List.of(PROVINCE)))
        .extracting(WaitingMessage::name)
        .as("the announcement is the province's, 产品质量法 art. 17")
        .containsExactly("qualityAnnouncementDue");
    assertThat(
            runtime.createProcessInstanceQuery().processDefinitionKey("licence-revocation").list())
        .singleElement()
        .satisfies(
            revocation -> {
              assertThat(revocation.getTenantId()).as("in the city").isEqualTo(GUANGZHOU);
              assertThat(revocations.of(revocation.getBusinessKey()))
                  .satisfies(
                      opened -> {
                        assertThat(opened.licenceNumber()).isEqualTo(rice);
                        assertThat(opened.legalBasis()).isEqualTo("《中华人民共和国工业产品生产许可证管理条例》第五十四条");
                        assertThat(opened.facts())
                            .contains(
                                "广东省质量技术监督局组织的监督抽查（计划CJ2009-440000-0002）",
                                "水分（≤14.5 %）：15.0，不合格",
                                "2009年6月15日收到整改报告，2009年6月15日复查抽样（抽样单FC-1），复查检验仍不合格");
                      });
            });
  }

  @Test
  void noLicenceIsRevokedWhileNoReCheckHasFailed() {
    registerLicence("QS440101020001", "大米");
    steps.serve(CASE, "2009-05-11");
    driver.moveClockTo("2009-08-31T09:00:00");
    assertThat(followUps.of(CASE).state()).as("no report came").isEqualTo(FollowUp.State.OVERDUE);
    assertThat(compliance.of(SpotCheckSteps.code(1), 0, 9))
        .extracting(ComplianceFact::kind, ComplianceFact::caseNumber)
        .containsExactly(
            tuple("rectification-overdue", CASE), tuple("spotcheck-unqualified", BATCH));
    assertThat(penaltyFacts()).isEmpty();
    assertThat(
            runtime.createProcessInstanceQuery().processDefinitionKey("licence-revocation").count())
        .isZero();
  }

  /** 产品质量法 art. 56: who refuses has not failed; who is gone has nothing that could be tested. */
  @ParameterizedTest
  @CsvSource({"refused, RECHECK_REFUSED, 1", "ended, NOT_PRODUCING, 0"})
  void whereNoFreshSampleIsGotTheCaseEndsAllTheSame(
      String outcome, FollowUp.State state, int penalties) {
    steps.serve(CASE, "2009-05-11");
    driver.moveClockTo("2009-07-02T09:00:00");
    steps.goWithoutRecheck(CASE, outcome, "2009-07-02");
    assertThat(followUps.of(CASE))
        .extracting(FollowUp::state, FollowUp::recheckVerdict)
        .containsExactly(state, null);
    assertThat(penaltyFacts()).hasSize(penalties);
    assertThat(penaltyFacts()).allMatch(facts -> facts.contains("企业拒绝复查抽样"));
    assertThat(driver.openTasks(CASE)).isEmpty();
  }

  /** 产品质量法 art. 17 par. 1: announced by the province, then checked again, report or not. */
  @Test
  void whoDoesNotRectifyInTimeIsAnnouncedAndCheckedAgain() {
    steps.serve(CASE, "2009-05-11");
    driver.moveClockTo("2009-06-30T23:59:58");
    assertThat(followUps.of(CASE))
        .as("a report of the last day may be under way for five working days")
        .extracting(FollowUp::state, FollowUp::rectifyBy)
        .containsExactly(FollowUp.State.ORDERED, LocalDate.of(2009, 6, 23));
    driver.moveClockTo("2009-07-01T00:00:00");
    assertThat(followUps.of(CASE).state()).isEqualTo(FollowUp.State.OVERDUE);
    assertThat(messages.waiting(List.of(PROVINCE)))
        .extracting(WaitingMessage::name)
        .containsExactly("qualityAnnouncementDue");
    assertThat(driver.shown(CASE, "userTask_takeRecheckSample"))
        .containsEntry("reportText", "企业逾期未提交整改报告，强制复查");
    driver.moveClockTo("2009-07-02T09:00:00");
    steps.takeRecheck(CASE, "2009-07-02");
    steps.test(followUps.prepareRecheck(CASE), LABORATORY, "2009-07-02", "0.1", "15.0");
    steps.serve(CASE, "2009-07-02");
    assertThat(IssuedText.of(documents.ofCase(CASE).get(1), documents))
        .contains(
            "水分（≤14.5 %）：15.0，不合格",
            "请不迟于收到本通知书之日起第15日以书面形式向受本局委托的广州市质量技术监督局提出，申请复检", "期满没有异议的，本局将依照《中华人民共和国产品质量法》第十七条");
    driver.moveClockTo("2009-07-24T23:00:00");
    assertThat(followUps.of(CASE).state())
        .as("15 days end on Friday 17 July, a letter of that day comes until 24 July")
        .isEqualTo(FollowUp.State.OVERDUE);
    driver.moveClockTo("2009-07-25T00:00:01");
    assertThat(followUps.of(CASE).state()).isEqualTo(FollowUp.State.FAILED);
    assertThat(penaltyFacts())
        .singleElement()
        .asString()
        .contains("企业逾期未提交整改报告，强制复查，2009年7月2日复查抽样");
  }

  @Test
  void theOrderIsSignedOrGivenBackByALeaderWhoTookNoSample() {
    String task =
        tasks
            .createTaskQuery()
            .taskDefinitionKey("userTask_signRectificationOrder")
            .singleResult()
            .getId();
    for (String sampler : List.of("sampler-440100", "gz-chouyang2")) {
      assertThatThrownBy(
              () ->
                  driver.asLogin(
                      sampler,
                      List.of(SpotCheckSteps.SAMPLER, SpotCheckSteps.LEADER),
                      PROVINCE,
                      () -> {
                        tasks.claim(task, sampler);
                        return null;
                      }))
          .hasStackTraceContaining("按回避的规定");
    }
    driver.complete(
        CASE,
        "userTask_signRectificationOrder",
        SpotCheckSteps.LEADER,
        PROVINCE,
        Map.of("demands", "改进工艺。", "signResult", "return", "signReason", "水分的标准请核对。"));
    assertThat(driver.shown(CASE, "userTask_reviseOrder"))
        .containsEntry("signReason", "水分的标准请核对。")
        .containsEntry("demands", "改进工艺。");
    driver.complete(
        CASE,
        "userTask_reviseOrder",
        SpotCheckSteps.PLANNER,
        GUANGZHOU,
        Map.of("checked", "检验报告无误。", "demands", "改进烘干工艺。"));
    Map<String, Object> shown = driver.shown(CASE, "userTask_signRectificationOrder");
    assertThat(shown)
        .as("who returned it reads what was found, and signs what was written since")
        .containsEntry("checked", "检验报告无误。")
        .containsEntry("demands", "改进烘干工艺。");
    assertThat(documents.ofCase(CASE)).as("nobody has signed").isEmpty();
    driver.complete(
        CASE,
        "userTask_signRectificationOrder",
        SpotCheckSteps.LEADER,
        PROVINCE,
        Map.of("demands", shown.get("demands"), "signResult", "agree"));
    driver.runJobs();
    assertThat(followUps.of(CASE).signedBy()).isEqualTo("bureau-leader-440000");
    assertThat(IssuedText.of(documents.ofCase(CASE).get(0), documents))
        .contains("《中华人民共和国产品质量法》第十七条", "改进烘干工艺。", "可以在期限届满前申请延期一次");
  }

  @Test
  void whatIsMadeNoLongerNeedsNoRectification() {
    steps.serve(CASE, "2009-05-11");
    steps.rectify(CASE, "ended", "2009-05-11");
    assertThat(followUps.of(CASE).state()).isEqualTo(FollowUp.State.NOT_PRODUCING);
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void nobodyTakesASampleForTheReCheckAlone() {
    steps.serve(CASE, "2009-05-11");
    driver.moveClockTo("2009-06-15T09:00:00");
    steps.rectify(CASE, "report", "2009-06-15");
    Map<String, String> alone =
        Map.of(
            "secondOfficer", "gz-chouyang2",
            "outcome", "sampled",
            "sampledOn", "2009-06-15",
            "samplingSheet", "FC-1",
            "quantity", "样品2kg，备用样品2kg");
    assertThatThrownBy(
            () ->
                driver.completeBy(
                    "gz-chouyang2",
                    CASE,
                    "userTask_takeRecheckSample",
                    List.of(SpotCheckSteps.SAMPLER),
                    GUANGZHOU,
                    alone))
        .hasMessageContaining("“另一名人员”不能是您本人");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_takeRecheckSample");
    steps.takeRecheck(CASE, "2009-06-15");
    assertThat(followUps.of(CASE).recheckSampler()).isEqualTo("sampler-440100");
  }

  /** Twenty working days are left after Monday 25 May, and are counted from Tuesday 16 June. */
  @Test
  void theTimeOfWhoeverCannotWorkStandsStill() {
    steps.serve(CASE, "2009-05-11");
    driver.moveClockTo("2009-05-25T09:00:00");
    steps.rectify(CASE, "hindered", "2009-05-25");
    driver.moveClockTo("2009-06-15T09:00:00");
    driver.complete(
        CASE,
        "userTask_recordResumption",
        SpotCheckSteps.PLANNER,
        GUANGZHOU,
        Map.of("resumedOn", "2009-06-15"));
    driver.runJobs();
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_recordRectification");
    assertThat(followUps.of(CASE).rectifyBy()).isEqualTo("2009-07-13");
  }

  @Test
  void theTimeIsExtendedOnce() {
    steps.serve(CASE, "2009-05-11");
    driver.moveClockTo("2009-06-15T09:00:00");
    steps.rectify(CASE, "extend", "2009-06-15");
    assertThat(followUps.of(CASE).rectifyBy()).isEqualTo("2009-08-04");
    assertThatThrownBy(() -> steps.rectify(CASE, "extend", "2009-06-15"))
        .hasMessageContaining("整改期限已经延长一次");
    driver.moveClockTo("2009-07-20T09:00:00");
    steps.rectify(CASE, "report", "2009-07-20");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_takeRecheckSample");
  }

  /** The time ended on Tuesday 23 June; letters of that day come until 30 June. */
  @Test
  void aRequestForMoreTimeThatWasPostedOnTheLastDayCountsWhenItComes() {
    steps.serve(CASE, "2009-05-11");
    driver.moveClockTo("2009-06-26T09:00:00");
    assertThatThrownBy(() -> steps.rectify(CASE, "extend", "2009-06-24"))
        .hasMessageContaining("本期限已于2009年6月23日届满");
    steps.rectify(CASE, "extend", "2009-06-23");
    assertThat(followUps.of(CASE).rectifyBy())
        .as("thirty working days more, as for whoever asked before")
        .isEqualTo("2009-08-04");
    driver.moveClockTo("2009-07-20T09:00:00");
    assertThat(followUps.of(CASE).state()).isEqualTo(FollowUp.State.ORDERED);
  }

  private String registerLicence(String number, String product) {
    driver.start(
        "licence-renewal-watch",
        "acceptance-window",
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
            "2008-03-10",
            "validUntil",
            "2011-03-09"));
    return number;
  }

  /** A second plan of the province, in which the same enterprise's rice is too moist. */
  private String failTheTest(String servedOn) {
    driver.start("spotcheck-plan", SpotCheckSteps.PLANNER, PROVINCE, SpotCheckSteps.plan());
    steps.approve("CJ2009-440000-0002", "approve");
    String batch = "CC2009-440100-0002";
    steps.take(batch, "sampled");
    steps.test(spotChecks.prepareSample(batch), LABORATORY, "2009-05-11", "0.1", "15.0");
    steps.serve(batch + "-JG", servedOn);
    steps.object(batch, "reject", servedOn);
    steps.serve(batch + "-ZG", servedOn);
    return batch + "-ZG";
  }

  private List<String> penaltyFacts() {
    return jdbc.queryForList(
        "select content from message_outbox where name = 'penaltyCaseDue'", String.class);
  }

  private void rectifyAndReCheck(String caseNumber, String moisture) {
    driver.moveClockTo("2009-06-15T09:00:00");
    steps.rectify(caseNumber, "report", "2009-06-15");
    steps.takeRecheck(caseNumber, "2009-06-15");
    steps.test(followUps.prepareRecheck(caseNumber), LABORATORY, "2009-06-15", "0.1", moisture);
    steps.serve(caseNumber, "2009-06-15");
    if (driver.openTasks(caseNumber).contains("userTask_recordRecheckObjection")) {
      steps.answerRecheck(caseNumber, "accepted", "2009-06-15");
    }
  }
}
