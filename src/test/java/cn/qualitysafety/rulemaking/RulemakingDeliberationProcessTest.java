package cn.qualitysafety.rulemaking;

import static cn.qualitysafety.rulemaking.RulemakingSteps.LEGAL;
import static cn.qualitysafety.rulemaking.RulemakingSteps.OFFICER;
import static cn.qualitysafety.rulemaking.RulemakingSteps.PROVINCE;
import static cn.qualitysafety.rulemaking.RulemakingSteps.document;
import static cn.qualitysafety.rulemaking.RulemakingSteps.rulesOfCommittee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** How a draft is reviewed and discussed, from Monday 2009-03-02. */
@SystemTest
class RulemakingDeliberationProcessTest {

  private static final String CASE = "ZD2009-440000-0001";

  @Autowired private CaseDriver driver;
  @Autowired private OfficialDocuments documents;
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
  void whatIsUnlawfulGoesBackAndWhoDraftedItDoesNotReviewIt() {
    steps.approved(rulesOfCommittee());
    assertThatThrownBy(() -> steps.draft(CASE, "consultation", "no", "hearing", null))
        .hasMessageContaining("第一稿应当征求意见");
    assertThatThrownBy(() -> steps.draft(CASE, "consultedDivisions", null, "consultedCities", null))
        .hasMessageContaining("请选择征求意见的处室、市局或者部门");
    steps.draft(CASE, "consultedCities", null);
    assertThat(driver.openTasks(CASE))
        .as("no public comment")
        .containsExactly("userTask_consultUnits");
    assertThatThrownBy(() -> steps.answer(CASE, "metrology", PROVINCE, "answer", "opinion"))
        .hasMessageContaining("有意见的，请填写“意见内容”");
    steps.answer(CASE, "metrology", PROVINCE, "answer", "agree");
    assertThat(text("rulemaking-opinions")).contains("没有收到意见");
    steps.revise(CASE);
    assertThatThrownBy(
            () ->
                driver.completeBy(
                    driver.person(OFFICER.get(0), PROVINCE),
                    CASE,
                    "userTask_reviewLegality",
                    List.of(LEGAL),
                    PROVINCE,
                    RulemakingSteps.legality("yes", "lawful")))
        .as("by whoever drafted it, which is another part of the same case")
        .hasMessageContaining("按岗位分离的规定");
    assertThatThrownBy(
            () ->
                driver.complete(
                    CASE,
                    "userTask_reviewLegality",
                    LEGAL,
                    PROVINCE,
                    RulemakingSteps.legality("no", "lawful")))
        .hasMessageContaining("有一项不合法的，“审查结论”应为“不合法”");
    driver.complete(
        CASE,
        "userTask_reviewLegality",
        LEGAL,
        PROVINCE,
        RulemakingSteps.legality("no", "unlawful"));
    driver.runJobs();
    assertThat(text("rulemaking-legality")).contains("内容合法：否", "不合法");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_draft");
    assertThat(driver.dueDate(CASE, "userTask_draft"))
        .as("ten working days from Monday 2 March, whenever it was to be done first")
        .isEqualTo("2009-03-16T23:59:59+08:00");
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

    assertThatThrownBy(() -> committee(15, 7, 7)).hasMessageContaining("到会委员不足半数");
    assertThatThrownBy(() -> committee(15, 8, 4)).hasMessageContaining("没有超过到会人数的半数");
    committee(15, 8, 5);
    assertThat(text("rulemaking-minutes")).contains("到会人员：委员15人，到会8人。列席人员：省政府法制办。");
    steps.sign(CASE, "2009-03-02");
    assertThat(number("rulemaking-issue")).isEqualTo("粤质监制发〔2009〕1号");
    steps.officer(
        CASE,
        "userTask_publish",
        RulemakingSteps.form(
                "publicity",
                "internal",
                "publishedOn",
                "2009-03-02",
                "publishedIn",
                "内部印发",
                "effectiveOn",
                "2009-03-02")
            .entrySet()
            .stream()
            .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
            .toArray());
    assertThat(row()).containsEntry("result", "活动方案C045：2009-03-02印发，2009-03-02起施行");
  }

  @Test
  void aMeetingOfTheBureauNeedsHalfOfItsMembersAndMoreThanHalfOfThoseForIt() {
    steps.approved(document());
    steps.draft(CASE);
    steps.answer(CASE, "metrology", PROVINCE, "answer", "agree");
    steps.answer(CASE, "440100", "440100", "answer", "agree");
    steps.officer(
        CASE, "userTask_publishDraft", "draftPublishedOn", "2009-03-02", "draftPublishedIn", "网站");
    driver.moveClockTo("2009-03-13T09:00:00");
    steps.officer(CASE, "userTask_recordComments", "commentsReceived", 0);
    steps.revise(CASE);
    steps.lawful(CASE);
    assertThatThrownBy(() -> steps.discuss(CASE, steps.members().subList(0, 1)))
        .hasMessageContaining("到会1人，不足");
    assertThatThrownBy(() -> steps.discuss(CASE, steps.members(), "votesAgainst", 1))
        .hasMessageContaining("之和多于到会人数");
    assertThatThrownBy(() -> steps.discuss(CASE, steps.members(), "votesFor", 4, "votesAgainst", 5))
        .hasMessageContaining("没有超过到会人数的半数");
    steps.discuss(CASE, steps.members(), "votesFor", 4, "votesAgainst", 5, "discussion", "reject");
    assertThat(row()).containsEntry("result", "讨论不通过");
  }

  private void committee(int size, int present, int votesFor) {
    steps.discuss(
        CASE,
        List.of(),
        "present",
        null,
        "committeeSize",
        size,
        "committeePresent",
        present,
        "votesFor",
        votesFor,
        "votesAgainst",
        present - votesFor,
        "invited",
        "省政府法制办");
  }

  private String text(String kind) {
    return IssuedText.of(issued(kind), documents);
  }

  private String number(String kind) {
    return issued(kind).number();
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
