package cn.qualitysafety.rulemaking;

import static cn.qualitysafety.rulemaking.RulemakingSteps.LEGAL;
import static cn.qualitysafety.rulemaking.RulemakingSteps.PROVINCE;
import static cn.qualitysafety.rulemaking.RulemakingSteps.document;
import static cn.qualitysafety.rulemaking.RulemakingSteps.form;
import static cn.qualitysafety.rulemaking.RulemakingSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.record.Tables;
import cn.qualitysafety.report.ReportSteps;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The clean-up that begins on Monday 2009-03-02; three documents are to be answered for. */
@SystemTest
class RulemakingCleanupProcessTest {

  private static final String CASE = "QL2009-440000-0001";
  private static final String PROCESS = "rulemaking-cleanup";

  @Autowired private CaseDriver driver;
  @Autowired private OfficialDocuments documents;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private Tables tables;
  @Autowired private JdbcTemplate jdbc;

  private RulemakingSteps steps;
  private List<String> members;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-02T09:00:00");
    steps = new RulemakingSteps(driver, tasks);
    members = steps.members();
    driver.employ(driver.person(LEGAL, PROVINCE), LEGAL, PROVINCE);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void whatNoDivisionAnswersForLapsesAndWhatIsToBeRevisedIsProposedAnew() {
    start();
    assertThat(steps.rows(CASE, "userTask_answerCleanup")).containsExactly("D001", "D002", "D003");
    answer("D001", "keep");
    answer("D002", "revise");
    driver.moveClockTo("2009-03-31T23:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_answerCleanup");
    driver.moveClockTo("2009-04-01T09:00:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_reviewLegality");
    assertThat(driver.shown(CASE, "userTask_reviewLegality"))
        .containsEntry("cleanupSummary", "保留1件，修改1件，废止0件，失效1件");
    steps.legal(CASE, "userTask_reviewLegality", "legalityResult", "lawful", "legalityText", "合法。");
    assertThatThrownBy(() -> discuss("pass", members.subList(0, 1), 1))
        .hasMessageContaining("到会1人，不足");
    assertThatThrownBy(() -> discuss("pass", members, 4)).hasMessageContaining("没有超过到会人数的半数");
    discuss("pass", members, 9);
    assertThat(IssuedText.of(documents.ofCase(CASE).stream().findFirst().orElseThrow(), documents))
        .contains("计量处：计量器具管理规定（粤质监〔2004〕3号）——保留，仍然适用。", "标准化处：采标管理办法（粤质监〔2005〕8号）——拟宣布失效（期满没有答复）");
    steps.legal(CASE, "userTask_publishList", "publishedOn", "2009-04-01", "publishedIn", "省局网站");

    assertThat(driver.shown("GK2009-440000-0001", "userTask_draft"))
        .as("the list is made public")
        .containsEntry("disclosureTitle", "2009年规范性文件清理结果目录")
        .containsEntry("madeOn", "2009-04-01");
    assertThat(steps.rows(CASE, "userTask_startRevision")).containsExactly("D002");
    assertThat(driver.dueDate(CASE, "userTask_startRevision"))
        .as("ten working days after the publication; 6 April is a day of rest")
        .isEqualTo("2009-04-16T23:59:59+08:00");
    assertThatThrownBy(() -> revision("ZD2009-440000-0001"))
        .as("no such case")
        .isInstanceOf(RuntimeException.class);
    String revision = steps.start("rulemaking-document", document());
    revision(revision);
    assertThat(row())
        .containsEntry("result", "活动方案C125：保留1件，修改1件，废止0件，失效1件")
        .satisfies(row -> assertThat(row.get("closed_at")).isNotNull());

    steps.withinScope(revision, "penaltyScope", "sets", "scopeResult", "exceeds");
    driver.setClock("2009-12-31T23:59:59");
    String list =
        new ReportSteps(driver, runtime, tasks, jdbc).open("rules-list", "2009-Y", PROVINCE);
    assertThat((String) driver.shown(list, "userTask_writeReport").get("figureLines"))
        .as("what is refused was not made")
        .contains("制定的规章、规范性文件：0件", "印发的其他文件：0件", "发布的地方标准：0个")
        .contains("清理后保留的规范性文件：1件", "清理后修改的规范性文件：1件")
        .contains("清理后废止的规范性文件：0件", "清理后失效的规范性文件：1件");
  }

  /** Acts of the congress and of the government are listed beside the bureau's own rules. */
  @ParameterizedTest
  @CsvSource({"A, 上级, 1", "B, 上级, 1", "C, 上级, 1", "D, 本局, 1", "G, 本局, 0", "R, 本局, 0", "P, 本局, 0"})
  void theListOfTheYearTellsRulesFromOtherPapers(String kind, String route, int rules) {
    assertThat(
            tables.ask(
                "rulemaking-document", "rulemaking-result", Map.of("kind", kind, "route", route)))
        .containsEntry("rulesMade", rules)
        .containsEntry("othersMade", 1 - rules);
  }

  @Test
  void whatIsReturnedIsAnsweredAnew() {
    start();
    List.of("D001", "D002", "D003").forEach(row -> answer(row, "keep"));
    assertThatThrownBy(() -> unlawful("2009-03-02")).hasMessageContaining("“答复截止日期”应晚于今天");
    unlawful("2009-04-30");
    assertThat(steps.rows(CASE, "userTask_answerCleanup")).hasSize(3);
    answer("D001", "repeal");
    driver.moveClockTo("2009-05-01T09:00:00");
    assertThat(driver.shown(CASE, "userTask_reviewLegality"))
        .as("the answers of before count no more")
        .containsEntry("cleanupSummary", "保留0件，修改0件，废止1件，失效2件");
  }

  @Test
  void whatIsWrongWithAListIsToldInWords() {
    refused("有的行没有写处室", "documentList", "计量器具管理规定（粤质监〔2004〕3号）");
    refused("有的行没有写文件名称", "documentList", "计量处：");
    refused("有重复的文件", "documentList", "计量处：甲办法\n计量处：甲办法");
    refused("“答复截止日期”应晚于今天", "answerDue", "2009-03-02");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  private static Map<String, Object> cleanup(Object... changed) {
    return with(
        form(
            "cleanupName",
            "2009年规范性文件清理",
            "documentList",
            """
            计量处：计量器具管理规定（粤质监〔2004〕3号）
            质量管理处：名牌培育办法（粤质监〔2004〕5号）
            标准化处：采标管理办法（粤质监〔2005〕8号）\
            """
                .strip(),
            "cutOffOn",
            "2009-03-01",
            "answerDue",
            "2009-03-31"),
        changed);
  }

  private void start() {
    driver.start(PROCESS, LEGAL, PROVINCE, cleanup());
    driver.runJobs();
  }

  private void refused(String told, Object... changed) {
    assertThatThrownBy(() -> driver.start(PROCESS, LEGAL, PROVINCE, cleanup(changed)))
        .hasMessageContaining(told);
  }

  private void answer(String row, String answer) {
    steps.inRow(
        CASE,
        "userTask_answerCleanup",
        row,
        PROVINCE,
        "cleanupAnswer",
        answer,
        "cleanupReason",
        "仍然适用。");
  }

  private void unlawful(String answerDue) {
    steps.legal(
        CASE,
        "userTask_reviewLegality",
        "legalityResult",
        "unlawful",
        "legalityText",
        "第一件抵触上位法。",
        "answerDue",
        answerDue);
  }

  private void discuss(String decision, List<String> present, int votesFor) {
    steps.legal(
        CASE,
        "userTask_discussCollectively",
        "meetingName",
        "2009年第4次局务会",
        "meetingOn",
        "2009-04-01",
        "present",
        present,
        "votesFor",
        votesFor,
        "discussion",
        decision,
        "discussionRemarks",
        "同意。");
  }

  private void revision(String caseNumber) {
    steps.inRow(CASE, "userTask_startRevision", "D002", PROVINCE, "revisionCase", caseNumber);
  }

  private Map<String, Object> row() {
    return jdbc.queryForMap("select * from cases where case_number = ?", CASE);
  }
}
