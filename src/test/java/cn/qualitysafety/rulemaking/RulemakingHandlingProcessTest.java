package cn.qualitysafety.rulemaking;

import static cn.qualitysafety.rulemaking.RulemakingSteps.PROVINCE;
import static cn.qualitysafety.rulemaking.RulemakingSteps.rulesOfCommittee;
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

/** How what others said to a draft is answered, from Monday 2009-03-02. */
@SystemTest
class RulemakingHandlingProcessTest {

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
  void everyOpinionIsAnsweredWithAReasonBeforeTheDraftIsRevised() {
    steps.approved(rulesOfCommittee());
    steps.draft(CASE, "consultedCities", List.of("440100", "440300"));
    assertThatThrownBy(
            () ->
                steps.inRow(
                    CASE, "userTask_consultUnits", "metrology", PROVINCE, "answer", "agree"))
        .as("whoever drafted it does not answer for another division")
        .hasMessageContaining("您已办理本件的前一环节，不能再办理“提出意见”");
    steps.answer(CASE, "metrology", PROVINCE, "answer", "opinion", "answerText", "增加计量器具。");
    steps.answer(CASE, "440100", "440100", "answer", "agree");
    driver.moveClockTo("2009-03-17T09:00:00"); // Shenzhen's ten working days end on 16 March
    assertThat(steps.rows(CASE, "userTask_handleOpinions"))
        .as("who agreed, and who said nothing, has nothing to be answered")
        .containsExactly("metrology");
    assertThatThrownBy(() -> steps.handle(CASE, "metrology", "adoption", "partly"))
        .hasMessageContaining("没有全部采纳的，请写明“不采纳的理由”");
    assertThat(driver.openTasks(CASE)).doesNotContain("userTask_reviseDraft");
    steps.handle(CASE, "metrology", "adoption", "partly", "adoptionReason", "另有规定。");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_reviseDraft");
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(CASE).singleResult())
        .as("two calls deep, and still a task of the case, with its division")
        .satisfies(
            task -> {
              assertThat(task.getProcessDefinitionId()).startsWith("rulemaking-handling:");
              assertThat(task.getTenantId()).isEqualTo(PROVINCE);
            });
  }
}
