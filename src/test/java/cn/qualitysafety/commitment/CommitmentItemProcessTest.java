package cn.qualitysafety.commitment;

import static cn.qualitysafety.commitment.CommitmentSteps.DIRECTOR;
import static cn.qualitysafety.commitment.CommitmentSteps.FOSHAN;
import static cn.qualitysafety.commitment.CommitmentSteps.GROUP_OFFICE;
import static cn.qualitysafety.commitment.CommitmentSteps.HEAD;
import static cn.qualitysafety.commitment.CommitmentSteps.LEADER;
import static cn.qualitysafety.commitment.CommitmentSteps.LIWAN;
import static cn.qualitysafety.commitment.CommitmentSteps.OFFICE;
import static cn.qualitysafety.commitment.CommitmentSteps.OFFICER;
import static cn.qualitysafety.commitment.CommitmentSteps.PROVINCE;
import static cn.qualitysafety.commitment.CommitmentSteps.SHENZHEN;
import static cn.qualitysafety.commitment.CommitmentSteps.SUPERVISOR;
import static cn.qualitysafety.commitment.CommitmentSteps.claim;
import static cn.qualitysafety.commitment.CommitmentSteps.counted;
import static cn.qualitysafety.commitment.CommitmentSteps.fees;
import static cn.qualitysafety.commitment.CommitmentSteps.firms;
import static cn.qualitysafety.commitment.CommitmentSteps.number;
import static cn.qualitysafety.commitment.CommitmentSteps.platforms;
import static cn.qualitysafety.commitment.CommitmentSteps.progress;
import static cn.qualitysafety.commitment.CommitmentSteps.with;
import static cn.qualitysafety.commitment.CommitmentSteps.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.deadline.Light;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.platform.record.Tables;
import cn.qualitysafety.target.TargetShare;
import cn.qualitysafety.target.Targets;
import java.io.IOException;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Commitments that are handed out on Wednesday 2009-04-01, the first day of the roll-out. */
@SystemTest
class CommitmentItemProcessTest {

  private static final String ITEM = number(FOSHAN, 1);
  private static final String OF_FOSHAN = "佛山市质量技术监督局";
  private static final String GUANGZHOU = "440100";
  private static final String OF_GUANGZHOU = "广州市质量技术监督局";

  @Autowired private CaseDriver driver;
  @Autowired private Messages messages;
  @Autowired private Attachments attachments;
  @Autowired private Commitments commitments;
  @Autowired private Targets targets;
  @Autowired private OfficialDocuments documents;
  @Autowired private Tables tables;
  @Autowired private RuntimeService runtime;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private CommitmentSteps steps;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-04-01T09:00:00");
    steps = new CommitmentSteps(driver, messages, attachments, transaction);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  @Tag("database")
  void aCityPlansItsWorkReportsItAndIsDoneInTimeWhenASupervisorHasVerifiedIt() throws IOException {
    steps.handOut(fees(FOSHAN));
    assertThat(driver.openTasks(ITEM)).containsExactly("userTask_planWork");
    assertThat(driver.unitOf(ITEM)).isEqualTo(FOSHAN);
    assertThat(driver.dueDate(ITEM, "userTask_planWork"))
        .as("2, 3, 7 to 10, 13 to 16 April are ten working days; 4 to 6 are the Qingming festival")
        .isEqualTo("2009-04-16T23:59:59+08:00");
    driver.moveClockTo("2009-04-16T16:00:00");
    steps.complete(ITEM, "userTask_planWork", OFFICE, FOSHAN, work());
    assertThat(driver.dueDate(ITEM, "userTask_approveWork"))
        .as("17, 20, 21 April")
        .isEqualTo("2009-04-21T23:59:59+08:00");
    steps.complete(
        ITEM,
        "userTask_approveWork",
        DIRECTOR,
        FOSHAN,
        Map.of("approval", "reject", "approveRemarks", "阶段目标不具体。"));
    assertThat(driver.shown(ITEM, "userTask_planWork")).containsEntry("approveRemarks", "阶段目标不具体。");
    steps.plan(ITEM, FOSHAN);
    assertThat(documents.ofCase(ITEM))
        .singleElement()
        .satisfies(
            issued -> {
              assertThat(issued.kind()).isEqualTo("commitment-assignment");
              assertThat(issued.unitCode()).isEqualTo(FOSHAN);
              assertThat(IssuedText.of(issued, documents))
                  .contains(
                      "集贸市场衡器检定费用纳入财政（方案条款 C107",
                      "责任人：" + CommitmentSteps.IN_CHARGE,
                      "完成期限：2009年12月31日");
            });

    driver.moveClockTo("2009-06-01T09:00:00");
    assertThat(driver.openTasks(ITEM))
        .as("April and May are over")
        .containsExactly("userTask_reportProgress");
    assertThat(driver.dueDate(ITEM, "userTask_reportProgress"))
        .as("1 to 5 June")
        .isEqualTo("2009-06-05T23:59:59+08:00");
    steps.report(ITEM, FOSHAN);
    assertThat(driver.shown(ITEM, "userTask_carryOut"))
        .containsEntry("periodEnd", "2009-07-31")
        .containsEntry("lightNow", "绿");
    steps.attach(ITEM, "市财政局财政文件.pdf", FOSHAN);
    steps.claimDone(ITEM, FOSHAN, OF_FOSHAN, "2009-05-27");
    assertThat(driver.unitOfTask(ITEM, "userTask_verifyCompletion"))
        .as("the province verifies what a city has done")
        .isEqualTo(PROVINCE);
    assertThat(commitments.ofUnits(2009, List.of(FOSHAN)))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.leader()).isEqualTo(CommitmentSteps.IN_CHARGE);
              assertThat(item.dueOn()).isEqualTo("2009-12-31");
              assertThat(commitments.lights(List.of(item))).containsEntry(ITEM, Light.GREEN);
            });
    steps.verify(ITEM, "true");
    assertThat(result(ITEM)).isEqualTo("按期完成");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void whatIsNotDoneOnItsDayIsRedTheNextUrgedWithinThreeDaysAndListedTenDaysLater()
      throws IOException {
    steps.handOut(fees(FOSHAN, "dueOn", "2009-06-30"));
    steps.plan(ITEM, FOSHAN);
    driver.moveClockTo("2009-06-01T09:00:00");
    steps.report(ITEM, FOSHAN);
    driver.moveClockTo("2009-06-30T23:59:58");
    assertThat(light(ITEM)).isEqualTo(Light.GREEN);
    driver.moveClockTo("2009-07-01T09:00:00");
    assertThat(light(ITEM)).isEqualTo(Light.RED);
    assertThat(driver.dueDate(ITEM, "userTask_urge"))
        .as("1, 2, 3 July after the day that was missed")
        .isEqualTo("2009-07-03T23:59:59+08:00");
    assertThatThrownBy(() -> steps.urge(ITEM, "2009-06-30")).hasMessageContaining("“答复期限”不能早于今天");
    steps.urge(ITEM, "2009-07-08");
    assertThat(documents.ofCase(ITEM))
        .filteredOn(issued -> issued.kind().equals("commitment-urging"))
        .singleElement()
        .satisfies(
            issued -> {
              assertThat(issued.unitCode()).as("the province urges").isEqualTo(PROVINCE);
              assertThat(IssuedText.of(issued, documents))
                  .contains("广东省质量技术监督局", OF_FOSHAN + "：", "应于2009年6月30日完成，逾期未完成");
            });
    driver.moveClockTo("2009-07-15T23:59:59");
    assertThat(item(ITEM).isListed()).isFalse();
    driver.moveClockTo("2009-07-16T00:00:01");
    assertThat(item(ITEM).listing()).isEqualTo(CommitmentSteps.listing(FOSHAN));
    assertThat(driver.openTasks(CommitmentSteps.listing(FOSHAN)))
        .containsExactly("userTask_prepareNotice");
    assertThat(driver.openTasks(ITEM)).as("the work goes on").containsExactly("userTask_carryOut");

    steps.attach(ITEM, "财政文件.pdf", FOSHAN);
    steps.claimDone(ITEM, FOSHAN, OF_FOSHAN, "2009-07-15");
    assertThatThrownBy(() -> steps.verify(ITEM, "true")).hasMessageContaining("请先核实整改、销号");
  }

  @Test
  void whatNobodyHasEvenPlannedIsUrgedOnceAndListedAsWell() {
    steps.handOut(fees(FOSHAN, "dueOn", "2009-06-30"));
    driver.moveClockTo("2009-06-30T23:59:58");
    assertThat(driver.openTasks(ITEM)).containsExactly("userTask_planWork");
    driver.moveClockTo("2009-07-01T09:00:00");
    assertThat(driver.openTasks(ITEM))
        .containsExactlyInAnyOrder("userTask_planWork", "userTask_urge");
    steps.urge(ITEM, "2009-07-08");
    steps.plan(ITEM, FOSHAN);
    assertThat(driver.openTasks(ITEM))
        .as("it was late when it was signed and when it was begun, and is urged no second time")
        .doesNotContain("userTask_urge");
    driver.moveClockTo("2009-07-16T00:00:01");
    assertThat(driver.openTasks(CommitmentSteps.listing(FOSHAN)))
        .containsExactly("userTask_prepareNotice");
  }

  @Test
  void whoMakesProgressAfterBeingUrgedIsNotListedAndIsDoneLate() {
    steps.handOut(
        with(
            counted("C033", FOSHAN, "重要技术标准制修订与产品采标", "standardisation", "strive"),
            "dueOn",
            "2009-06-30"));
    steps.plan(ITEM, FOSHAN);
    driver.moveClockTo("2009-07-01T09:00:00");
    steps.urge(ITEM, "2009-07-08");
    driver.setClock("2009-07-10T09:00:00");
    count("C033", FOSHAN, 1);
    driver.moveClockTo("2009-07-16T09:00:00");
    assertThat(item(ITEM).isListed()).as("one more counted since").isFalse();
    steps.attach(ITEM, "证书清单.pdf", FOSHAN);
    steps.report(ITEM, FOSHAN);
    steps.claimDone(ITEM, FOSHAN, OF_FOSHAN, "2009-07-15");
    steps.verify(ITEM, "partial");
    assertThat(driver.openTasks(ITEM)).contains("userTask_carryOut");
    driver.moveClockTo("2009-07-30T09:00:00");
    assertThat(item(ITEM).isListed())
        .as("evidence was accepted within the ten days from 16 July to the 29th")
        .isFalse();
    steps.claimDone(ITEM, FOSHAN, OF_FOSHAN, "2009-07-29");
    steps.verify(ITEM, "true");
    assertThat(result(ITEM)).isEqualTo("逾期完成");
    assertThat(driver.openTasks(ITEM)).as("nobody urges any more").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1240, 500", "640, 320", "7, 4"})
  void aCityChecksHalfOfItsCertifiedFirmsOrFiveHundred(int firms, int quota) {
    steps.handOut(firms(FOSHAN));
    assertThatThrownBy(() -> steps.plan(ITEM, FOSHAN)).hasMessageContaining("“基数（全面开展第一天的总数）”不能为空");
    steps.plan(ITEM, FOSHAN, "base", firms);
    assertThat(item(ITEM).figures().get(0).expected().amount()).isEqualTo(quota);
    assertThat(driver.shown(ITEM, "userTask_carryOut"))
        .containsEntry("figures", "检查的3C获证企业：已完成0家，应完成%d家".formatted(quota));
  }

  @Test
  void aQuotaStaysWhateverNumberIsSaidInJuneAndOfNoFirmsNothingIsAsked() {
    steps.handOut(firms(FOSHAN));
    steps.plan(ITEM, FOSHAN, "base", 640);
    driver.setClock("2009-06-10T09:00:00");
    String again = steps.handOut(firms(FOSHAN));
    steps.plan(again, FOSHAN, "base", 700);
    assertThat(item(again).figures().get(0).expected().amount()).isEqualTo(320);

    String none = steps.handOut(firms(SHENZHEN));
    steps.plan(none, SHENZHEN, "base", 0);
    assertThat(result(none)).as("not done, but not asked").isEqualTo("不适用");
    assertThat(driver.openTasks(none)).isEmpty();
  }

  @Test
  void whatIsStrivenForIsExplainedWhenTheYearClosesAndWhatIsHardIsMissed() {
    String standards =
        steps.handOut(counted("C033", PROVINCE, "重要技术标准制修订与产品采标", "standardisation", "strive"));
    String trainees =
        steps.handOut(counted("C105", PROVINCE, "免费培训民营企业管理人员", "quality-management", "hard"));
    steps.planProvincial(standards, "share440000", 1300);
    steps.planProvincial(trainees, "share440000", 20000);
    driver.setClock("2009-12-31T23:59:00");
    count("C033", FOSHAN, 1299);
    count("C105", SHENZHEN, 19990);
    steps.close(standards, PROVINCE);
    steps.close(trainees, PROVINCE);
    assertThat(result(trainees)).isEqualTo("期满未完成");
    assertThat(driver.openTasks(standards)).containsExactly("userTask_explainShortfall");
    assertThat(driver.shown(standards, "userTask_explainShortfall"))
        .containsEntry("figures", "完成采标的产品：已完成1299个，应完成1300个");
    steps.complete(
        standards,
        "userTask_explainShortfall",
        OFFICER,
        PROVINCE,
        Map.of("explanation", "年底一家企业的证书延期发出，已于次年一月三日取得。"));
    steps.complete(
        standards,
        "userTask_judgeExplanation",
        GROUP_OFFICE,
        PROVINCE,
        Map.of("explanationResult", "accept"));
    assertThat(result(standards)).isEqualTo("未达争取目标");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from message_outbox where name = 'commendationProposed'",
                Integer.class))
        .as("no criticism comes from it")
        .isZero();
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void whenTheYearClosesWhatIsReachedIsDoneWhatIsClaimedIsVerifiedAndWhatGoesOnBeginsAnew() {
    String reached = steps.handOut(firms(FOSHAN));
    steps.plan(reached, FOSHAN, "base", 6);
    String claimed = steps.handOut(fees(SHENZHEN));
    steps.plan(claimed, SHENZHEN);
    String unexplained = steps.handOut(fees(FOSHAN));
    steps.plan(unexplained, FOSHAN);
    String continued = steps.handOut(fees(LIWAN, "dueOn", "2010-03-31"));
    driver.setClock("2009-12-30T09:00:00");
    count("C119", FOSHAN, 3);
    steps.attach(claimed, "财政文件.pdf", SHENZHEN);
    steps.claimDone(claimed, SHENZHEN, "深圳市质量技术监督局", "2009-12-29");
    driver.setClock("2009-12-31T23:59:00");
    steps.close(reached, FOSHAN);
    steps.close(claimed, SHENZHEN);
    steps.close(unexplained, FOSHAN);
    steps.close(continued, LIWAN);

    assertThat(result(reached)).isEqualTo("按期完成");
    assertThat(driver.openTasks(claimed)).containsExactly("userTask_verifyClaim");
    driver.employ(driver.person(SUPERVISOR, PROVINCE), SUPERVISOR, PROVINCE);
    steps.complete(
        claimed,
        "userTask_verifyClaim",
        SUPERVISOR,
        PROVINCE,
        Map.of("verifyHow", "site", "completionResult", "true"));
    assertThat(result(claimed)).isEqualTo("按期完成");
    assertThat(result(continued)).isEqualTo("跨年，结转为新任务");
    assertThat(item(number(LIWAN, 2)))
        .satisfies(
            next -> {
              assertThat(next.dueOn()).isEqualTo("2010-03-31");
              assertThat(next.evidence()).containsExactly("财政文件");
              assertThat(next.isOpen()).isTrue();
            });
    steps.complete(
        unexplained,
        "userTask_explainShortfall",
        OFFICE,
        FOSHAN,
        Map.of("explanation", "财政部门没有同意，今年没有列入，明年继续争取。"));
    steps.complete(
        unexplained,
        "userTask_judgeExplanation",
        GROUP_OFFICE,
        PROVINCE,
        Map.of("explanationResult", "refuse", "explanationRemarks", "没有按时提出申请。"));
    assertThat(result(unexplained)).isEqualTo("期满未完成");
  }

  @Test
  void theProvinceSharesATargetOutAndNeverLessThanThePlanAsks() {
    String item = steps.handOut(platforms(PROVINCE));
    assertThat(driver.shown(item, "userTask_planWork")).containsEntry("expected", 30L);
    assertThatThrownBy(
            () -> steps.planProvincial(item, "share440600", 3, "share440300", 20, "share440000", 6))
        .hasMessageContaining("各单位分解合计29，少于方案指标30，请调增后再提交");
    assertThatThrownBy(() -> steps.planProvincial(item)).hasMessageContaining("少于方案指标30");
    assertThatThrownBy(() -> steps.planProvincial(item, "share440600", -1))
        .hasMessageContaining("“佛山市”应为0至1000000之间的整数");
    steps.planProvincial(item, "share440600", 3, "share440300", 20, "share440000", 7);
    assertThat(targets.shares(2009, "C132"))
        .filteredOn(share -> share.amount() > 0)
        .extracting(TargetShare::unitCode, TargetShare::amount)
        .containsExactlyInAnyOrder(tuple(PROVINCE, 7), tuple(SHENZHEN, 20), tuple(FOSHAN, 3));
    String ofFoshan = steps.handOut(platforms(FOSHAN));
    assertThat(item(ofFoshan).figures().get(0).expected().amount()).isEqualTo(3);
  }

  /**
   * Of 20,000 the leader gives Guangzhou 3,000; 17,000 are left for three cities with three, two
   * and one of six parts of the private firms: 8,500, 5,666.7 and 2,833.3.
   */
  @Test
  void traineesAreSharedOutByPrivateFirmsUnlessTheLeaderSaysOtherwise() {
    String item =
        steps.handOut(counted("C105", PROVINCE, "免费培训民营企业管理人员", "quality-management", "hard"));
    assertThatThrownBy(() -> steps.planProvincial(item, "share440100", 3000))
        .hasMessageContaining("各单位分解合计3000，少于方案指标20000");
    assertThatThrownBy(() -> steps.planProvincial(item, "share440100", 3000, "firms440100", 90))
        .as("whose share is fixed takes nothing of the rest")
        .hasMessageContaining("少于方案指标20000");
    steps.complete(
        item,
        "userTask_planWork",
        OFFICER,
        PROVINCE,
        work(
            "share440100",
            3000,
            "firms440100",
            90_000,
            "share440300",
            0,
            "firms440300",
            30_000,
            "firms440600",
            20_000,
            "firms441900",
            10_000));
    assertThat(driver.shown(item, "userTask_approveWork"))
        .containsEntry("quotaLines", "广州市3000\n深圳市8500\n佛山市5667\n东莞市2834\n")
        .as("what the leader agrees to")
        .hasEntrySatisfying("share440100", share -> assertThat(share).hasToString("3000"))
        .hasEntrySatisfying("firms440600", firms -> assertThat(firms).hasToString("20000"));
    steps.approve(item, HEAD, PROVINCE);
    assertThat(targets.shares(2009, "C105"))
        .filteredOn(share -> share.amount() > 0)
        .extracting(TargetShare::unitCode, TargetShare::amount)
        .containsExactlyInAnyOrder(
            tuple("440100", 3000),
            tuple(SHENZHEN, 8500),
            tuple(FOSHAN, 5667),
            tuple("441900", 2834));
  }

  @Test
  void whatIsWrongWithThePlanOfTheWorkIsToldInWords() {
    steps.handOut(fees(FOSHAN, "dueOn", "2009-06-30"));
    assertThatThrownBy(() -> steps.plan(ITEM, FOSHAN, "stage1By", "2009-07-01"))
        .hasMessageContaining("各阶段的完成日期不能晚于任务期限（2009-06-30）");
    assertThatThrownBy(() -> steps.plan(ITEM, FOSHAN, "stage2", "落实经费"))
        .hasMessageContaining("请填写这一阶段的完成日期");
    assertThatThrownBy(() -> steps.plan(ITEM, FOSHAN, "measures", "抓紧办。"))
        .hasMessageContaining("“工作措施”");
    assertThatThrownBy(() -> steps.plan(ITEM, FOSHAN, "leader", null))
        .hasMessageContaining("“责任人（姓名、职务）”不能为空");
  }

  @Test
  void noClaimWithoutItsEvidenceOrBelowAHardNumberAndNobodyTypesATotal() {
    steps.handOut(firms(FOSHAN));
    steps.plan(ITEM, FOSHAN, "base", 7);
    driver.setClock("2009-05-04T09:00:00");
    count("C119", FOSHAN, 3);
    assertThatThrownBy(() -> steps.claimDone(ITEM, FOSHAN, OF_FOSHAN, "2009-05-04"))
        .hasMessageContaining("约束性指标没有达到，不能报完成：检查的3C获证企业：已完成3家，应完成4家")
        .hasMessageContaining("请先在“文书与附件”上传证明材料，文件名中写明种类：证书清单");
    count("C119", SHENZHEN, 3);
    steps.attach(ITEM, "检查照片.pdf", FOSHAN);
    assertThatThrownBy(() -> steps.claimDone(ITEM, FOSHAN, OF_FOSHAN, "2009-05-04"))
        .as("another city's, and another kind of paper")
        .hasMessageContaining("约束性指标没有达到")
        .hasMessageContaining("证书清单");
    assertThatThrownBy(
            () -> steps.claimDone(ITEM, FOSHAN, OF_FOSHAN, "2009-05-04", "figures", "已完成4家，应完成4家"))
        .hasMessageContaining("“完成数”");
    count("C119", FOSHAN, 1);
    steps.attach(ITEM, "证书清单.pdf", FOSHAN);
    assertThatThrownBy(() -> steps.claimDone(ITEM, FOSHAN, "深圳市质量技术监督局", "2009-05-04"))
        .hasMessageContaining("证明材料应是本单位（佛山市质量技术监督局）的");
    assertThatThrownBy(
            () ->
                steps.claimDone(ITEM, FOSHAN, OF_FOSHAN, "2009-05-04", "evidenceOn", "2009-03-31"))
        .hasMessageContaining("证明材料的日期不能早于任务开始之日（2009-04-01）");
    assertThatThrownBy(() -> steps.claimDone(ITEM, FOSHAN, OF_FOSHAN, "2009-03-31"))
        .hasMessageContaining("“完成日期”不能早于任务开始之日（2009-04-01）");
    assertThatThrownBy(() -> steps.claimDone(ITEM, FOSHAN, OF_FOSHAN, "2009-05-05"))
        .hasMessageContaining("“完成日期”不能晚于今天");
    driver.moveClockTo("2009-06-01T09:00:00");
    assertThatThrownBy(() -> steps.report(ITEM, FOSHAN, "done", "yes", "completedOn", "2009-05-31"))
        .as("said to be done in a report, without what proves it")
        .hasMessageContaining("“证明材料（名称、文号）”不能为空");
    steps.complete(
        ITEM,
        "userTask_reportProgress",
        OFFICE,
        FOSHAN,
        with(
            progress("done", "yes"),
            "completedOn",
            "2009-05-31",
            "evidenceText",
            "检查记录",
            "evidenceUnit",
            OF_FOSHAN,
            "evidenceOn",
            "2009-05-31"));
    assertThat(driver.openTasks(ITEM)).containsExactly("userTask_verifyCompletion");
  }

  @Test
  void noClaimOfAHardTargetBeforeTheProvinceHasSaidHowMuchAndNoneIsTrueWhoseSampleWasWrong() {
    String trainees =
        steps.handOut(counted("C105", GUANGZHOU, "免费培训民营企业管理人员", "quality-management", "hard"));
    steps.plan(trainees, GUANGZHOU);
    steps.attach(trainees, "证书清单.pdf", GUANGZHOU);
    assertThatThrownBy(() -> steps.claimDone(trainees, GUANGZHOU, OF_GUANGZHOU, "2009-04-01"))
        .hasMessageContaining("应完成数尚未确定，不能报完成：")
        .hasMessageContaining("应完成数未定");
    transaction.executeWithoutResult(
        status -> targets.share("C105", GUANGZHOU, 3, "DB2009-440000-0001"));
    count("C105", GUANGZHOU, 3);
    steps.claimDone(trainees, GUANGZHOU, OF_GUANGZHOU, "2009-04-01");
    assertThatThrownBy(
            () ->
                steps.verify(
                    trainees, "true", "verifyHow", "sample", "sampleSize", 5, "sampleWrong", 1))
        .hasMessageContaining("抽样有1个不符，不能认定属实");
    steps.verify(trainees, "return", "verifyHow", "sample", "sampleSize", 5, "sampleWrong", 5);
    steps.claimDone(trainees, GUANGZHOU, OF_GUANGZHOU, "2009-04-01");
    steps.verify(trainees, "true");
    assertThat(result(trainees)).as("looked at anew, by the ledger").isEqualTo("按期完成");
  }

  @Test
  void whoReportedDoesNotVerifyNorDoesASupervisorOfTheDivisionOrOfTheUnit() {
    String item = steps.handOut(fees(PROVINCE));
    steps.planProvincial(item);
    steps.attach(item, "财政文件.pdf", PROVINCE);
    String reporter = driver.person(OFFICER, PROVINCE);
    steps.complete(item, "userTask_carryOut", OFFICER, PROVINCE, claim("广东省质量技术监督局", "2009-04-01"));
    Map<String, Object> verified = Map.of("verifyHow", "ledger", "completionResult", "true");
    assertThatThrownBy(
            () ->
                driver.completeBy(
                    reporter,
                    item,
                    "userTask_verifyCompletion",
                    List.of(SUPERVISOR),
                    PROVINCE,
                    verified))
        .hasMessageContaining("按岗位分离的规定");
    String ofDivision = driver.employ("jiliang", "division-officer-of-metrology", PROVINCE);
    assertThatThrownBy(
            () ->
                driver.completeBy(
                    ofDivision,
                    item,
                    "userTask_verifyCompletion",
                    List.of(SUPERVISOR),
                    PROVINCE,
                    verified))
        .hasMessageContaining("督查员不核实本处室承担的省局任务");
    assertThatThrownBy(
            () ->
                steps.verify(
                    item, "partial", "verifyHow", "sample", "sampleSize", 5, "sampleWrong", 6))
        .hasMessageContaining("“不符数”不能多于“抽样数”");
    assertThatThrownBy(() -> steps.verify(item, "return", "verifyRemarks", null))
        .hasMessageContaining("“核实意见”不能为空");
    steps.verify(item, "return");
    assertThat(driver.shown(item, "userTask_carryOut"))
        .containsEntry("verifyRemarks", "材料不足以证明全部完成。");
  }

  @Test
  void whatALeaderAsksForIsEnteredByTheOfficeAndDoneByTheUnitThatItNames() {
    Map<String, Object> form = new HashMap<>();
    form.put("itemTitle", "清查全区气瓶充装站");
    form.put("source", "领导批示");
    form.put("carryingUnit", LIWAN);
    form.put("dueOn", "2009-05-29");
    form.put("ownNumber", 12);
    form.put("measure", "家");
    form.put("force", "hard");
    form.put("interval", "month");
    assertThatThrownBy(() -> add(with(form, "dueOn", "2009-03-31")))
        .hasMessageContaining("“完成期限”不能早于今天");
    assertThatThrownBy(() -> add(with(form, "itemTitle", "清查"))).hasMessageContaining("“任务”");
    assertThatThrownBy(() -> add(with(form, "ownNumber", 0))).hasMessageContaining("“应完成数”");
    assertThatThrownBy(() -> add(with(form, "measure", null))).hasMessageContaining("请填写“计量单位”");
    assertThatThrownBy(() -> add(with(form, "carryingUnit", "999999")))
        .hasMessageContaining("“999999”不是本单位或者下级单位的代码");
    assertThat(jdbc.queryForObject("select count(*) from cases", Integer.class)).isZero();
    String entered = add(form);
    assertThat(result(entered)).isEqualTo("已交下级单位");
    String item = number(LIWAN, 1);
    assertThat(driver.unitOf(item)).isEqualTo(LIWAN);
    assertThat(commitments.ofUnits(2009, List.of(PROVINCE, LIWAN)))
        .as("what was entered for another unit is that unit's item alone")
        .extracting(CommitmentItem::number)
        .containsExactly(item);

    steps.complete(item, "userTask_planWork", OFFICER, LIWAN, work("stage1By", "2009-05-01"));
    steps.approve(item, LEADER, LIWAN);
    assertThat(driver.shown(item, "userTask_carryOut"))
        .containsEntry("figures", "应完成12，没有列入指标台账，凭证明材料核实。");
    steps.attach(item, "证明材料.pdf", LIWAN);
    steps.complete(item, "userTask_carryOut", OFFICER, LIWAN, claim("广州市荔湾区质量技术监督局", "2009-04-01"));
    assertThat(driver.unitOfTask(item, "userTask_verifyCompletion"))
        .as("its city verifies")
        .isEqualTo("440100");
  }

  private String add(Map<String, Object> form) {
    return steps.start("commitment-item", GROUP_OFFICE, PROVINCE, form);
  }

  @Test
  void aTaskOfALevelReachesThePostThatThisLevelHas() {
    String ofProvince = steps.handOut(fees(PROVINCE));
    String ofCounty = steps.handOut(fees(LIWAN));
    steps.handOut(fees(FOSHAN));
    assertThat(posts(ofProvince)).containsExactly(OFFICER);
    assertThat(posts(ofCounty)).containsExactly(OFFICER);
    assertThat(posts(ITEM)).containsExactly(OFFICE);
    driver.employ("jiliang", "division-officer-of-metrology", PROVINCE);
    assertThat(posts(steps.handOut(fees(PROVINCE))))
        .as("of the division that is responsible, once it is manned")
        .containsExactly("division-officer-of-metrology");
  }

  private List<String> posts(String number) {
    return jdbc.queryForList(
        "select GROUP_ID_ from ACT_RU_IDENTITYLINK l join ACT_RU_TASK t on t.ID_ = l.TASK_ID_"
            + " join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_"
            + " where e.BUSINESS_KEY_ = ? and l.GROUP_ID_ is not null",
        String.class,
        number);
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, 50, 40, 5, 绿",
    "false, false, 50, 39, 5, 黄",
    "false, false, 50, 30, 5, 黄",
    "false, false, 50, 29, 5, 红",
    "false, false, 50, 0, 0, 绿",
    "false, false, 50, 0, 1, 红",
    "false, false, 0, 0, 0, 绿",
    "false, false, 90, , , 绿",
    "true, false, 100, 100, 5, 红",
    "true, false, 50, 0, 0, 红",
    "false, true, 50, 50, 5, 红"
  })
  void theLightSaysHowFarTheNumberIsBehindTheTime(
      boolean overdue,
      boolean listed,
      int elapsedShare,
      Integer reachedShare,
      Integer dueNow,
      String light) {
    Map<String, Object> said = new HashMap<>();
    said.put("overdue", overdue);
    said.put("listed", listed);
    said.put("elapsedShare", elapsedShare);
    said.put("reachedShare", reachedShare);
    said.put("dueNow", dueNow);
    assertThat(tables.ask("commitment-item", "commitment-light", said))
        .containsEntry("light", light);
  }

  @Test
  void aProjectThatIsLateIsToldToTheCommitmentThatItBelongsTo() {
    steps.handOut(fees(FOSHAN));
    steps.plan(ITEM, FOSHAN);
    steps.send(
        "commitmentProgress",
        ITEM,
        FOSHAN,
        Map.of("projectName", "容桂平台", "milestoneName", "场地", "milestoneDue", "2009-05-10"));
    assertThat(driver.shown(ITEM, "userTask_carryOut"))
        .containsEntry("lateProject", "容桂平台：场地应于2009-05-10到位，逾期未报告");
  }

  /** As the regime that counts them enters them: object by object. */
  private void count(String target, String unit, int objects) {
    int before =
        jdbc.queryForObject(
            "select count(*) from target_count where target_key = ?", Integer.class, target);
    LocalDateTime now = now();
    jdbc.batchUpdate(
        "insert into target_count (campaign_year, target_key, unit_code, object_key, amount,"
            + " counted_on, case_number, recorded_at, live) values (2009, ?, ?, ?, 1, ?, 'X', ?,"
            + " 1)",
        IntStream.range(before, before + objects)
            .mapToObj(
                object ->
                    new Object[] {
                      target,
                      unit,
                      "OBJECT-" + object,
                      Date.valueOf(now.toLocalDate()),
                      Timestamp.valueOf(now)
                    })
            .toList());
  }

  private static LocalDateTime now() {
    return LocalDateTime.ofInstant(
        ClockUtil.getCurrentTime().toInstant(), ZoneId.of("Asia/Shanghai"));
  }

  private CommitmentItem item(String number) {
    return commitments.item(number).orElseThrow();
  }

  private Light light(String number) {
    return commitments.light(item(number));
  }

  private String result(String number) {
    return jdbc.queryForObject(
        "select result from cases where case_number = ?", String.class, number);
  }
}
