package cn.qualitysafety.rulemaking;

import static cn.qualitysafety.rulemaking.RulemakingSteps.document;
import static cn.qualitysafety.rulemaking.RulemakingSteps.proposal;
import static cn.qualitysafety.rulemaking.RulemakingSteps.regulation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What other organs decide, submitted to them from Monday 2009-03-02. */
@SystemTest
class RulemakingSubmissionProcessTest {

  private static final String CASE = "ZD2009-440000-0001";

  @Autowired private CaseDriver driver;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private RulemakingSteps steps;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-02T09:00:00");
    steps = new RulemakingSteps(driver, tasks);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void theRulesOfAnotherOrganAreOnlyProposedToItAndTheClauseStaysOpenUntilItAnswers() {
    assertThatThrownBy(
            () -> steps.start("rulemaking-document", proposal("decides", "bureau", "issuer", null)))
        .hasMessageContaining("《广东省名牌产品（工业类）管理办法》由省经贸委发布（粤经贸创新〔2008〕434号），本局不能修改、发布");
    assertThatThrownBy(
            () ->
                steps.start("rulemaking-document", document("planItem", "C062", "issuer", "省工商局")))
        .hasMessageContaining("“省工商局”发布的文件，本局不能自行修改、发布");

    steps.approved(proposal());
    steps.agreed(CASE, steps.members(), "2009-03-02");
    assertThat(text("rulemaking-proposal")).contains("省经贸委", "修改《广东省名牌产品（工业类）管理办法》");
    driver.moveClockTo("2009-04-02T10:00:00");
    assertThat(driver.openTasks(CASE))
        .as("asked after each month")
        .containsExactly("userTask_recordOutcome", "userTask_urgeOutcome");
    steps.officer(CASE, "userTask_urgeOutcome", "urgedOn", "2009-04-02", "urgeText", "电话催询。");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_recordOutcome");
    driver.moveClockTo("2009-05-02T10:00:00");
    assertThat(driver.openTasks(CASE)).contains("userTask_urgeOutcome");
    assertThat(row()).as("open").containsEntry("closed_at", null);
    assertThatThrownBy(
            () ->
                steps.outcome(
                    CASE,
                    "issued",
                    "2009-05-02",
                    "publishedOn",
                    "2009-05-02",
                    "effectiveOn",
                    "2009-06-01"))
        .hasMessageContaining("建议的结果请选");
    driver.moveClockTo("2009-06-01T10:00:00");
    steps.outcome(CASE, "agreed", "2009-06-01", "outcomeOrgan", "省经贸委");
    assertThat(row()).containsEntry("result", "活动方案C030：省经贸委同意，2009年6月1日");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void aLocalRegulationIsSubmittedUpwardComesBackOnceAndIsFiledWithinThirtyDays() {
    steps.approved(regulation());
    steps.agreed(CASE, steps.members(), "2009-04-02");
    assertThat(text("rulemaking-submission")).contains("省政府", "由本局主要负责人签署");
    assertThatThrownBy(() -> steps.outcome(CASE, "returned", "2009-04-02"))
        .hasMessageContaining("请填写“意见、说明”");
    steps.outcome(CASE, "returned", "2009-04-02", "outcomeRemarks", "补充罚则的依据。");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_draft");
    steps.draft(
        CASE,
        "consultation",
        "no",
        "consultedDivisions",
        null,
        "consultedCities",
        null,
        "hearing",
        null);
    steps.lawful(CASE);
    steps.discuss(CASE, steps.members());
    steps.sign(CASE, "2009-04-02");

    driver.setClock("2009-09-01T09:00:00");
    assertThatThrownBy(
            () ->
                steps.outcome(
                    CASE,
                    "issued",
                    "2009-09-01",
                    "publishedOn",
                    "2009-09-01",
                    "effectiveOn",
                    "2009-08-31"))
        .hasMessageContaining("“施行日期”不能早于“公布日期”");
    assertThatThrownBy(
            () ->
                steps.outcome(
                    CASE,
                    "issued",
                    "2009-09-01",
                    "publishedOn",
                    "2009-09-01",
                    "effectiveOn",
                    "2009-09-30"))
        .as("thirty days after 1 September is 1 October")
        .hasMessageContaining("应当自公布之日起30日后施行（最早2009-10-01）");
    steps.outcome(
        CASE,
        "issued",
        "2009-09-01",
        "publishedOn",
        "2009-09-01",
        "effectiveOn",
        "2009-10-01",
        "outcomeOrgan",
        "省人大常委会");
    assertThat(driver.dueDate(CASE, "userTask_recordFiling"))
        .as("thirty days end on Thursday 1 October, off until the 8th")
        .isEqualTo("2009-10-09T23:59:59+08:00");
    assertThatThrownBy(() -> steps.file(CASE, "2009-08-31"))
        .hasMessageContaining("不能早于公布日期（2009-09-01）");
    steps.file(CASE, "2009-09-01");
    assertThat(row())
        .containsEntry(
            "result", "活动方案C122：本局送审稿2009-04-02上报，2009-09-01省人大常委会出台（第20号公告），2009-10-01起施行");
  }

  private String text(String kind) {
    return IssuedText.of(issued(kind), documents);
  }

  private OfficialDocument issued(String kind) {
    return documents.ofCase(CASE).stream()
        .filter(document -> document.kind().equals(kind))
        .reduce((first, last) -> last)
        .orElseThrow(() -> new AssertionError("no " + kind));
  }

  private Map<String, Object> row() {
    return jdbc.queryForMap("select * from cases where case_number = ?", CASE);
  }
}
