package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.HOLDER;
import static cn.qualitysafety.licence.LicenceSteps.ORGANISER;
import static cn.qualitysafety.licence.LicenceSteps.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.ComplianceFact;
import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.deadline.CaseLimit;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A licence of Guangzhou, valid from 2009-03-10 to 2014-03-09, through its yearly reviews. */
@SystemTest
class LicenceAnnualReviewProcessTest {

  private static final String NUMBER = "XK08-008-00123";
  private static final String CASE = "NS2010-440100-0001";

  @Autowired private CaseDriver driver;
  @Autowired private ComplianceService compliance;
  @Autowired private EnterpriseService enterprises;
  @Autowired private AnnualReviewService reviews;
  @Autowired private OfficialDocuments documents;
  @Autowired private CaseLimits limits;
  @Autowired private HistoryService history;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-10T09:00:00");
    new LicenceSteps(driver, enterprises).registerHolder();
    inUse("2009-03-10", "2014-03-09");
  }

  private void inUse(String validFrom, String validUntil) {
    driver.start(
        "licence-renewal-watch",
        WINDOW,
        GUANGZHOU,
        Map.of(
            "licenceNumber", NUMBER,
            "holderCode", HOLDER,
            "holderName", "广州市越秀水泥制品厂",
            "product", "预应力混凝土管",
            "validFrom", validFrom,
            "validUntil", validUntil));
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void everyYearOfItsTermHasItsReview() {
    driver.moveClockTo("2010-03-10T08:29:59");
    assertThat(reviews.of(CASE)).isNull();
    driver.moveClockTo("2010-03-10T08:30:01");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_receiveReport");
    assertThat(task("userTask_receiveReport").getDueDate()).isEqualTo("2010-04-08T23:59:59+08:00");
    driver.moveClockTo("2014-03-10T09:00:00");
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("licence-annual-review")
                .list())
        .extracting("businessKey")
        .containsExactlyInAnyOrder(
            CASE, "NS2011-440100-0001", "NS2012-440100-0001", "NS2013-440100-0001");
  }

  @Test
  void aReportIsCheckedAndTheDrawCanBeRepeated() {
    driver.moveClockTo("2010-03-15T09:00:00");
    receive();
    AnnualReview drawn = reviews.of(CASE);
    assertThat(drawn.visitShare()).as("of class B").isEqualTo(20);
    assertThat(drawn.drawValue()).isEqualTo(new Random(drawn.drawSeed()).nextInt(100));
    assertThat(driver.openTasks(CASE))
        .containsExactly(drawn.drawValue() < 20 ? "userTask_inspectSite" : "userTask_checkReport");
  }

  @Test
  void aHolderOfBadCreditIsVisitedAndWhoVisitedDoesNotCheck() {
    jdbc.update("update enterprise set credit_class = 'D'");
    driver.moveClockTo("2010-03-15T09:00:00");
    receive();
    assertThatThrownBy(() -> inspect("gz-hecha", "gz-hecha"))
        .as("two persons: 条例 art. 39 par. 2")
        .hasMessageContaining("“另一名人员”不能是您本人");
    driver.moveClockTo("2010-03-17T09:00:00");
    inspect();
    assertThat(driver.dueDate(CASE, "userTask_checkReport"))
        .as("ten working days from the visit of Monday the 15th, not from its entry")
        .isEqualTo("2010-03-29T23:59:59+08:00");
    assertThat(driver.shown(CASE, "userTask_checkReport"))
        .containsEntry("drawText", "信用等级D级，抽查比例100%，2010年3月15日实地检查：生产条件没有变化。");
    String id = task("userTask_checkReport").getId();
    assertThatThrownBy(
            () ->
                driver.as(
                    List.of("reviewer", ORGANISER),
                    GUANGZHOU,
                    () -> {
                      tasks.complete(id, Map.of("decision", "approve", "opinion", "合格。"));
                      return null;
                    }))
        .hasMessageContaining("岗位分离");
    check("approve");
    assertThat(reviews.of(CASE).state()).isEqualTo(AnnualReview.State.PASSED);
  }

  @Test
  void aMissingReportIsRemindedOfAndMayComeLate() {
    driver.moveClockTo("2010-04-08T23:59:58");
    assertThat(documents.ofCase(CASE)).isEmpty();
    driver.moveClockTo("2010-04-12T09:00:00");
    assertThat(documents.ofCase(CASE))
        .extracting(OfficialDocument::title)
        .containsExactly("年度自查报告催报通知书");
    assertThat(driver.shown(CASE, "userTask_receiveLateReport"))
        .containsEntry("handInBy", "2010年4月23日");
    assertThat(limits.ofCase(CASE))
        .extracting(CaseLimit::limitName, CaseLimit::dueOn, CaseLimit::toldIn)
        .as("no holiday moves what the reminder has told")
        .containsExactly(tuple("licence.lateReport", LocalDate.of(2010, 4, 23), "年度自查报告催报通知书"));
    assertThat(
            tasks
                .createTaskQuery()
                .taskDefinitionKey("userTask_receiveLateReport")
                .singleResult()
                .getDueDate())
        .as("posted on that Friday it may be under way for five working days, 26 to 30 April")
        .isEqualTo("2010-04-30T23:59:59+08:00");
    driver.moveClockTo("2010-04-30T16:00:00");
    driver.complete(
        CASE,
        "userTask_receiveLateReport",
        WINDOW,
        GUANGZHOU,
        Map.of("receivedOn", "2010-04-23", "summary", "质量稳定。"));
    inspectIfDrawn();
    check("approve");
    assertThat(reviews.of(CASE).state()).isEqualTo(AnnualReview.State.PASSED);
  }

  /**
   * 条例 art. 53: it is the province that orders, and since 2023-07-20 nobody is fined by it; what
   * was once written here, up to 5000 yuan, would threaten with what is not the law.
   *
   * <p>Twenty working days from Wednesday 2010-03-10 end on 04-08 (5 April off), from Thursday
   * 2024-08-01 on 08-29.
   */
  @ParameterizedTest
  @CsvSource({
    "2009-03-10, 2014-03-09, 2010-04-09, 二〇一〇年四月九日",
    "2023-08-01, 2028-07-31, 2024-08-30, 2024年8月30日"
  })
  void theReminderLeavesTheOrderToTheProvinceAndThreatensWithNoFine(
      String validFrom, String validUntil, String remindedOn, String dated) {
    driver.reset();
    driver.setClock(validFrom + "T09:00:00");
    new LicenceSteps(driver, enterprises).registerHolder();
    inUse(validFrom, validUntil);
    String number = "NS%s-440100-0001".formatted(remindedOn.substring(0, 4));
    driver.moveClockTo(LocalDate.parse(remindedOn).minusDays(1) + "T23:00:00");
    assertThat(documents.ofCase(number)).isEmpty();
    driver.moveClockTo(remindedOn + "T09:00:00");
    assertThat(documents.ofCase(number))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(IssuedText.of(letter, documents))
                    .contains(
                        "《中华人民共和国工业产品生产许可证管理条例》第三十八条", "本局将报请省级工业产品生产许可证主管部门依照该条例第五十三条的规定处理", dated)
                    .doesNotContain("罚款", "元"));
  }

  @Test
  void whoHandsNothingInIsOnTheListAndVisitedNextYear() {
    driver.moveClockTo("2010-05-01T00:00:01");
    assertThat(reviews.of(CASE))
        .extracting(AnnualReview::state, AnnualReview::receivedOn)
        .containsExactly(AnnualReview.State.NOT_HANDED_IN, null);
    assertThat(compliance.of(HOLDER, 0, 9))
        .extracting(ComplianceFact::kind, ComplianceFact::caseNumber)
        .containsExactly(tuple("annual-report-missing", CASE));
    driver.moveClockTo("2011-03-15T09:00:00");
    driver.complete(
        "NS2011-440100-0001",
        "userTask_receiveReport",
        WINDOW,
        GUANGZHOU,
        Map.of("receivedOn", "2011-03-15", "summary", "质量稳定。"));
    assertThat(reviews.of("NS2011-440100-0001"))
        .extracting(AnnualReview::visitShare, AnnualReview::drawn)
        .containsExactly(100, true);
  }

  @Test
  void aReportWithShortcomingsPutsTheHolderOnTheList() {
    driver.moveClockTo("2010-03-15T09:00:00");
    receive();
    inspectIfDrawn();
    check("reject");
    assertThat(reviews.of(CASE).state()).isEqualTo(AnnualReview.State.FAILED);
    assertThat(compliance.of(HOLDER, 0, 9))
        .extracting(ComplianceFact::kind, ComplianceFact::caseNumber)
        .containsExactly(tuple("annual-review-failed", CASE));
  }

  /** It is struck off while its report is overdue: nobody waits for the report any more. */
  @Test
  void aReviewThatIsOpenWhenTheLicenceEndsIsStoppedAndSaysWhy() {
    driver.moveClockTo("2010-04-09T09:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_receiveLateReport");
    RevocationSteps steps = new RevocationSteps(driver);
    String struckOff = "CX2010-440100-0001";
    steps.open(NUMBER, "cancel", "applied");
    steps.decide(struckOff, "approve");
    assertThat(driver.openTasks(CASE)).as("it binds when it is served").isNotEmpty();
    steps.serve(struckOff, "2010-04-09");
    assertThat(driver.openTasks(CASE)).isEmpty();
    assertThat(reviews.of(CASE))
        .extracting(AnnualReview::state, AnnualReview::opinion)
        .containsExactly(AnnualReview.State.STOPPED, "生产许可证%s已经注销，年审终止。".formatted(NUMBER));
    assertThat(limits.ofCase(CASE)).allMatch(limit -> limit.endedOn() != null);
    assertThat(
            jdbc.queryForObject(
                "select result from cases where case_number = ?", String.class, CASE))
        .isEqualTo("许可证已失效，终止年审");
  }

  private void receive() {
    assertThatThrownBy(() -> receiveOn("2010-03-16")).hasMessageContaining("“收到日期”不能晚于今天");
    receiveOn("2010-03-15");
  }

  private void receiveOn(String day) {
    driver.complete(
        CASE,
        "userTask_receiveReport",
        WINDOW,
        GUANGZHOU,
        Map.of("receivedOn", day, "summary", "质量稳定，没有投诉。"));
  }

  private void inspectIfDrawn() {
    if (reviews.of(CASE).drawn()) {
      inspect();
    }
  }

  private void inspect() {
    inspect("reviewer-440100", "gz-hecha");
  }

  private void inspect(String officer, String secondOfficer) {
    driver.completeBy(
        officer,
        CASE,
        "userTask_inspectSite",
        List.of("reviewer"),
        GUANGZHOU,
        Map.of("secondOfficer", secondOfficer, "visitedOn", "2010-03-15", "findings", "生产条件没有变化。"));
  }

  private void check(String decision) {
    driver.complete(
        CASE,
        "userTask_checkReport",
        ORGANISER,
        GUANGZHOU,
        Map.of("decision", decision, "opinion", "与检查情况一致。"));
  }

  private Task task(String key) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(CASE)
        .taskDefinitionKey(key)
        .singleResult();
  }
}
