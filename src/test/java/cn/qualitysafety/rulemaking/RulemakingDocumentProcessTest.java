package cn.qualitysafety.rulemaking;

import static cn.qualitysafety.rulemaking.RulemakingSteps.OFFICER;
import static cn.qualitysafety.rulemaking.RulemakingSteps.PROVINCE;
import static cn.qualitysafety.rulemaking.RulemakingSteps.document;
import static cn.qualitysafety.rulemaking.RulemakingSteps.proposal;
import static cn.qualitysafety.rulemaking.RulemakingSteps.regulation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.DecisionTables;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.campaign.plan.CampaignPlan;
import cn.qualitysafety.campaign.plan.Clause;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.FactsOfCases;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Documents that the province proposes on Monday 2009-03-02. All of it is files of designers. */
@SystemTest
class RulemakingDocumentProcessTest {

  private static final String CASE = "ZD2009-440000-0001";
  private static final String PROCESS = "rulemaking-document";

  @Autowired private CaseDriver driver;
  @Autowired private DecisionTables tables;
  @Autowired private FactsOfCases facts;
  @Autowired private OfficialDocuments documents;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private CampaignPlan plan;
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
  void aDocumentOfThePlanIsMadeOnceAndNothingIsApprovedBeforeItWasProposedNorDraftedWithoutAFile() {
    steps.start("rulemaking-document", document());
    assertThatThrownBy(
            () -> steps.start("rulemaking-document", document("documentTitle", "年审办法（再来一件）")))
        .hasMessageContaining("“方案中的名称”、“方案以外的文件名称”与正在办理的办件%s相同".formatted(CASE));
    steps.withinScope(CASE);
    assertThatThrownBy(() -> steps.approve(CASE, "2009-02-27", "2009-04-01"))
        .hasMessageContaining("“审批日期”不能早于提出的日期（2009-03-02）");
    steps.approve(CASE, "2009-03-02", "2009-04-01");
    assertThatThrownBy(() -> steps.officer(CASE, "userTask_draft", steps.firstDraft()))
        .hasMessageContaining("草案还没有上传，请先把“草案.pdf”上传到“文书与附件”");
    steps.draft(CASE);
    assertThatThrownBy(
            () -> steps.answer(CASE, "metrology", PROVINCE, "answer", "agree", "answerText", "不对。"))
        .hasMessageContaining("填写了“意见内容”的，请选“有意见”");
  }

  @Tag("database")
  @Test
  void aNormativeDocumentIsHeardOnReviewedDiscussedAndPromulgatedWithItsEnd() {
    steps.approved(document());
    assertThat(text("rulemaking-approval"))
        .contains("广东省工业产品生产许可证年审办法（部门规范性文件，活动方案C049", "2009年4月1日以前");
    steps.draft(CASE, "consultedDepartments", List.of("finance"));
    assertThat(text("rulemaking-consultation")).contains("计量处、广州市局、省财政厅");
    assertThat(steps.task(CASE, "userTask_consultUnits", "440100").getTenantId())
        .as("Guangzhou answers for itself")
        .isEqualTo("440100");
    steps.answer(
        CASE,
        "metrology",
        PROVINCE,
        "answer",
        "opinion",
        "answerArticle",
        "第三条",
        "answerText",
        "增加计量器具。");
    assertThatThrownBy(() -> countersign("2009-03-01"))
        .hasMessageContaining("“答复日期”不能早于征求意见的日期（2009-03-02）");
    countersign("2009-03-02");
    steps.officer(
        CASE,
        "userTask_publishDraft",
        "draftPublishedOn",
        "2009-03-02",
        "draftPublishedIn",
        "省局网站");
    driver.moveClockTo("2009-03-12T23:00:00");
    assertThat(driver.openTasks(CASE))
        .as("ten days of public comment, until 12 March")
        .containsExactly("userTask_consultUnits");
    driver.moveClockTo("2009-03-17T09:00:00");
    assertThat(driver.openTasks(CASE))
        .as("Guangzhou's ten working days, until 16 March, are over")
        .containsExactly("userTask_recordComments");
    steps.officer(CASE, "userTask_recordComments", "commentsReceived", 2);

    assertThat(steps.rows(CASE, "userTask_handleOpinions"))
        .as("who had something to say, and nobody else")
        .containsExactly("metrology");
    assertThatThrownBy(() -> steps.handle(CASE, "metrology", "adoption", "rejected"))
        .hasMessageContaining("没有全部采纳的，请写明“不采纳的理由”");
    steps.handle(CASE, "metrology", "adoption", "adopted");
    assertThat(driver.openTasks(CASE))
        .as("none of what was received is left out")
        .containsExactly("userTask_handleComment");
    steps.officer(CASE, "userTask_handleComment", comment("adopted", null));
    Object[] early = comment("adopted", null);
    early[3] = "2009-03-01";
    assertThatThrownBy(() -> steps.officer(CASE, "userTask_handleComment", early))
        .hasMessageContaining("“提出日期”不能早于公布草案的日期（2009-03-02）");
    assertThatThrownBy(() -> steps.officer(CASE, "userTask_handleComment", comment("partly", null)))
        .hasMessageContaining("没有全部采纳的，请写明理由");
    steps.officer(CASE, "userTask_handleComment", comment("rejected", "法律另有规定。"));
    assertThat(text("rulemaking-opinions"))
        .contains("收到意见3条，采纳2条", "计量处：（第三条）增加计量器具。——采纳", "省皮革协会（2009-03-05）：延长时间。——不采纳，法律另有规定。");

    steps.revise(CASE);
    steps.lawful(CASE);
    steps.discuss(CASE, steps.members(), "meetingOn", "2009-03-17");
    assertThat(text("rulemaking-minutes")).contains("2009年第3次局务会", "会议决定：通过").doesNotContain("列席");
    steps.sign(CASE, "2009-03-17");
    steps.officer(CASE, "userTask_submitForReview", "submittedForReviewOn", "2009-03-17");
    assertThat(text("rulemaking-submission")).contains("省政府法制办公室");
    steps.recordReview(CASE, "disagree", "第五条应当删除。", "2009-03-17");
    assertThatThrownBy(
            () ->
                steps.officer(
                    CASE, "userTask_submitForReview", "submittedForReviewOn", "2009-03-17"))
        .hasMessageContaining("退回后再报的，请写明");
    steps.officer(
        CASE,
        "userTask_submitForReview",
        "submittedForReviewOn",
        "2009-03-17",
        "reviewChanges",
        "已删除。");
    steps.recordReview(CASE, "agree", null, "2009-03-17");
    steps.promulgate(CASE, "2009-03-17");
    assertThat(number("rulemaking-promulgation"))
        .as("a series of its own")
        .isEqualTo("粤质监规〔2009〕1号");
    steps.officer(CASE, "userTask_publish", RulemakingSteps.published("2009-04-16", "2014-04-15"));

    assertThat(row())
        .containsEntry("result", "活动方案C049：2009-03-17公布，2009-04-16起施行，有效期至2014-04-15")
        .satisfies(row -> assertThat(row.get("closed_at")).isNotNull());
    assertThat(driver.openTasks("GK2009-440000-0001"))
        .as("handed on to be made public, and nothing else goes on")
        .containsExactly("userTask_draft");
    assertThat(driver.shown("GK2009-440000-0001", "userTask_draft"))
        .containsEntry("disclosureKindName", "规范性文件")
        .containsEntry("disclosureTitle", "广东省工业产品生产许可证年审办法")
        .containsEntry("disclosureText", "《广东省工业产品生产许可证年审办法》自2009-04-16起施行，有效期至2014-04-15。")
        .containsEntry("madeOn", "2009-03-17");
    assertThat(runtime.createProcessInstanceQuery().count()).isOne();
  }

  @Test
  void aFineOfOnesOwnGoesBeyondTheLawAndOneThatTheLawSetsDoesNot() {
    steps.start(PROCESS, document("measures", "不参加年审的，处一万元罚款。"));
    assertThatThrownBy(() -> steps.withinScope(CASE))
        .as("what is written is not overlooked")
        .hasMessageContaining("“拟采取的主要措施”中写有“罚款”、“处罚”、“没收”");
    assertThatThrownBy(() -> steps.withinScope(CASE, "penaltyScope", "sets"))
        .hasMessageContaining("部门规范性文件不得自行设定许可、处罚、强制、收费和没有依据的义务");
    steps.withinScope(CASE, "penaltyScope", "sets", "scopeResult", "exceeds");
    assertThat(row()).containsEntry("result", "越权，不予立项：没有设定事项。");

    String second = steps.start(PROCESS, document("measures", "不参加年审的，依照产品质量法第四十九条处罚。"));
    assertThatThrownBy(() -> steps.withinScope(second, "penaltyScope", "cites"))
        .hasMessageContaining("引用上位法的，请写明");
    steps.withinScope(second, "penaltyScope", "cites", "penaltyBasis", "产品质量法第四十九条");
    assertThat(driver.openTasks(second)).containsExactly("userTask_approveProject");
    steps.leader(
        second,
        "userTask_approveProject",
        "approvalResult",
        "refuse",
        "approvedOn",
        "2009-03-02",
        "approvalRemarks",
        "产品质量法已有规定。");
    assertThat(row(second)).containsEntry("result", "不予立项：产品质量法已有规定。");
  }

  @Test
  void whatThePlanOnlyWantsBegunOrProposedEndsThere() {
    steps.approved(
        regulation(
            "planItem",
            "C123-standardisation",
            "documentTitle",
            "广东省标准化监督管理条例",
            "stageWanted",
            "launch"));
    steps.officer(
        CASE,
        "userTask_reportPreparation",
        "preparedOn",
        "2009-03-02",
        "preparation",
        "成立起草组，完成提纲。",
        "preparationFile",
        "提纲.doc");
    assertThat(row()).containsEntry("result", "活动方案C123：启动，2009年3月2日完成");

    String small =
        steps.start(
            PROCESS,
            regulation(
                "planItem", "C124", "documentTitle", "广东省食品小作坊条例", "stageWanted", "propose"));
    steps.withinScope(small);
    steps.approve(small, "2009-03-02", "2009-04-01");
    assertThat(driver.openTasks(small)).containsExactly("userTask_recordProposal");
    steps.officer(
        small,
        "userTask_recordProposal",
        "outcomeOrgan",
        "省人大常委会",
        "outcomeOn",
        "2009-03-02",
        "outcome",
        "next-year",
        "outcomeScan",
        "复函.pdf");
    assertThat(row(small)).containsEntry("result", "活动方案C124：立项建议，省人大常委会列入下年");
  }

  /** 29 with the three local standards; each goes to the division that the plan names. */
  @Test
  void eachOfThePlansDocumentsCanBeStartedAndShowsItsClauseAndItsDivision() throws IOException {
    List<String> items = planItems();
    assertThat(items).hasSize(26);
    for (String item : items) {
      String number = steps.start(PROCESS, ofPlan(item));
      assertThat(fact(number, "clause")).as(item).isEqualTo(item.substring(0, 4));
      assertThat(fact(number, "division")).as(item).isEqualTo(responsible(item.substring(0, 4)));
      assertThat(driver.openTasks(number)).containsExactly("userTask_checkScope");
    }
    assertThat(row("ZD2009-440000-0026").get("closed_at")).isNull();
  }

  @Test
  void whoDecidesAndWhomItBindsMakeTheKind() {
    assertThat(kind("npc", "regulation", "yes")).isEqualTo("A");
    assertThat(kind("government-rule", "regulation", "yes")).isEqualTo("B");
    assertThat(kind("government", "outline", "yes")).isEqualTo("C");
    assertThat(kind("government", "emergency-plan", "yes")).isEqualTo("P");
    assertThat(kind("bureau", "regulation", "yes")).isEqualTo("D");
    assertThat(kind("bureau", "regulation", "no")).isEqualTo("G");
    assertThat(kind("committee", "guide", "no")).isEqualTo("G");
    assertThat(kind("bureau", "report", "no")).isEqualTo("R");
    assertThat(kind("bureau", "emergency-plan", "yes")).isEqualTo("P");
    assertThat(kind("other", "regulation", "yes")).isEqualTo("F");
  }

  @Test
  void whatThePlanOrTheLawWantsOtherwiseIsToldInWords() {
    refused("方案要求的是地方性法规", "planItem", "C122");
    refused("战略纲要由省政府发布", "planItem", "C036", "documentForm", "outline");
    refused("方案中的这个文件是本局的规范性文件", "binds", "no");
    refused("“文件形式”与方案中的文件不符", "planItem", "C026");
    refused("方案中的这个文件是内部规则、指引", "planItem", "C126-guide", "documentForm", "guide");
    refused("只有地方性法规、规章才提请立项", "stageWanted", "propose");
    refused("“要求完成的日期”应晚于今天", "byOn", "2009-03-02");
    refused("“起草处室”不能为空", "planItem", "other");
    Object[] other = {"planItem", "other", "draftingDivision", "metrology", "decides", "other"};
    refused("请在“原发文机关”中写明", other);
    other[5] = "committee";
    refused("委员会不是行政机关", other);
    refused("请用“地方标准制定”办理", "technical", "yes");
  }

  @Test
  void noCityProposesWhatTheProvinceDecidesAndNobodyTheSameTwice() {
    assertThatThrownBy(() -> driver.start(PROCESS, OFFICER.get(0), "440100", document()))
        .hasMessageContaining("请把建议报省局主管处室");
    steps.start(PROCESS, document());
    assertThatThrownBy(() -> steps.start(PROCESS, document()))
        .as("twice")
        .isInstanceOf(RuntimeException.class);
  }

  private Object kind(String decides, String form, String binds) {
    return tables
        .answers(
            "rulemaking-kind",
            RulemakingSteps.form(
                "decides",
                decides,
                "documentForm",
                form,
                "binds",
                binds,
                "repeated",
                "yes",
                "issuer",
                "省经贸委"))
        .get(0);
  }

  private void refused(String told, Object... changed) {
    assertThatThrownBy(() -> steps.start(PROCESS, document(changed))).hasMessageContaining(told);
  }

  private Object fact(String caseNumber, String name) {
    ProcessDefinition model =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(PROCESS)
            .latestVersion()
            .singleResult();
    return facts.value(model, CasePlace.of(caseNumber), name);
  }

  private void countersign(String on) {
    steps.inRow(
        CASE,
        "userTask_consultDepartments",
        "department-finance",
        PROVINCE,
        "answer",
        "agree",
        "answeredOn",
        on);
  }

  private static Object[] comment(String adoption, String reason) {
    return new Object[] {
      "commentFrom",
      "省皮革协会",
      "commentOn",
      "2009-03-05",
      "commentText",
      "延长时间。",
      "commentAdoption",
      adoption,
      "commentReason",
      reason
    };
  }

  /** The form of one of the plan's documents, of the kind that the plan wants. */
  private static Map<String, Object> ofPlan(String item) {
    String title = "方案文件" + item;
    return switch (item.substring(0, 4)) {
      case "C023", "C030" -> proposal("planItem", item, "documentTitle", title);
      case "C026", "C038", "C076" ->
          document(
              "planItem", item, "documentTitle", title, "documentForm", "report", "binds", "no");
      case "C036" ->
          document(
              "planItem",
              item,
              "documentTitle",
              title,
              "documentForm",
              "outline",
              "decides",
              "government");
      case "C045", "C126", "C128" ->
          document(
              "planItem", item, "documentTitle", title, "documentForm", "guide", "binds", "no");
      case "C096" ->
          document("planItem", item, "documentTitle", title, "documentForm", "emergency-plan");
      case "C122", "C123", "C124" -> regulation("planItem", item, "documentTitle", title);
      default -> document("planItem", item, "documentTitle", title);
    };
  }

  private static List<String> planItems() throws IOException {
    JsonNode form =
        new ObjectMapper()
            .readTree(Path.of("forms/rulemaking/rulemaking-document-start.form").toFile());
    return StreamSupport.stream(form.path("components").spliterator(), false)
        .filter(field -> field.path("key").asText().equals("planItem"))
        .flatMap(field -> StreamSupport.stream(field.path("values").spliterator(), false))
        .map(option -> option.path("value").asText())
        .filter(value -> !value.equals("other"))
        .toList();
  }

  private String responsible(String clause) {
    return plan.clauses().stream()
        .filter(each -> each.number().equals(clause))
        .map(Clause::responsible)
        .findFirst()
        .orElseThrow();
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

  private String number(String kind) {
    return issued(kind).number();
  }

  private Map<String, Object> row() {
    return row(CASE);
  }

  private Map<String, Object> row(String caseNumber) {
    return jdbc.queryForMap("select * from cases where case_number = ?", caseNumber);
  }
}
