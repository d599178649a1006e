package cn.qualitysafety.rulemaking;

import static cn.qualitysafety.rulemaking.RulemakingSteps.HEAD;
import static cn.qualitysafety.rulemaking.RulemakingSteps.OFFICER;
import static cn.qualitysafety.rulemaking.RulemakingSteps.PROVINCE;
import static cn.qualitysafety.rulemaking.RulemakingSteps.form;
import static cn.qualitysafety.rulemaking.RulemakingSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.report.ReportSteps;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Local standards that the province plans on Monday 2009-03-02. */
@SystemTest
class RulemakingStandardProcessTest {

  private static final String CASE = "BZ2009-440000-0001";
  private static final String PROCESS = "rulemaking-standard";

  /** Of the standardisation division, who has drafted nothing. */
  private static final String REVIEWER = "reviewer-of-standards";

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

  @Tag("database")
  @Test
  void thePracticeThatTheNationalStandardLeavesOpenIsSetWithItsBasisAndFiledWithinThirtyDays() {
    assertThat(steps.start(PROCESS, inspection())).isEqualTo(CASE);
    assertThat(driver.openTasks(CASE))
        .as("GB 21861-2008 sets items and methods: the basis is asked for")
        .containsExactly("userTask_explainBasis");
    assertThatThrownBy(() -> explain("no")).hasMessageContaining("只能制定推荐性标准");
    explain("yes");
    plan("approve");
    drafted(CASE, "2009-03-02", "2009-04-02T09:00:00");
    steps.officer(CASE, "userTask_recordComments", "commentsReceived", 1);
    assertThat(driver.openTasks(CASE)).as("not left out").containsExactly("userTask_handleComment");
    steps.officer(
        CASE,
        "userTask_handleComment",
        "commentFrom",
        "广州市检测站",
        "commentOn",
        "2009-03-05",
        "commentText",
        "增加外观检查。",
        "commentAdoption",
        "adopted");
    submit();
    assertThatThrownBy(
            () -> driver.complete(CASE, "userTask_reviewStandard", OFFICER, PROVINCE, review(9, 9)))
        .as("by whoever drafted it")
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> reviewed(9, 6))
        .as("three quarters of nine are seven")
        .hasMessageContaining("不足专家人数的四分之三");
    assertThatThrownBy(() -> reviewed(9, 10)).hasMessageContaining("多于专家人数");
    reviewed(9, 7);
    driver.setClock("2009-09-14T09:00:00");
    steps.leader(
        CASE, "userTask_approveStandard", "approvalResult", "approve", "approvedOn", "2009-09-14");
    assertThatThrownBy(() -> number(613, "2009-09-14", "2009-09-13"))
        .hasMessageContaining("“实施日期”不能早于“发布日期”");
    assertThatThrownBy(() -> number(613, "2009-09-13", "2009-12-01"))
        .hasMessageContaining("“发布日期”不能早于批准的日期（2009-09-14）");
    number(613, "2009-09-14", "2009-12-01");
    assertThat(text("rulemaking-standard-notice")).contains("DB44/T 613—2009", "（推荐性）");
    assertThat(driver.shown("GK2009-440000-0001", "userTask_draft"))
        .as("handed on to be made public")
        .containsEntry("disclosureKindName", "地方标准")
        .containsEntry("sourceNumber", "DB44/T 613—2009")
        .containsEntry("madeOn", "2009-09-14");

    assertThat(driver.dueDate(CASE, "userTask_fileStandard"))
        .as("sixteen days of September and fourteen of October")
        .isEqualTo("2009-10-14T23:59:59+08:00");
    driver.moveClockTo("2009-10-14T23:59:00");
    assertThat(overdue()).isZero();
    driver.moveClockTo("2009-10-15T00:10:00");
    assertThat(overdue()).as("red").isEqualTo(1);
    steps.officer(
        CASE, "userTask_fileStandard", "filedOn", "2009-10-15", "receiptNumber", "备25931-2009");
    assertThat(row(CASE))
        .containsEntry("result", "活动方案C114：DB44/T 613—2009，2009年9月14日发布")
        .satisfies(row -> assertThat(row.get("closed_at")).isNotNull());
    assertThat(row("BF2009-440000-0001"))
        .as("watched from now on")
        .containsEntry("title", "DB44/T 613—2009 机动车安全检验操作规范");
    driver.setClock("2009-12-31T23:59:59");
    String list =
        new ReportSteps(driver, runtime, tasks, jdbc).open("rules-list", "2009-Y", PROVINCE);
    assertThat((String) driver.shown(list, "userTask_writeReport").get("figureLines"))
        .contains("发布的地方标准：1个");
  }

  @Test
  void whatTheNationalStandardSetsIsNoMatterOfALocalOne() {
    steps.start(
        PROCESS,
        inspection(
            "planItem",
            "other",
            "draftingDivision",
            "standardisation",
            "standardTitle",
            "大米中镉的限量",
            "subject",
            "safety",
            "lawDemands",
            "no",
            "lawText",
            null,
            "nationalStandard",
            "covers"));
    assertThat(row(CASE)).containsEntry("result", "不予立项：已有国家标准（标准化法实施条例第十五条）");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void whatTheLawLeavesToTheProvinceNeedsNoOtherBasisAndWhatThePlanWantsDoes() {
    String safety =
        steps.start(
            PROCESS,
            inspection(
                "planItem",
                "gi",
                "standardTitle",
                "新会陈皮",
                "subject",
                "safety",
                "nationalStandard",
                "none"));
    assertThat(driver.openTasks(safety)).containsExactly("userTask_approvePlan");
    String quality =
        steps.start(
            PROCESS,
            inspection(
                "planItem",
                "C019",
                "standardTitle",
                "广东省质量兴省工作规范",
                "lawDemands",
                "no",
                "lawText",
                null,
                "nationalStandard",
                "none"));
    assertThat(driver.openTasks(quality)).containsExactly("userTask_explainBasis");
    String criteria =
        steps.start(
            PROCESS,
            inspection(
                "planItem",
                "C045-criteria",
                "standardTitle",
                "省质量奖评价细则",
                "lawDemands",
                "no",
                "lawText",
                null,
                "nationalStandard",
                "none"));
    assertThat(driver.openTasks(criteria)).containsExactly("userTask_explainBasis");
  }

  @Test
  void whatIsWrongWithAPlanIsToldInWords() {
    refused("检索已经超过三个月", "searchedOn", "2008-12-01");
    refused("“检索日期”不能晚于今天", "searchedOn", "2009-03-03");
    refused("“标准的内容”请选其他两项", "subject", "law", "lawDemands", "no", "lawText", null);
    refused("“要求完成的日期”应晚于今天", "byOn", "2009-03-02");
    assertThatThrownBy(() -> driver.start(PROCESS, OFFICER.get(0), "440100", inspection()))
        .hasMessageContaining("请把建议报省局标准化处");
  }

  @Test
  void aNumberIsGivenOnce() {
    upToNumber(CASE, "机动车安全检验操作规范");
    number(613, "2009-04-02", "2009-12-01");
    String second = "BZ2009-440000-0002";
    driver.setClock("2009-03-02T09:00:00");
    upToNumber(second, "机动车排气检验操作规范");
    assertThatThrownBy(() -> number(second, 613, "2009-04-02", "2009-12-01"))
        .as("a number that another standard has")
        .isInstanceOf(RuntimeException.class);
    number(second, 614, "2009-04-02", "2009-12-01");
    assertThat(driver.openTasks(second)).containsExactly("userTask_fileStandard");
  }

  @Test
  void aStandardThatTheExpertsOrTheLeaderSendBackIsDraftedAgain() {
    upToReview(CASE, "机动车安全检验操作规范");
    driver.completeBy(
        REVIEWER,
        CASE,
        "userTask_reviewStandard",
        OFFICER,
        PROVINCE,
        with(review(9, 5), "reviewResult", "revise"));
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_enquire");
    assertThat(driver.dueDate(CASE, "userTask_enquire"))
        .as(
            "not the day of the plan any more: ten working days from Thursday 2 April, without the"
                + " 6th")
        .isEqualTo("2009-04-17T23:59:59+08:00");
    drafted(CASE, "2009-04-02", "2009-05-05T09:00:00");
    steps.officer(CASE, "userTask_recordComments", "commentsReceived", 0);
    submit();
    reviewed(9, 9);
    steps.leader(
        CASE,
        "userTask_approveStandard",
        "approvalResult",
        "return",
        "approvedOn",
        "2009-05-05",
        "approvalRemarks",
        "第四章重写。");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_enquire");
  }

  private void upToNumber(String caseNumber, String title) {
    upToReview(caseNumber, title);
    driver.completeBy(
        REVIEWER, caseNumber, "userTask_reviewStandard", OFFICER, PROVINCE, review(9, 9));
    steps.leader(
        caseNumber,
        "userTask_approveStandard",
        "approvalResult",
        "approve",
        "approvedOn",
        "2009-04-02");
  }

  private void upToReview(String caseNumber, String title) {
    steps.start(PROCESS, inspection("standardTitle", title));
    explain(caseNumber, "yes");
    plan(caseNumber, "approve");
    drafted(caseNumber, "2009-03-02", "2009-04-02T09:00:00");
    steps.officer(caseNumber, "userTask_recordComments", "commentsReceived", 0);
    submit(caseNumber);
  }

  /** Public comment of thirty days: from 2 March until 1 April, from 2 April until Monday 4 May. */
  private void drafted(String caseNumber, String on, String after) {
    steps.officer(
        caseNumber,
        "userTask_enquire",
        "enquiry",
        "走访十个检测站。",
        "tests",
        "没有需要试验的指标。",
        "enquiryFile",
        "调研报告.doc");
    steps.officer(
        caseNumber,
        "userTask_draft",
        "draftFile",
        "征求意见稿.doc",
        "explanation",
        "编制说明。",
        "draftContent",
        "共六章。");
    steps.officer(
        caseNumber,
        "userTask_publishDraft",
        "draftPublishedOn",
        on,
        "draftPublishedIn",
        "省局网站",
        "sentTo",
        "省公安厅");
    assertThat(driver.openTasks(caseNumber)).isEmpty();
    driver.moveClockTo(after);
  }

  /** The practice of safety inspections of vehicles, C114. */
  private static Map<String, Object> inspection(Object... changed) {
    return with(
        form(
            "planItem",
            "C114",
            "standardTitle",
            "机动车安全检验操作规范",
            "subject",
            "practice",
            "lawDemands",
            "yes",
            "lawText",
            "道路交通安全法（安全技术检验）",
            "nationalStandard",
            "open",
            "tradeStandard",
            "none",
            "searchedOn",
            "2009-03-02",
            "searchResult",
            "GB 21861-2008规定了项目和方法。",
            "draftingGroup",
            "省计量院",
            "byOn",
            "2009-12-31"),
        changed);
  }

  private void refused(String told, Object... changed) {
    assertThatThrownBy(() -> steps.start(PROCESS, inspection(changed))).hasMessageContaining(told);
  }

  private void explain(String recommended) {
    explain(CASE, recommended);
  }

  private void explain(String caseNumber, String recommended) {
    steps.officer(
        caseNumber,
        "userTask_explainBasis",
        "provincialBasis",
        "活动方案三（五）2。",
        "openMatter",
        "操作的步骤和记录。",
        "recommendedOnly",
        recommended);
  }

  private void plan(String result) {
    plan(CASE, result);
  }

  private void plan(String caseNumber, String result) {
    steps.complete(
        caseNumber,
        "userTask_approvePlan",
        HEAD,
        "planResult",
        result,
        "plannedOn",
        "2009-03-02",
        "draftDue",
        "2009-06-30");
  }

  private void submit() {
    submit(CASE);
  }

  private void submit(String caseNumber) {
    steps.officer(
        caseNumber, "userTask_submitDraft", "revisedFile", "送审稿.doc", "revisionText", "已修改。");
  }

  private static Map<String, Object> review(int experts, int votesFor) {
    return form(
        "reviewMode",
        "meeting",
        "reviewedOn",
        "2009-04-02",
        "experts",
        "王工等",
        "expertCount",
        experts,
        "votesFor",
        votesFor,
        "votesAgainst",
        Math.max(0, experts - votesFor),
        "reviewResult",
        "pass",
        "reviewOpinion",
        "同意。");
  }

  private void reviewed(int experts, int votesFor) {
    driver.completeBy(
        REVIEWER, CASE, "userTask_reviewStandard", OFFICER, PROVINCE, review(experts, votesFor));
  }

  private void number(int serial, String publishedOn, String implementOn) {
    number(CASE, serial, publishedOn, implementOn);
  }

  private void number(String caseNumber, int serial, String publishedOn, String implementOn) {
    steps.officer(
        caseNumber,
        "userTask_assignNumber",
        "serial",
        serial,
        "publishedOn",
        publishedOn,
        "implementOn",
        implementOn);
  }

  private int overdue() {
    return jdbc.queryForObject(
        "select count(*) from task_alert where kind = 'OVERDUE' and case_number = ?",
        Integer.class,
        CASE);
  }

  private String text(String kind) {
    return IssuedText.of(
        documents.ofCase(CASE).stream()
            .filter(document -> document.kind().equals(kind))
            .findFirst()
            .orElseThrow(),
        documents);
  }

  private Map<String, Object> row(String caseNumber) {
    return jdbc.queryForMap("select * from cases where case_number = ?", caseNumber);
  }
}
