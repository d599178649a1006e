package cn.qualitysafety.rulemaking;

import static cn.qualitysafety.rulemaking.RulemakingSteps.document;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is filed after its publication, from Monday 2009-03-02. */
@SystemTest
class RulemakingFilingProcessTest {

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
  void anEmergencyPlanIsIssuedByTheBureauAndFiledUpward() {
    steps.approved(
        document(
            "planItem",
            "C096-plan",
            "documentTitle",
            "特种设备事故应急救援预案",
            "documentForm",
            "emergency-plan"));
    steps.agreed(CASE, steps.members(), "2009-03-02");
    steps.officer(
        CASE,
        "userTask_publish",
        RulemakingSteps.published("2009-03-02", null, "partly", "2009-03-02"));
    assertThat(text("rulemaking-filing")).contains("特种设备事故应急救援预案", "报备案");
    assertThat(driver.dueDate(CASE, "userTask_recordFiling"))
        .as("thirty days after 2 March")
        .isEqualTo("2009-04-01T23:59:59+08:00");
    steps.file(CASE, "2009-03-02");
    assertThat(row()).containsEntry("result", "活动方案C096：2009-03-02公布，2009-03-02起施行");
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
