package cn.qualitysafety.rulemaking;

import static cn.qualitysafety.rulemaking.RulemakingSteps.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How the bureau issues its own documents, from Monday 2009-03-02. */
@SystemTest
class RulemakingPromulgationProcessTest {

  private static final String CASE = "ZD2009-440000-0001";

  @Autowired private CaseDriver driver;
  @Autowired private TaskService tasks;

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
  void whatIsWrongWithAPublicationIsToldInWords() {
    steps.approved(document());
    steps.agreed(CASE, steps.members(), "2009-04-02");
    steps.officer(CASE, "userTask_submitForReview", "submittedForReviewOn", "2009-04-02");
    steps.recordReview(CASE, "agree", null, "2009-04-02");
    steps.promulgate(CASE, "2009-04-02");
    assertThatThrownBy(() -> publish("2009-04-02", "2009-04-01", "2014-04-01", "public"))
        .hasMessageContaining("“施行日期”不能早于“公布日期”");
    assertThatThrownBy(() -> publish("2009-04-02", "2009-05-02", null, "public"))
        .hasMessageContaining("规范性文件请填写“有效期至”");
    assertThatThrownBy(() -> publish("2009-04-02", "2009-05-02", "2009-05-02", "public"))
        .hasMessageContaining("“有效期至”应晚于“施行日期”");
    assertThatThrownBy(() -> publish("2009-04-02", "2009-05-02", "2014-05-01", "internal"))
        .hasMessageContaining("规范性文件应当公布");
    assertThatThrownBy(() -> publish("2009-04-03", "2009-05-03", "2014-05-01", "public"))
        .hasMessageContaining("“公布日期”不能晚于今天");
  }

  @Test
  void whoSignsAndWhoIssuesGiveBackToWhoDraftedWithAReason() {
    List<String> members = steps.members();
    steps.approved(document());
    steps.discussed(CASE, members);
    assertThatThrownBy(() -> steps.leader(CASE, "userTask_submitUpward", "signDecision", "return"))
        .hasMessageContaining("“签署意见”不能为空");
    steps.leader(CASE, "userTask_submitUpward", "signDecision", "return", "signOpinion", "第三条重写。");
    assertThat(driver.shown(CASE, "userTask_draft")).containsEntry("signOpinion", "第三条重写。");
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
    steps.discuss(CASE, members);
    steps.sign(CASE, "2009-04-02");
    steps.officer(CASE, "userTask_submitForReview", "submittedForReviewOn", "2009-04-02");
    steps.recordReview(CASE, "agree", null, "2009-04-02");
    assertThatThrownBy(
            () -> steps.leader(CASE, "userTask_promulgate", "promulgationDecision", "return"))
        .hasMessageContaining("“退回的理由”不能为空");
    steps.leader(
        CASE,
        "userTask_promulgate",
        "promulgationDecision",
        "return",
        "promulgationRemarks",
        "施行日期太近。");
    assertThat(driver.shown(CASE, "userTask_submitForReview"))
        .containsEntry("promulgationRemarks", "施行日期太近。");
    assertThatThrownBy(
            () ->
                steps.officer(
                    CASE, "userTask_submitForReview", "submittedForReviewOn", "2009-04-02"))
        .hasMessageContaining("退回后再报的，请写明“按意见修改的情况”");
  }

  private void publish(String on, String effectiveOn, String validUntil, String publicity) {
    steps.officer(
        CASE,
        "userTask_publish",
        RulemakingSteps.published(on, validUntil, publicity, effectiveOn));
  }
}
