package cn.qualitysafety.commitment;

import static cn.qualitysafety.commitment.InspectionSteps.FOSHAN;
import static cn.qualitysafety.commitment.InspectionSteps.OFFICE;
import static cn.qualitysafety.commitment.InspectionSteps.PROVINCE;
import static cn.qualitysafety.commitment.InspectionSteps.finding;
import static cn.qualitysafety.commitment.InspectionSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.campaign.CampaignService;
import cn.qualitysafety.campaign.MonthlyReportService;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.target.Targets;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The campaign of 2009 is in its summary phase; of its cities Foshan and Guangzhou have done
 * something.
 */
@SystemTest
class CommitmentCommendationProcessTest {

  private static final String CASE = "TB2009-440000-0001";
  private static final String GUANGZHOU = "440100";
  private static final String GROUP = "leading-group";

  @Autowired private UnitRegister units;
  @Autowired private CaseDriver driver;
  @Autowired private CampaignService campaigns;
  @Autowired private MonthlyReportService reports;
  @Autowired private Targets targets;
  @Autowired private Messages messages;
  @Autowired private CommendationService commendations;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private Attachments attachments;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private InspectionSteps steps;
  private CommendationSteps commending;
  private String campaign;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-02T09:00:00");
    campaign = campaigns.open(2009, "leading-group-office-440000").number();
    steps = new InspectionSteps(driver, runtime, tasks);
    commending = new CommendationSteps(driver, steps);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  private void reachSixVenues(String city) {
    for (int venue = 1; venue <= 6; venue++) {
      targets.count(
          "C015", city + "/" + venue, city, LocalDate.of(2009, 6, 1), "HD2009-" + city + "-0001");
    }
  }

  @Tag("database")
  @Test
  void theCityWithTheTopScoreAndAConcealedAccidentIsOnTheListOfCriticism() {
    String inspection = steps.fedBack(finding(1, "concealed-accident", "no", "no"));
    steps.accept(inspection, "1");
    for (int item = 1; item <= 20; item++) {
      ended("commitment-item", FOSHAN, item, "按期完成");
    }
    for (int item = 21; item <= 32; item++) {
      ended("commitment-item", GUANGZHOU, item, "按期完成");
    }
    transaction.executeWithoutResult(status -> units.cities().forEach(this::reachSixVenues));
    driver.setClock("2009-11-26T09:00:00");
    start(Map.of("kind", "全面考核"));
    assertThat(
            jdbc.queryForObject(
                "select title from cases where case_number = ?", String.class, CASE))
        .isEqualTo("总结阶段全面考核");
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(CASE).count())
        .as("each of the 21 cities sees what it is scored by")
        .isEqualTo(21);
    assertThat(steps.task(CASE, "userTask_reviewScore", FOSHAN).getTenantId()).isEqualTo(FOSHAN);
    commending.nominate(CASE, GUANGZHOU, "陈洁，广州市局活动办，组织月报二十四次无差错。");

    driver.moveClockTo("2009-12-03T23:59:59");
    assertThat(driver.openTasks(CASE)).hasSize(20);
    driver.moveClockTo("2009-12-04T00:00:01");
    assertThat(driver.openTasks(CASE))
        .as("silence is consent")
        .containsExactly("userTask_proposeLists");
    assertThat((String) driver.shown(CASE, "userTask_proposeLists").get("standings"))
        .as("five points for the six venues, the one hard target of each city here")
        .startsWith("第1名 佛山市质量技术监督局：43分，建议批评（瞒报事故；）；第2名 广州市质量技术监督局：29分，建议表扬；第3名 韶关市质量技术监督局：5分")
        .contains("；第3名 深圳市质量技术监督局：5分，不列入名单");
    assertThat(driver.shown(CASE, "userTask_proposeLists"))
        .containsEntry("nominations", "陈洁，广州市局活动办，组织月报二十四次无差错。");

    driver.setClock("2009-12-07T09:00:00");
    assertThatThrownBy(() -> propose(List.of(FOSHAN, GUANGZHOU), List.of()))
        .hasMessageContaining("有瞒报事故或者数字不实的单位不得表扬")
        .hasMessageContaining("有瞒报事故或者数字不实的单位应当列入“拟批评的单位”");
    propose(
        Map.of(
            "praised", List.of(GUANGZHOU),
            "praisedPersons", "陈洁，广州市局活动办\n林海，广州市局质量科",
            "praiseFacts", "各项任务按期完成。",
            "criticised", List.of(FOSHAN),
            "criticismFacts", "查实的问题逾期没有整改。"));
    String notice = "GS2009-440000-0001";
    commending.publishNotice(notice);
    assertThat(driver.shown(notice, "userTask_registerObjection"))
        .containsEntry("noticeUntil", "2009-12-14");
    assertThat((String) driver.shown(notice, "userTask_registerObjection").get("noticeList"))
        .startsWith("单位：广州市质量技术监督局。个人：");
    driver.moveClockTo("2009-12-22T00:00:01");
    assertThat(driver.shown(CASE, "userTask_decideLists")).containsEntry("publicObjection", "无异议");
    decide("agree");
    assertThat(text("commitment-praise")).contains("一、单位：广州市质量技术监督局。", "不设奖金、不授称号");
    assertThat(text("commitment-criticism")).contains("通报批评：佛山市质量技术监督局。");
    driver.runJobs();
    assertThat(driver.shown("GK2009-440000-0001", "userTask_draft"))
        .as("bureaus and persons are handed on to be made public")
        .containsEntry("disclosureKindName", "通报表扬和批评")
        .containsEntry("disclosureTitle", "“质量和安全年”活动通报表扬和批评")
        .hasEntrySatisfying(
            "disclosureText",
            text ->
                assertThat((String) text)
                    .isEqualTo(
                        "通报表扬：广州市质量技术监督局。个人：陈洁，广州市局活动办；林海，广州市局质量科。各项任务按期完成。"
                            + "\n通报批评：佛山市质量技术监督局。查实的问题逾期没有整改。"));

    String finding = "ZG2009-440600-0002";
    assertThat(driver.shown(finding, "userTask_rectify"))
        .as("Tuesday, 22 December, and twenty working days, New Year's Day not among them")
        .containsEntry("rectifyBy", "2010-01-20");
    assertThat(row()).as("nobody has rectified anything yet").containsEntry("result", null);
    steps.rectify(finding);
    steps.verify(finding);
    assertThat(row()).containsEntry("result", "审定完毕，批评已整改");
  }

  /** Each number by hand: see what is done to Foshan here. */
  @Test
  void eachNumberIsCountedFromItsRegister() {
    report(4, "2009-05-05T10:00:00"); // due 2009-05-08
    report(5, "2009-06-20T10:00:00"); // due 2009-06-05
    report(6, null); // due 2009-07-07
    lateUrgentReport();
    String inspection =
        steps.fedBack(
            finding(1, "progress", "no", "no"),
            finding(2, "false-figures", "no", "no"),
            finding(3, "advice", "no", "no"));
    List.of("1", "2", "3").forEach(row -> steps.accept(inspection, row));
    steps.rectify("ZG2009-440600-0001");
    steps.verify("ZG2009-440600-0001");
    ended("commitment-item", FOSHAN, 1, "按期完成");
    ended("commitment-item", "440606", 2, "按期完成");
    ended("commitment-item", FOSHAN, 3, "逾期完成");
    ended("commitment-item", FOSHAN, 4, "期满未完成");
    ended("commitment-item", FOSHAN, 5, "经批准取消");
    ended("commitment-item", FOSHAN, 6, null);
    ended("commitment-listing", FOSHAN, 7, "未摘牌");
    transaction.executeWithoutResult(
        status -> {
          targets.freeze("C119", FOSHAN, 640, "JD2009-440600-0001");
          targets.share("C105", FOSHAN, 1, "RW2009-440000-0001");
          targets.share("C132", FOSHAN, 3, "RW2009-440000-0002");
          targets.count("C105", "PERSON/1", FOSHAN, LocalDate.of(2009, 6, 1), "PX2009-440600-0001");
        });
    driver.setClock("2009-11-02T09:00:00");
    start(single("表扬"));

    assertThat(shown())
        .as("April in time, May too late, June not at all")
        .containsEntry("reportsOwed", 3L)
        .containsEntry("reportsOnTime", 1L)
        .containsEntry("reportsLate", 1L)
        .containsEntry("reportsMissing", 1L);
    assertThat(shown())
        .as("of a county, too; neither what was given up nor what goes on")
        .containsEntry("itemsOnTime", 2L)
        .containsEntry("itemsLate", 1L)
        .containsEntry("itemsFailed", 1L);
    assertThat(shown())
        .as("C105 is reached, C119 and C015 are not; C132 is only striven for")
        .containsEntry("hardTargets", 3L)
        .containsEntry("hardReached", 1L);
    assertThat(shown())
        .as("the grave finding was due on 2009-10-09 and is still open")
        .containsEntry("findingsInTime", 1L)
        .containsEntry("findingsLate", 1L)
        .containsEntry("falseFigures", 1L)
        .containsEntry("concealedAccidents", 0L);
    assertThat(shown()).containsEntry("listings", 1L).containsEntry("urgentLate", 1L);
    assertThat(shown())
        .as("2 - 1 - 3 + 4 - 3 + 5 - 10 + 1 - 2 - 5 - 2; and false figures")
        .containsEntry("total", -14L)
        .containsEntry("proposal", "批评")
        .containsEntry("vetoReason", "数字不实；");
  }

  /** Three are due on Friday, 30 October: nobody has begun, is verified, and was sent back. */
  @Test
  void whatWasDueAndIsNotDoneCountsBeforeTheYearSettlesIt() throws IOException {
    CommitmentSteps work = new CommitmentSteps(driver, messages, attachments, transaction);
    driver.setClock("2009-04-01T09:00:00");
    work.handOut(CommitmentSteps.fees(FOSHAN, "dueOn", "2009-10-30"));
    String claimed = work.handOut(CommitmentSteps.fees(FOSHAN, "dueOn", "2009-10-30"));
    String returned = work.handOut(CommitmentSteps.fees(FOSHAN, "dueOn", "2009-10-30"));
    work.handOut(CommitmentSteps.fees(FOSHAN));
    for (String item : List.of(claimed, returned)) {
      driver.setClock("2009-04-02T09:00:00");
      work.plan(item, FOSHAN);
      work.attach(item, "财政文件.pdf", FOSHAN);
      driver.setClock("2009-10-29T09:00:00");
      work.claimDone(item, FOSHAN, "佛山市质量技术监督局", "2009-10-28");
    }
    driver.setClock("2009-10-30T09:00:00");
    work.verify(returned, "return");
    ended("commitment-item", FOSHAN, 9, "未达争取目标");
    driver.setClock("2009-10-30T23:00:00");
    start(single("批评"));
    assertThat(shown()).as("it is still their last day").containsEntry("itemsFailed", 0L);
    object();
    driver.setClock("2009-10-31T00:01:00");
    handle(with(answer("upheld"), "correctedCase", returned));
    assertThat(shown())
        .as("what nobody has begun, and what was sent back")
        .containsEntry("itemsFailed", 2L)
        .containsEntry("total", -2 * 3L - 5);
    driver.setClock("2009-11-02T09:00:00");
    work.verify(claimed, "true");
    object();
    handle(with(answer("upheld"), "correctedCase", claimed));
    assertThat(shown()).containsEntry("itemsFailed", 2L).containsEntry("itemsOnTime", 1L);
  }

  @Test
  void whatWasFrozenNobodyChangesByHandOrByWhatComesLater() {
    report(4, null);
    driver.setClock("2009-11-02T09:00:00");
    start(single("批评"));
    assertThat(shown()).containsEntry("reportsMissing", 1L);
    driver.setClock("2009-11-03T09:00:00");
    file(4);
    ended("commitment-listing", FOSHAN, 7, "摘牌");
    assertThat(shown()).containsEntry("reportsMissing", 1L).containsEntry("listings", 0L);
    assertThatThrownBy(() -> review(Map.of("objection", "no", "reportsMissing", 0)))
        .hasMessageContaining("“未报的月报”只供查看，不能填写");
    assertThatThrownBy(() -> review(Map.of("objection", "no", "total", 100)))
        .hasMessageContaining("“总分”只供查看，不能填写");
    object();
    assertThatThrownBy(() -> handle(with(answer("rejected"), "reportsMissing", 0)))
        .hasMessageContaining("“未报的月报”只供查看，不能填写");
  }

  @Test
  void anObjectionThatIsUpheldCountsAnewWhatItsRegisterSaysNow() {
    report(4, null);
    driver.setClock("2009-11-02T09:00:00");
    start(single("批评"));
    assertThat(driver.dueDate(CASE, "userTask_reviewScore"))
        .as("3 to 6, 9 November")
        .isEqualTo("2009-11-09T23:59:59+08:00");
    assertThatThrownBy(() -> review(Map.of("objection", "yes", "objectionReason", "不对。")))
        .hasMessageContaining("不足20字");
    object();
    file(4);
    handle(with(answer("upheld"), "correctedCase", campaign + "-440600-YB04"));
    assertThat(shown())
        .as("filed, and too late")
        .containsEntry("reportsMissing", 0L)
        .containsEntry("reportsLate", 1L)
        .containsEntry("objectionReply", "已经核对月报登记簿。");
    assertThat(
            jdbc.queryForList(
                "select reports_missing from commitment_score where case_number = ? order by revision",
                Integer.class,
                CASE))
        .as("what was counted first stays")
        .containsExactly(1, 0);
    object();
    handle(answer("rejected"));
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_proposeLists");
  }

  @Test
  void whatACityIsProposedForComesBeforeTheLeadingGroup() {
    driver.setClock("2009-09-16T09:00:00");
    transaction.executeWithoutResult(
        status ->
            messages.send(
                "commendationProposed",
                null,
                "GP2009-440600-0001",
                "1",
                FOSHAN,
                Map.of("kind", "批评", "facts", "挂牌督办期满，仍未达到要求。")));
    driver.runJobs();
    assertThat(driver.unitOf(CASE)).as("not the city's own").isEqualTo(PROVINCE);
    assertThat(row()).containsEntry("title", "通报批评佛山市质量技术监督局");
    assertThat(driver.unitOfTask(CASE, "userTask_reviewScore")).isEqualTo(FOSHAN);
    assertThat(shown()).containsEntry("facts", "挂牌督办期满，仍未达到要求。").containsEntry("proposal", "批评");
    review(Map.of("objection", "no"));
    assertThat(
            jdbc.queryForList(
                "select distinct row_name from case_record where case_number = ? and row_key = ?",
                String.class,
                CASE,
                FOSHAN))
        .as("a row that is a unit is called as the unit")
        .containsExactly("佛山市质量技术监督局");
    propose(List.of(), List.of(FOSHAN));
    assertThat(driver.openTasks(CASE))
        .as("only praise is made public before")
        .containsExactly("userTask_decideLists");
    decide("agree");
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::number)
        .containsExactly("粤质监通批〔2009〕1号");
    driver.runJobs();
    assertThat(driver.openTasks("ZG2009-440600-0001")).containsExactly("userTask_rectify");
  }

  @Test
  void theListsFollowTheProposalsOrSayWhyAndAreDecidedByOthers() {
    driver.setClock("2009-11-02T09:00:00");
    start(single("表扬"));
    review(Map.of("objection", "no"));
    assertThatThrownBy(() -> propose(List.of(FOSHAN), List.of(FOSHAN)))
        .hasMessageContaining("同一单位不能既表扬又批评");
    assertThatThrownBy(() -> propose(Map.of("praised", List.of(FOSHAN))))
        .hasMessageContaining("请填写“表扬的主要事迹”");
    assertThatThrownBy(() -> propose(Map.of("criticised", List.of(FOSHAN))))
        .hasMessageContaining("请填写“批评的主要事实”")
        .hasMessageContaining("名单与考核建议不一致");
    assertThatThrownBy(() -> propose(Map.of("praised", List.of(GUANGZHOU), "praiseFacts", "好。")))
        .as("a city that was not scored")
        .hasMessageContaining("其中没有“440100”");
    propose(Map.of("deviationReason", "事迹尚需核实。"));
    assertThatThrownBy(
            () ->
                driver.completeBy(
                    driver.person(OFFICE, PROVINCE),
                    CASE,
                    "userTask_decideLists",
                    List.of(GROUP),
                    PROVINCE,
                    Map.of("listDecision", "agree")))
        .hasMessageContaining("不能再办理“审定名单”");
    decide("return");
    assertThat(driver.shown(CASE, "userTask_proposeLists"))
        .containsEntry("decisionRemarks", "请补充事迹。");
    propose(Map.of("deviationReason", "事迹尚需核实。"));
    decide("agree");
    assertThat(documents.ofCase(CASE)).as("nobody is praised or criticised").isEmpty();
  }

  @Test
  void anObjectionOfThePublicBringsTheListBack() {
    driver.setClock("2009-12-07T09:00:00");
    start(single("表扬"));
    review(Map.of("objection", "no"));
    propose(List.of(FOSHAN), List.of());
    String notice = "GS2009-440000-0001";
    commending.publishNotice(notice);
    steps.complete(
        notice,
        "userTask_registerObjection",
        OFFICE,
        PROVINCE,
        Map.of(
            "objectionAbout", "佛山市局",
            "objectionReason", "该局九月有一起事故没有上报，应当查明以后再定。",
            "sealedObjector", "赵某",
            "sealedObjectorPhone", "13800000000",
            "receivedOn", "2009-12-07"));
    steps.complete(
        "YY2009-440000-0001",
        "userTask_investigateObjection",
        OFFICE,
        PROVINCE,
        Map.of(
            "objectionFindings", "该局九月有一起事故没有上报，经核实属实。",
            "objectionResult", "upheld",
            "objectionReply", "您反映的情况已经核实。",
            "repliedBy", "书面"));
    driver.moveClockTo("2009-12-22T00:00:01");
    assertThat(driver.shown(CASE, "userTask_proposeLists"))
        .containsEntry("publicObjectionText", "佛山市局：该局九月有一起事故没有上报，经核实属实。");
  }

  @Test
  void aPersonMayBePraisedWhoseBureauIsNot() {
    driver.setClock("2009-12-07T09:00:00");
    start(single("表扬"));
    review(Map.of("objection", "no"));
    propose(
        Map.of(
            "praisedPersons", "陈洁，佛山市局活动办",
            "praiseFacts", "组织月报，全年无差错。",
            "deviationReason", "单位的事迹尚需核实。"));
    String notice = "GS2009-440000-0001";
    commending.publishNotice(notice);
    assertThat(driver.shown(notice, "userTask_registerObjection"))
        .containsEntry("noticeList", "单位：无。个人：陈洁，佛山市局活动办。主要事迹：组织月报，全年无差错。");
    driver.moveClockTo("2009-12-22T00:00:01");
    decide("agree");
    assertThat(text("commitment-praise")).contains("一、单位：无。", "二、个人：陈洁，佛山市局活动办。");
    driver.runJobs();
    assertThat(driver.shown("GK2009-440000-0001", "userTask_draft"))
        .containsEntry("disclosureTitle", "“质量和安全年”活动通报表扬")
        .containsEntry("disclosureText", "通报表扬：个人：陈洁，佛山市局活动办。组织月报，全年无差错。");
    assertThat(row()).as("nobody is criticised").containsEntry("result", "审定完毕");
  }

  @Test
  void allAreScoredInTheSummaryPhaseAndOneWheneverItIsProposedWithFacts() {
    driver.setClock("2009-10-31T17:00:00");
    assertThatThrownBy(() -> start(Map.of("kind", "全面考核")))
        .hasMessageContaining("总结阶段自2009年11月1日开始");
    assertThat(jdbc.queryForObject("select count(*) from commitment_score", Integer.class))
        .isZero();
    Map<String, Object> withoutUnit = new HashMap<>(single("表扬"));
    withoutUnit.remove("unitCode");
    assertThatThrownBy(() -> start(withoutUnit)).hasMessageContaining("“单位”不能为空");
    assertThatThrownBy(() -> start(with(single("表扬"), "facts", "好。")))
        .hasMessageContaining("“事实”共2字，不足20字");
    start(single("表扬"));
    assertThat(commendations.scored(CASE)).containsExactly(FOSHAN);
    driver.setClock("2009-11-02T09:00:00");
    start(Map.of("kind", "全面考核"));
    driver.setClock("2010-01-04T09:00:00");
    assertThatThrownBy(() -> start(Map.of("kind", "全面考核")))
        .hasMessageContaining("本次活动的全面考核正在办理（TB2009-440000-0002），不能重复登记");
  }

  private void start(Map<String, Object> form) {
    commending.start(form);
  }

  private static Map<String, Object> single(String kind) {
    return Map.of("kind", kind, "unitCode", "佛山市", "facts", "组织开展质量月活动，走访企业三百家，成效明显。");
  }

  private Map<String, Object> shown() {
    return driver.shown(CASE, "userTask_reviewScore");
  }

  private void review(Map<String, Object> entered) {
    commending.review(CASE, FOSHAN, entered);
  }

  private void object() {
    review(Map.of("objection", "yes", "objectionReason", "四月份月报已经书面报送，登记簿没有登记，请核对传真回执。"));
  }

  private static Map<String, Object> answer(String result) {
    return Map.of("objectionResult", result, "objectionReply", "已经核对月报登记簿。");
  }

  private void handle(Map<String, Object> entered) {
    steps.complete(CASE, "userTask_handleObjection", OFFICE, PROVINCE, entered);
  }

  private void propose(List<String> praised, List<String> criticised) {
    commending.propose(CASE, praised, criticised);
  }

  private void propose(Map<String, Object> form) {
    commending.propose(CASE, form);
  }

  private void decide(String decision) {
    commending.decide(CASE, decision);
  }

  /** Foshan owes the report on a month; it files it then, or not at all. */
  private void report(int month, String filedAt) {
    driver.setClock("2009-%02d-01T00:10:00".formatted(month + 1));
    String number = "%s-440600-YB%02d".formatted(campaign, month);
    reports.openReport(number, campaign, FOSHAN, YearMonth.of(2009, month));
    if (filedAt == null || filedAt.contains("-20T")) {
      reports.markOverdue(number);
    }
    if (filedAt != null) {
      driver.setClock(filedAt);
      file(month);
    }
  }

  private void file(int month) {
    String number = "%s-440600-YB%02d".formatted(campaign, month);
    reports.writeReport(number, "进展顺利。", null, null, "city-campaign-office-440600");
    reports.signReport(number, true, null, "city-director-440600");
  }

  /** Somebody was hurt at eight, the city knew at half past, and told it at eleven. */
  private void lateUrgentReport() {
    driver.setClock("2009-06-02T11:00:00");
    new UrgentReportSteps(driver).report(FOSHAN, UrgentReportSteps.matter("other", "injured", 1));
  }

  /** A case of a procedure of this regime, as the register of cases has it. */
  private void ended(String process, String unitCode, int serial, String result) {
    String number = "RW2009-%s-%04d".formatted(unitCode, serial);
    jdbc.update(
        "insert into cases (instance_id, case_number, unit_code, process_key, procedure_name, title,"
            + " root_number, opened_at, closed_at, result, search_text)"
            + " values (?, ?, ?, ?, '任务督办', '任务', ?, timestamp '2009-04-01 09:00:00',"
            + " case when ? is null then null else timestamp '2009-10-30 09:00:00' end, ?, '')",
        number,
        number,
        unitCode,
        process,
        number,
        result,
        result);
  }

  private Map<String, Object> row() {
    return jdbc.queryForMap("select * from cases where case_number = ?", CASE);
  }

  private String text(String kind) {
    return IssuedText.of(
        documents.ofCase(CASE).stream()
            .filter(document -> document.kind().equals(kind))
            .findFirst()
            .orElseThrow(),
        documents);
  }
}
