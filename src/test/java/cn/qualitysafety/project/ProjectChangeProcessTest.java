package cn.qualitysafety.project;

import static cn.qualitysafety.project.ProjectSteps.OFFICER;
import static cn.qualitysafety.project.ProjectSteps.PROVINCE;
import static cn.qualitysafety.project.ProjectSteps.platform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of a change in its project is in {@link ProjectCaseProcessTest}. */
@SystemTest
class ProjectChangeProcessTest {

  @Autowired private CaseDriver driver;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-02T09:00:00");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void itIsHandedToTheProjectThatItNames() {
    String project = new ProjectSteps(driver, runtime, tasks).propose(platform());
    change(project, "中止", Map.of());
    driver.runJobs();
    assertThat(driver.openTasks(project))
        .containsExactly("userTask_approveChange", "userTask_reviewProposal");
    assertThat(jdbc.queryForMap("select * from cases where case_number like 'XB%'"))
        .containsEntry("title", project + "中止项目")
        .containsEntry("result", "已转入项目办理");
  }

  @Test
  void oneOfANumberThatIsNoRunningProjectIsRefused() {
    assertThatThrownBy(() -> change("XM2009-440000-0099", "中止", Map.of()))
        .hasMessageContaining("没有正在办理、可以接收“变更、中止建设项目”的办件“XM2009-440000-0099”");
    assertThat(jdbc.queryForObject("select count(*) from cases", Integer.class)).isZero();
  }

  @Test
  void oneThatChangesNothingOrWantsTheProjectBuiltYesterdayIsRefused() {
    String project = new ProjectSteps(driver, runtime, tasks).propose(platform());
    assertThatThrownBy(() -> change(project, "变更", Map.of()))
        .hasMessageContaining("请填写新的预算或者新的计划建成日期");
    assertThatThrownBy(() -> change(project, "变更", Map.of("changeEnd", "2009-03-01")))
        .hasMessageContaining("“新的计划建成日期”应晚于今天");
  }

  private void change(String project, String what, Map<String, Object> entered) {
    Map<String, Object> form = new HashMap<>(entered);
    form.putAll(Map.of("projectNumber", project, "changeKind", what, "changeReason", "设备涨价。"));
    driver.start("project-change", OFFICER, PROVINCE, form);
  }
}
