package cn.qualitysafety.project;

import static cn.qualitysafety.project.ProjectSteps.HEAD;
import static cn.qualitysafety.project.ProjectSteps.LEADER;
import static cn.qualitysafety.project.ProjectSteps.OFFICER;
import static cn.qualitysafety.project.ProjectSteps.PLATFORM_ITEMS;
import static cn.qualitysafety.project.ProjectSteps.PROVINCE;
import static cn.qualitysafety.project.ProjectSteps.centre;
import static cn.qualitysafety.project.ProjectSteps.platform;
import static cn.qualitysafety.project.ProjectSteps.reached;
import static cn.qualitysafety.project.ProjectSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.target.Counted;
import cn.qualitysafety.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Projects of the province, proposed on Monday 2009-03-02. All of it is files of designers. */
@SystemTest
class ProjectCaseProcessTest {

  private static final String CASE = "XM2009-440000-0001";

  @Autowired private CaseDriver driver;
  @Autowired private FactsOfCases facts;
  @Autowired private Targets targets;
  @Autowired private OfficialDocuments documents;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private ProjectSteps steps;
  private List<String> members;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-02T09:00:00");
    steps = new ProjectSteps(driver, runtime, tasks);
    List.of("lin", "he").forEach(expert -> steps.employ(expert, "expert", PROVINCE));
    members =
        Stream.of("ye", "pan", "jin")
            .map(member -> steps.employ(member, "acceptance-member", PROVINCE))
            .toList();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Tag("database")
  @Test
  void aTownsPlatformIsApprovedBuiltAcceptedAndCountsFromTheDayOfItsAcceptance() {
    steps.propose(platform());
    assertThat(driver.shown(CASE, "userTask_reviewProposal"))
        .containsEntry("kindName", "专业镇检测服务平台")
        .containsEntry("approvingAuthority", "省局");
    assertThat(fact("clause")).isEqualTo("C132");
    assertThat(row()).containsEntry("title", "容桂家电检测服务平台");
    steps.review(CASE);
    driver.moveClockTo("2009-03-10T10:00:00");
    steps.approve(CASE, "approve", "2009-03-10");
    assertThat(kinds(CASE)).containsExactlyInAnyOrder("project-approval", "project-assignment");
    assertThat(text("project-approval"))
        .contains("容桂家电检测服务平台（专业镇检测服务平台，办件编号：" + CASE + "）", "预算300万元，计划于2010年3月31日建成");

    driver.setClock("2009-04-03T10:00:00");
    steps.buildPlatform(CASE);
    assertThat(driver.openTasks(CASE)).as("nothing but the acceptance").isEmpty();
    String acceptance = steps.acceptance();
    assertThat(acceptance).isEqualTo("YS2009-440000-0001");
    accept(acceptance, "2009-04-20", List.of());

    assertThat(fact("acceptedOn")).isEqualTo(LocalDate.of(2009, 4, 20));
    assertThat(fact("counts")).isEqualTo(true);
    assertThat(fact("countsOn")).isEqualTo(LocalDate.of(2009, 4, 20));
    assertThat(row())
        .containsEntry("result", "建成，计入2009年目标")
        .satisfies(row -> assertThat(row.get("closed_at")).isNotNull());
    assertThat(ledger("C132"))
        .singleElement()
        .satisfies(
            counted -> {
              assertThat(counted.objectKey()).isEqualTo("TOWN-PLATFORM/440606003/JD01");
              assertThat(counted.countedOn()).isEqualTo("2009-04-20");
              assertThat(counted.caseNumber()).isEqualTo(CASE);
              assertThat(counted.unitCode()).as("of Foshan").isEqualTo("440600");
            });
    assertThat(targets.reached(2009, "C132", PROVINCE, LocalDate.of(2009, 4, 20))).isEqualTo(1);
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void eachStageBeginsWhenTheOneBeforeIsReachedAndItsTasksAreDueByTheCatalogue() {
    built(platform(), "2009-03-10");
    assertThat(steps.rows(CASE, "userTask_reportMilestone")).containsExactly("agreement");
    assertThat(steps.task(CASE, "userTask_reportMilestone", "agreement").getDueDate())
        .as("two months after the approval")
        .isEqualTo("2009-05-10T23:59:59+08:00");
    steps.report(CASE, "agreement", reached("2009-03-12"));
    assertThatThrownBy(
            () ->
                steps.inRow(
                    CASE,
                    "userTask_checkMilestone",
                    "agreement",
                    List.of(OFFICER, HEAD),
                    Map.of("milestoneCheck", "agree")))
        .as("by whoever reported it")
        .isInstanceOf(RuntimeException.class);
    steps.inRow(
        CASE,
        "userTask_checkMilestone",
        "agreement",
        List.of(HEAD),
        Map.of("milestoneCheck", "disagree", "milestoneRemarks", "协议没有盖章。"));
    assertThat(
            driver.as(
                ProjectSteps.held(List.of(OFFICER)),
                PROVINCE,
                () -> driver.shown(CASE, "userTask_reportMilestone").get("milestoneRemarks")))
        .isEqualTo("协议没有盖章。");
    steps.reach(CASE, "agreement", "2009-03-12");
    steps.reach(CASE, "place", "2009-03-12");
    assertThat(steps.rows(CASE, "userTask_reportMilestone")).containsExactly("fees", "tests");
    assertThatThrownBy(() -> steps.report(CASE, "tests", reached("2009-03-12", "amount", 9)))
        .hasMessageContaining("这项任务应完成10，填写的数量不足");
  }

  @Test
  void whatIsWrongWithAReportedMilestoneIsToldInWords() {
    built(centre(), "2009-03-10");
    assertThat(steps.rows(CASE, "userTask_reportMilestone")).containsExactly("lines", "promises");
    assertThatThrownBy(
            () -> steps.report(CASE, "lines", lines(92, 88, 80, 90, 85, 91, 87, "2009-03-09")))
        .hasMessageContaining("“完成日期”不能早于批准立项的日期（2009-03-10）");
    assertThatThrownBy(
            () -> steps.report(CASE, "lines", lines(92, 88, 80, 90, 85, 91, 87, "2009-03-13")))
        .hasMessageContaining("“完成日期”不能晚于今天");
    assertThatThrownBy(
            () ->
                steps.report(
                    CASE,
                    "lines",
                    with(
                        lines(92, 88, 80, 90, 85, 91, 87, "2009-03-12"),
                        "evidenceEquipment",
                        null)))
        .hasMessageContaining("“设备评分依据”不能为空");
    assertThatThrownBy(
            () -> steps.report(CASE, "lines", lines(92, 88, 101, 90, 85, 91, 87, "2009-03-12")))
        .hasMessageContaining("“设备评分”应为0至100之间的整数");
    assertThatThrownBy(() -> steps.report(CASE, "promises", promises(21, null)))
        .hasMessageContaining("落实的数量多于承诺的，请在“落实情况说明”中写明原因");
    steps.report(CASE, "promises", promises(21, "另增一名。"));
    steps.check(CASE, "promises");
    steps.report(CASE, "lines", lines(92, 88, 80, 90, 85, 91, 87, "2009-03-12"));
    steps.check(CASE, "lines");
    assertThatThrownBy(
            () ->
                steps.report(
                    CASE,
                    "certificates",
                    with(certificates("2009-03-12", "2012-03-11"), "metrologyHolder", "另一个检测所")))
        .hasMessageContaining("持证单位应当是项目承担单位“佛山市顺德区家电检测所”");
  }

  @Test
  void aCentreIsReadyWhenItsLinesItsCertificatesAndThePromisesAreComplete() {
    built(centre(), "2009-03-10");
    steps.report(CASE, "promises", promises(18, null));
    steps.check(CASE, "promises");
    steps.report(CASE, "lines", lines(92, 88, 59, 90, 85, 91, 87, "2009-03-12"));
    steps.check(CASE, "lines");
    steps.report(CASE, "certificates", certificates("2009-03-12", "2012-03-11"));
    steps.check(CASE, "certificates");
    steps.reach(CASE, "preAcceptance", "2009-03-12");
    assertThat(fact("missing")).isEqualTo("七同步中设备不足60分；政府承诺的编制没有全部落实；");
    assertThat(steps.rows(CASE, "userTask_reportMilestone"))
        .as("what is missing, and nothing else")
        .containsExactly("lines", "promises");

    steps.report(CASE, "lines", lines(92, 88, 60, 90, 85, 91, 87, "2009-03-12"));
    steps.check(CASE, "lines");
    steps.report(CASE, "promises", promises(18, null));
    steps.check(CASE, "promises");
    assertThat(fact("missing")).as("a mean of 84.7 is enough").isEqualTo("政府承诺的编制没有全部落实；");
    assertThat(steps.rows(CASE, "userTask_reportMilestone")).containsExactly("promises");
    steps.report(CASE, "promises", promises(20, null));
    steps.check(CASE, "promises");
    assertThat(fact("ready")).isEqualTo(true);
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_applyForAcceptance");
  }

  @ParameterizedTest
  @CsvSource({
    "2009-11-20, 2010-01-08, 2012-01-07, 2010-01-11, true, 2010-01-08, 计入2010年目标, 0, 1",
    "2009-12-30, 2009-11-02, 2012-01-07, 2009-12-31, true, 2009-12-30, 计入2009年目标, 1, 0",
    "2009-12-29, 2009-12-30, 2012-01-07, 2009-12-31, true, 2009-12-30, 计入2009年目标, 1, 0",
    "2009-12-29, 2009-12-30, 2012-01-07, 2010-01-11, true, 2009-12-30, 属2009年，登记时该年目标已经结清, 0, 0",
    "2009-12-30, 2009-11-02, 2009-12-29, 2010-01-11, false, , 不计入目标：计量认证已失效, 0, 0"
  })
  void aCentreCountsOnTheLaterDayOfItsCertificateAndItsAcceptance(
      String acceptedOn,
      String authorisedOn,
      String metrologyUntil,
      String recordedOn,
      boolean counts,
      LocalDate countsOn,
      String words,
      int reachedIn2009,
      int reachedIn2010) {
    built(centre(), "2009-03-10");
    driver.setClock(recordedOn + "T09:00:00");
    steps.report(CASE, "promises", promises(20, null));
    steps.check(CASE, "promises");
    steps.report(CASE, "lines", lines(92, 88, 80, 90, 85, 91, 87, "2009-12-01"));
    steps.check(CASE, "lines");
    // Of a certificate that is over nobody could ask for an acceptance any more.
    driver.setClock((metrologyUntil.startsWith("2009") ? "2009-12-29" : recordedOn) + "T09:00:00");
    steps.report(
        CASE,
        "certificates",
        with(certificates("2009-12-01", metrologyUntil), "authorisationFrom", authorisedOn));
    steps.check(CASE, "certificates");
    steps.reach(CASE, "preAcceptance", "2009-12-01");
    driver.setClock(recordedOn + "T09:00:00");
    acceptOutside("通过", acceptedOn);

    assertThat(fact("counts")).isEqualTo(counts);
    assertThat(fact("countsOn")).isEqualTo(countsOn);
    assertThat(row()).containsEntry("result", "建成，" + words);
    LocalDate later = LocalDate.of(2010, 6, 30);
    assertThat(targets.reached(2009, "C130", PROVINCE, later)).isEqualTo(reachedIn2009);
    assertThat(targets.reached(2010, "C130", PROVINCE, later)).isEqualTo(reachedIn2010);
    assertThat(
            jdbc.queryForMap(
                "select * from cases where case_number = 'XH%s-440000-0001'"
                    .formatted(recordedOn.substring(0, 4))))
        .as("its certificates are watched")
        .containsEntry("title", ProjectSteps.HOST + " 国家家用电器质检中心（广东）证书")
        .containsEntry("result", counts ? null : "未申请换证");
  }

  @Test
  void aPilotWhoseCountWasTakenBackDoesNotCountItselfAgainAtItsNextStage() {
    driver.setClock("2009-05-04T09:00:00");
    steps.propose(
        platform(
            "kind", "standard-system-pilot", "sector", "services", "plannedEnd", "2011-12-31"));
    steps.review(CASE, "lin-440000", "he-440000");
    driver.moveClockTo("2009-05-19T00:00:01");
    steps.approve(CASE, "approve", "2009-05-19");
    driver.setClock("2009-07-16T09:00:00");
    steps.reach(CASE, "field", "2009-05-25");
    steps.reach(CASE, "plan", "2009-06-30");
    steps.reach(CASE, "begin", "2009-07-15");
    assertThat(ledger("C037-services")).hasSize(1);
    driver.setClock("2009-08-03T09:00:00");
    assertThat(
            (int)
                transaction.execute(
                    status -> targets.takeBack(CASE, PROVINCE, "XC2009-440000-0001", "批准文件已撤销")))
        .isEqualTo(1);
    driver.setClock("2010-06-01T09:00:00");
    steps.reach(CASE, "table", "2010-05-31");
    steps.reach(CASE, "applied", "2010-05-31", "amount", 10);

    assertThat(fact("counts")).as("as it was decided on 2009-07-16").isEqualTo(true);
    assertThat(ledger("C037-services"))
        .singleElement()
        .satisfies(row -> assertThat(row.reversedBy()).isEqualTo("XC2009-440000-0001"));
    assertThat(targets.reached(2009, "C037-services", PROVINCE, LocalDate.of(2010, 6, 1))).isZero();
  }

  @Test
  void aPilotCountsOnTheDayOnWhichItsWorkBeginsAlthoughItGoesOnForYears() {
    driver.setClock("2009-05-04T09:00:00");
    steps.propose(
        platform(
            "kind", "standard-system-pilot", "sector", "services", "plannedEnd", "2011-12-31"));
    assertThatThrownBy(() -> steps.review(CASE, "lin-440000"))
        .hasMessageContaining("请选择二至五名专家，现为1名");
    steps.review(CASE, "lin-440000", "he-440000");
    steps.inRow(
        CASE,
        "userTask_giveOpinion",
        "he-440000",
        List.of("he", "expert"),
        Map.of("expertAdvice", "support", "expertReason", "基础好。"));
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_giveOpinion");
    driver.moveClockTo("2009-05-18T23:59:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_giveOpinion");
    driver.moveClockTo("2009-05-19T00:00:01");
    assertThat(driver.openTasks(CASE))
        .as("ten working days; an expert's silence holds up nothing")
        .containsExactly("userTask_approveProject");
    steps.approve(CASE, "approve", "2009-05-19");
    driver.setClock("2009-07-16T09:00:00");
    steps.reach(CASE, "field", "2009-05-25");
    steps.reach(CASE, "plan", "2009-06-30");
    assertThat(fact("counts")).isEqualTo(false);
    assertThat(fact("countsText")).isEqualTo("尚未计入目标");
    steps.reach(CASE, "begin", "2009-07-15");
    assertThat(fact("countsOn")).isEqualTo(LocalDate.of(2009, 7, 15));
    assertThat(targets.reached(2009, "C037-services", PROVINCE, LocalDate.of(2009, 7, 15)))
        .as("as the ledger stood on 07-15")
        .isZero();
    assertThat(targets.reached(2009, "C037-services", PROVINCE, LocalDate.of(2009, 7, 16)))
        .isEqualTo(1);
    driver.setClock("2010-06-01T09:00:00");
    steps.reach(CASE, "table", "2010-05-31");
    steps.reach(CASE, "applied", "2010-05-31", "amount", 10);
    assertThat(fact("countsOn")).as("once and for all").isEqualTo(LocalDate.of(2009, 7, 15));
    assertThat(ledger("C037-services")).hasSize(1);
  }

  @Test
  void aProjectIsTheBusinessOfTheDivisionOfItsKind() {
    String platform = steps.propose(platform());
    String zone = steps.propose(platform("kind", "standard-zone", "level", "provincial"));
    assertThat(ofDivision("division-head-of-science-and-technology")).containsExactly(platform);
    assertThat(ofDivision("division-head-of-standardisation")).containsExactly(zone);
    assertThat(ofDivision(HEAD, "division-head-of-tbt-centre")).isEmpty();
  }

  /** Numbers of the cases with a task of these posts, as work lists ask for them. */
  private List<String> ofDivision(String... posts) {
    return driver.as(
        ProjectSteps.held(List.of(HEAD)),
        PROVINCE,
        () ->
            tasks.createTaskQuery().taskCandidateGroupIn(List.of(posts)).list().stream()
                .map(
                    task ->
                        runtime
                            .createProcessInstanceQuery()
                            .processInstanceId(task.getProcessInstanceId())
                            .singleResult())
                .map(ProcessInstance::getBusinessKey)
                .toList());
  }

  @Test
  void aTownHasOnePlatformForEachClusterUnlessTheOtherWasRefused() {
    steps.propose(platform());
    assertThatThrownBy(() -> steps.propose(platform("projectName", "容桂第二平台")))
        .hasMessageContaining("“项目种类”、“所在地代码”、“领域或者产业集群代码”与办件" + CASE + "相同");
    String second = steps.propose(platform("cluster", "MJ02"));
    assertThat(second).isNotEqualTo(CASE);
    steps.complete(
        second,
        "userTask_reviewProposal",
        HEAD,
        Map.of("proposalReview", "reject", "reviewReason", "不符合规划。"));
    assertThat(steps.propose(platform("cluster", "MJ02"))).as("that was refused").isNotNull();
  }

  @Test
  void aCityProposesNothingThatTheProvinceDecides() {
    driver.employ(driver.person(OFFICER, "440600"), OFFICER, "440600");
    for (String kind : List.of("town-platform", "grade-a")) {
      assertThatThrownBy(
              () -> driver.start("project-case", OFFICER, "440600", platform("kind", kind)))
          .as(kind)
          .hasMessageContaining("项目由省局批准立项或者由省局上报，本单位不能立项；请把申报材料报省局主管处室，由省局登记。");
    }
    assertThat(jdbc.queryForObject("select count(*) from cases", Integer.class)).isZero();
  }

  @Test
  void aCentreWithoutAnyPromiseAndAnEndInThePastAreNotProposed() {
    assertThatThrownBy(
            () -> steps.propose(with(centre(), "promisedPosts", null, "plannedEnd", "2009-03-02")))
        .hasMessageContaining("请填写政府承诺的土地、资金、编制或者政策")
        .hasMessageContaining("“计划建成日期”应晚于今天");
    assertThatThrownBy(() -> steps.propose(platform("budget", -1))).hasMessageContaining("“预算”应为");
    assertThatThrownBy(() -> steps.propose(platform("place", "顺德")))
        .hasMessageContaining("“所在地代码”的格式不对");
  }

  @Test
  void aProjectIsRefusedByTheDivisionByTheLeaderOrByTheAuthorityAbove() {
    steps.propose(platform());
    steps.review(CASE);
    assertThatThrownBy(() -> steps.approve(CASE, "approve", "2009-03-03"))
        .hasMessageContaining("“批准日期”不能晚于今天");
    assertThatThrownBy(
            () ->
                steps.complete(
                    CASE,
                    "userTask_approveProject",
                    ProjectSteps.LEADER,
                    Map.of("approvalResult", "refuse", "approvedOn", "2009-03-02")))
        .as("who asked has to know why")
        .hasMessageContaining("不同意的理由");
    steps.approve(CASE, "refuse", "2009-03-02");
    assertThat(row()).containsEntry("result", "不予立项");
    assertThat(kinds(CASE)).isEmpty();

    String second = steps.propose(platform("kind", "grade-a"));
    steps.review(second);
    assertThat(driver.openTasks(second)).containsExactly("userTask_submitUpward");
    steps.recordApproval(second, "refuse", "2009-03-02");
    assertThat(jdbc.queryForMap("select * from cases where case_number = ?", second))
        .containsEntry("result", "不予立项");
  }

  @Test
  void anAcceptanceThatFailsTwiceEndsTheProject() {
    built(platform(), "2009-03-10");
    driver.setClock("2009-04-03T10:00:00");
    steps.buildPlatform(CASE);
    accept(steps.acceptance(), "2009-04-20", List.of("platformHonesty"));
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_rectify");
    assertThat(
            tasks
                .createTaskQuery()
                .taskDefinitionKey("userTask_rectify")
                .singleResult()
                .getDueDate())
        .as("sixty working days after Monday 2009-04-20, without 05-01 and 05-28, 05-29")
        .isEqualTo("2009-07-15T23:59:59+08:00");
    steps.complete(
        CASE,
        "userTask_rectify",
        OFFICER,
        Map.of("rectifiedOn", "2009-04-20", "rectification", "重新核对了数据。"));
    accept(steps.acceptance(), "2009-04-21", List.of("platformHonesty"));
    assertThat(row()).containsEntry("result", "未通过");
    assertThat(fact("acceptanceRound")).isEqualTo(2L);
  }

  @Tag("database")
  @Test
  void anAcceptanceThatFailsOnceMayPassAfterwards() {
    built(platform(), "2009-03-10");
    driver.setClock("2009-04-03T10:00:00");
    steps.buildPlatform(CASE);
    accept(steps.acceptance(), "2009-04-20", List.of("platformHonesty"));
    steps.complete(
        CASE,
        "userTask_rectify",
        OFFICER,
        Map.of("rectifiedOn", "2009-04-20", "rectification", "重新核对了数据。"));
    accept(steps.acceptance(), "2009-04-21", List.of());
    assertThat(row()).containsEntry("result", "建成，计入2009年目标");
    assertThat(fact("countsOn")).isEqualTo(LocalDate.of(2009, 4, 21));
  }

  @Test
  void aZoneOfTheProvinceGetsItsCertificateAndOneOfTheStateIsApprovedAbove() {
    steps.propose(platform("kind", "standard-zone", "level", "national", "cluster", "LZ01"));
    assertThat(fact("approvedBy")).isEqualTo("上级");
    String zone = steps.propose(platform("kind", "standard-zone", "level", "provincial"));
    assertThatThrownBy(() -> steps.propose(platform("kind", "gi-zone")))
        .hasMessageContaining("“级别”不能为空");
    steps.review(zone, "lin-440000", "he-440000");
    for (String expert : List.of("lin", "he")) {
      steps.inRow(
          zone,
          "userTask_giveOpinion",
          expert + "-440000",
          List.of(expert, "expert"),
          Map.of("expertAdvice", "support", "expertReason", "基础好。"));
    }
    steps.approve(zone, "approve", "2009-03-02");
    steps.reach(zone, "plan", "2009-03-02");
    steps.reach(zone, "standards", "2009-03-02");
    steps.reach(zone, "training", "2009-03-02", "amount", 3);
    steps.reach(zone, "records", "2009-03-02");
    String acceptance = steps.acceptance();
    accept(
        acceptance,
        "2009-03-16",
        List.of(
            "zoneStandards", "zoneUse", "zoneTraining", "zoneRecords", "zoneMarks", "zoneBenefit"),
        List.of());
    assertThat(kinds(zone)).endsWith("project-zone-certificate");
    assertThat(documents.ofCase(zone).get(2).number()).isEqualTo("粤质监区合〔2009〕1号");
  }

  @Test
  void aMilestoneThatIsLateIsToldToTheCommitmentThatItBelongsTo() {
    built(platform("commitmentNumber", "DB2009-0132"), "2009-03-10");
    driver.moveClockTo("2009-05-10T23:00:00");
    assertThat(waiting("commitmentProgress")).isZero();
    driver.moveClockTo("2009-05-11T00:10:00");
    assertThat(waiting("commitmentProgress")).isEqualTo(1);
    assertThat(driver.openTasks(CASE))
        .as("still to be done")
        .containsExactly("userTask_reportMilestone");
  }

  @Test
  void whoeverApprovedTheProjectDecidesOnItsChanges() {
    built(platform(), "2009-03-10");
    change("变更", Map.of("changeBudget", 350.5, "changeEnd", "2010-06-30"));
    assertThat(driver.shown(CASE, "userTask_approveChange"))
        .containsEntry("changeReason", "设备涨价。")
        .containsEntry("changeEnd", "2010-06-30");
    steps.complete(CASE, "userTask_approveChange", LEADER, Map.of("changeResult", "refuse"));
    assertThat(fact("budget")).isEqualTo(300L);
    change("变更", Map.of("changeBudget", 350.5));
    steps.complete(CASE, "userTask_approveChange", LEADER, Map.of("changeResult", "approve"));
    assertThat(fact("budget")).isEqualTo(350.5);
    assertThat(fact("plannedEnd"))
        .as("nobody asked for another")
        .isEqualTo(LocalDate.of(2010, 3, 31));
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_reportMilestone");
  }

  @Test
  void aProjectThatIsStoppedEndsWithTheReasonAndMayBeProposedAgain() {
    built(centre(), "2009-03-10");
    change("中止", Map.of());
    steps.complete(
        CASE,
        "userTask_recordChangeApproval",
        OFFICER,
        Map.of(
            "changeAuthority",
            "国家质检总局",
            "changeNumber",
            "国质检科〔2009〕99号",
            "changedOn",
            "2009-03-12",
            "changeResult",
            "approve",
            "changeScan",
            "文件.pdf"));
    assertThat(row()).containsEntry("result", "中止：设备涨价。");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    assertThat(steps.propose(centre())).isNotNull();
  }

  @Test
  void aCatalogueRowIsThereForEachOfTheThirteenKinds() {
    ProcessDefinition model =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("project-case")
            .latestVersion()
            .singleResult();
    assertThat(facts.fact(model, "kind").orElseThrow().answers()).hasSize(13);
    int place = 0;
    for (String kind : facts.fact(model, "kind").orElseThrow().answers()) {
      String number =
          steps.propose(
              with(
                  centre(),
                  "kind",
                  kind,
                  "cluster",
                  "K" + place++,
                  "level",
                  "provincial",
                  "sector",
                  "services",
                  "promisedPosts",
                  kind.equals("national-centre") ? 20 : null,
                  "promisedBy",
                  kind.equals("national-centre") ? "顺府函〔2009〕1号" : null));
      assertThat(facts.value(model, CasePlace.of(number), "kindName")).as(kind).isNotNull();
    }
  }

  @Test
  void noClassOfTheProgramKnowsOfIt() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.map(Path::toString))
          .as("a designer has written all of it")
          .noneMatch(
              file ->
                  file.matches(".*/(project|acceptance)/.*|.*/(Project|Acceptance)[^/]*\\.java"));
    }
  }

  private void built(Map<String, Object> form, String approvedOn) {
    boolean province = form.get("kind").equals("town-platform");
    steps.propose(form);
    if (province) {
      steps.review(CASE);
    } else {
      steps.review(CASE, "lin-440000", "he-440000");
      for (String expert : List.of("lin", "he")) {
        steps.inRow(
            CASE,
            "userTask_giveOpinion",
            expert + "-440000",
            List.of(expert, "expert"),
            Map.of("expertAdvice", "support", "expertReason", "基础好。"));
      }
    }
    driver.moveClockTo(approvedOn + "T10:00:00");
    if (province) {
      steps.approve(CASE, "approve", approvedOn);
    } else {
      steps.recordApproval(CASE, "approve", approvedOn);
    }
    driver.setClock("2009-03-12T09:00:00");
  }

  private static Map<String, Object> promises(int posts, String note) {
    return reached(
        "2009-03-12",
        "deliveredPosts",
        posts,
        "deliveredPolicy",
        "none",
        "deliveredDocument",
        "顺编〔2009〕3号",
        "deliveredNote",
        note);
  }

  private static Map<String, Object> lines(
      int building,
      int staff,
      int equipment,
      int technology,
      int business,
      int management,
      int information,
      String on) {
    Map<String, Object> form = reached(on);
    Map.of(
            "Building", building,
            "Staff", staff,
            "Equipment", equipment,
            "Technology", technology,
            "Business", business,
            "Management", management,
            "Information", information)
        .forEach(
            (line, rating) -> {
              form.put("line" + line, rating);
              form.put("evidence" + line, "见自评报告。");
            });
    return form;
  }

  private static Map<String, Object> certificates(String on, String metrologyUntil) {
    Map<String, Object> form = reached(on);
    for (String each : List.of("metrology", "recognition", "authorisation", "national")) {
      form.put(each + "Number", "2009190001Z");
      form.put(each + "Body", "国家认监委");
      form.put(each + "Holder", ProjectSteps.HOST);
      form.put(each + "From", "2009-01-05");
      form.put(each + "Until", "2012-03-11");
    }
    form.put("metrologyUntil", metrologyUntil);
    return form;
  }

  private void acceptOutside(String result, String on) {
    steps.complete(
        CASE,
        "userTask_applyForAcceptance",
        OFFICER,
        Map.of("applicationNumber", "粤质监函〔2009〕77号", "appliedOn", "2009-11-01"));
    assertThatThrownBy(() -> recordAcceptance(result, "2009-03-09"))
        .hasMessageContaining("“验收文件日期”不能早于批准立项的日期（2009-03-10）");
    recordAcceptance(result, on);
  }

  private void recordAcceptance(String result, String on) {
    steps.complete(
        CASE,
        "userTask_recordAcceptance",
        OFFICER,
        Map.of(
            "acceptanceAuthority",
            "国家质检总局",
            "acceptanceNumber",
            "国质检科〔2009〕500号",
            "acceptanceResult",
            result,
            "acceptedOn",
            on,
            "acceptanceScan",
            "验收文件.pdf"));
  }

  private void accept(String acceptance, String on, List<String> failed) {
    accept(acceptance, on, PLATFORM_ITEMS, failed);
  }

  private void accept(String acceptance, String on, List<String> items, List<String> failed) {
    steps.formGroup(acceptance, members.get(0), members, on);
    driver.moveClockTo(on + "T15:00:00");
    steps.inspect(acceptance, members.get(0), on, items, failed);
    members.forEach(member -> steps.sign(acceptance, member, "agree"));
  }

  private void change(String what, Map<String, Object> entered) {
    Map<String, Object> form = new HashMap<>(entered);
    form.putAll(Map.of("projectNumber", CASE, "changeKind", what, "changeReason", "设备涨价。"));
    driver.start("project-change", OFFICER, PROVINCE, form);
    driver.runJobs();
  }

  private int waiting(String message) {
    return jdbc.queryForObject(
        "select count(*) from message_outbox where name = ?", Integer.class, message);
  }

  private List<Counted> ledger(String target) {
    return targets.objects(2009, target);
  }

  private Object fact(String name) {
    ProcessDefinition model =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("project-case")
            .latestVersion()
            .singleResult();
    return facts.value(model, CasePlace.of(CASE), name);
  }

  private Map<String, Object> row() {
    return jdbc.queryForMap("select * from cases where case_number = ?", CASE);
  }

  private List<String> kinds(String caseNumber) {
    return documents.ofCase(caseNumber).stream().map(OfficialDocument::kind).toList();
  }

  private String text(String kind) {
    return IssuedText.of(
        documents.ofCase(CASE).stream()
            .filter(document -> document.kind().equals(kind))
            .findFirst()
            .orElseThrow(),
        documents);
  }
}
