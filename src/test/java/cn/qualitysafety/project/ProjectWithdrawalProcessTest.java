package cn.qualitysafety.project;

import static cn.qualitysafety.project.ProjectSteps.LEADER;
import static cn.qualitysafety.project.ProjectSteps.OFFICER;
import static cn.qualitysafety.project.ProjectSteps.PLATFORM_ITEMS;
import static cn.qualitysafety.project.ProjectSteps.PROVINCE;
import static cn.qualitysafety.project.ProjectSteps.platform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.target.Targets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** An acceptance of 2009-04-20 that is withdrawn on Monday 2009-06-01. */
@SystemTest
class ProjectWithdrawalProcessTest {

  private static final String PROJECT = "XM2009-440000-0001";
  private static final String CASE = "XC2009-440000-0001";
  private static final String SECOND = "XC2009-440000-0002";
  private static final String FOSHAN = "440600";

  @Autowired private CaseDriver driver;
  @Autowired private Targets targets;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-02T09:00:00");
    ProjectSteps steps = new ProjectSteps(driver, runtime, tasks);
    List<String> members =
        Stream.of("ye", "pan", "jin")
            .map(member -> steps.employ(member, "acceptance-member", PROVINCE))
            .toList();
    steps.propose(platform());
    steps.review(PROJECT);
    driver.moveClockTo("2009-03-10T10:00:00");
    steps.approve(PROJECT, "approve", "2009-03-10");
    driver.setClock("2009-04-03T10:00:00");
    steps.buildPlatform(PROJECT);
    String acceptance = steps.acceptance();
    steps.formGroup(acceptance, members.get(0), members, "2009-04-20");
    driver.moveClockTo("2009-04-20T15:00:00");
    steps.inspect(acceptance, members.get(0), "2009-04-20", PLATFORM_ITEMS, List.of());
    members.forEach(member -> steps.sign(acceptance, member, "agree"));
    driver.setClock("2009-06-01T09:00:00");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  @Tag("database")
  void aWithdrawnAcceptanceTakesItsCountBackFromThatDayOn() {
    assertThat(reached("2009-06-01")).isEqualTo(1);
    propose(PROJECT);
    assertThat(reached("2009-06-01")).as("nobody has decided yet").isEqualTo(1);
    decide("approve");

    assertThat(reached("2009-06-01")).isZero();
    assertThat(reached("2009-05-31")).as("as the ledger stood").isEqualTo(1);
    assertThat(targets.objects(2009, "C132"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.reversedBy()).isEqualTo(CASE);
              assertThat(row.reversedWhy()).isEqualTo("粤质监函〔2009〕99号：检验数据不真实。");
            });
    assertThat(result()).isEqualTo("已撤销");

    propose(PROJECT);
    decide("approve");
    assertThat(result(SECOND)).as("there is nothing left").isEqualTo("已撤销，没有计入的指标");
  }

  @Test
  void whatTheLeaderRefusesTakesNothingBack() {
    propose(PROJECT);
    decide("refuse");
    assertThat(result()).isEqualTo("不予撤销");
    assertThat(reached("2009-06-01")).isEqualTo(1);
    assertThatThrownBy(() -> propose(PROJECT, "2009-06-02")).hasMessageContaining("“撤销文件日期”不能晚于今天");
  }

  @Test
  void aNumberThatIsNoProjectsIsRefusedAtOnceAndNotWhenTheLeaderDecides() {
    for (String other : List.of("XM2009-440000-0077", "YS2009-440000-0001")) {
      assertThatThrownBy(() -> propose(other))
          .as(other)
          .hasMessageContaining("“" + other + "”不是本单位和下级单位的这类办件的编号，没有提交");
    }
    assertThat(cases()).isZero();
  }

  @Test
  void theCityInWhichAProjectIsBuiltWithdrawsNothingThatTheProvinceHasAccepted() {
    assertThat(targets.objects(2009, "C132"))
        .singleElement()
        .satisfies(row -> assertThat(row.unitCode()).isEqualTo(FOSHAN));
    driver.employ(driver.person(OFFICER, FOSHAN), OFFICER, FOSHAN);
    assertThatThrownBy(() -> propose(FOSHAN, PROJECT, "2009-05-31"))
        .hasMessageContaining("验收结论的撤销只能由省局登记、审定，本单位不能提出；请把撤销文件报省局主管处室。");
    assertThat(cases()).isZero();
  }

  /** A kind without a target; and what was built before there was the ledger. */
  @Test
  void whatCountsTowardsNothingIsWithdrawnAndTheCaseSaysSo() {
    ProjectSteps steps = new ProjectSteps(driver, runtime, tasks);
    propose(
        steps.propose(platform("kind", "tbt-platform", "plannedEnd", "2010-03-31")), "2009-06-01");
    decide("approve");
    assertThat(result()).isEqualTo("已撤销，没有计入的指标");

    jdbc.update("delete from target_count");
    propose(PROJECT);
    decide("approve");
    assertThat(result(SECOND)).isEqualTo("已撤销，没有计入的指标");
  }

  private void propose(String project) {
    propose(project, "2009-05-31");
  }

  private void propose(String project, String on) {
    propose(PROVINCE, project, on);
  }

  private void propose(String unitCode, String project, String on) {
    driver.start(
        "project-withdrawal",
        OFFICER,
        unitCode,
        Map.of(
            "projectNumber",
            project,
            "withdrawalAuthority",
            "广东省质量技术监督局",
            "withdrawalNumber",
            "粤质监函〔2009〕99号",
            "withdrawnOn",
            on,
            "withdrawalReason",
            "检验数据不真实。"));
  }

  private void decide(String decision) {
    String open =
        tasks
            .createTaskQuery()
            .taskDefinitionKey("userTask_decideWithdrawal")
            .singleResult()
            .getId();
    driver.as(
        LEADER,
        PROVINCE,
        () -> {
          tasks.complete(open, Map.of("withdrawalDecision", decision));
          return null;
        });
  }

  private int reached(String asOf) {
    return targets.reached(2009, "C132", PROVINCE, LocalDate.parse(asOf));
  }

  private String result() {
    return result(CASE);
  }

  private String result(String caseNumber) {
    return jdbc.queryForObject(
        "select result from cases where case_number = ?", String.class, caseNumber);
  }

  private int cases() {
    return jdbc.queryForObject(
        "select count(*) from cases where process_key = 'project-withdrawal'", Integer.class);
  }
}
