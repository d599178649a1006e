package cn.qualitysafety.event;

import static cn.qualitysafety.event.EventDrills.INSPECTOR;
import static cn.qualitysafety.event.EventDrills.form;
import static cn.qualitysafety.event.EventSteps.CHECKER;
import static cn.qualitysafety.event.EventSteps.GUANGZHOU;
import static cn.qualitysafety.event.EventSteps.ORGANISER;
import static cn.qualitysafety.event.EventSteps.held;
import static cn.qualitysafety.event.EventSteps.plan;
import static cn.qualitysafety.event.EventSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.FactsOfCases;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Plans of drills that are watched from 2009-06-01 on. */
@SystemTest
class EventDrillProcessTest {

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private Attachments attachments;
  @Autowired private OfficialDocuments documents;
  @Autowired private FactsOfCases facts;
  @Autowired private RepositoryService repository;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private EventSteps steps;
  private EventDrills drills;
  private String user;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-06-01T09:00:00");
    steps = new EventSteps(driver, enterprises, attachments);
    drills = new EventDrills(driver);
    user = steps.enterprise(GUANGZHOU, 1);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aDrillThatIsOverdueIsTheInspectorsWorkUntilOneWasHeldEvaluatedAndConfirmed() {
    String watch = drills.plan(user, "2007-06-15");
    assertThat(fact(watch, "drillDueOn")).isEqualTo(LocalDate.of(2009, 6, 15));
    String drill =
        steps.start(
            plan("drill", "2009-06-20", "drillCase", watch, "eventTitle", "锅炉爆炸应急演练"), GUANGZHOU);
    steps.approve(drill);
    driver.moveClockTo("2009-06-15T23:59:59");
    assertThat(driver.openTasks(watch)).isEmpty();
    driver.moveClockTo("2009-06-16T00:00:01");
    assertThat(driver.openTasks(watch)).containsExactly("userTask_urgeDrill");
    assertThat(driver.dueDate(watch, "userTask_urgeDrill"))
        .as("red from its first moment")
        .isEqualTo("2009-06-15T23:59:59+08:00");

    driver.moveClockTo("2009-06-20T18:00:00");
    steps.record(drill, held("2009-06-20"));
    assertThat(driver.openTasks(drill))
        .as("nobody confirms it")
        .containsExactly("userTask_evaluateDrill");
    assertThat(driver.openTasks(watch))
        .as("without evaluation")
        .containsExactly("userTask_urgeDrill");
    assertThatThrownBy(
            () ->
                driver.completeBy(
                    driver.person(ORGANISER, GUANGZHOU),
                    drill,
                    "userTask_evaluateDrill",
                    List.of(CHECKER),
                    GUANGZHOU,
                    evaluation()))
        .as("by whoever held it")
        .hasMessageContaining("按岗位分离的规定");
    assertThatThrownBy(
            () ->
                steps.complete(
                    drill,
                    "userTask_evaluateDrill",
                    CHECKER,
                    with(evaluation(), "pointsAlarm", 101)))
        .hasMessageContaining("“报警和信息报告”应为0至100之间的整数");
    steps.complete(drill, "userTask_evaluateDrill", CHECKER, evaluation());
    steps.attach(drill, 2);
    assertThatThrownBy(() -> steps.confirm(drill))
        .as("by whoever evaluated it")
        .hasMessageContaining("按岗位分离的规定");
    driver.employ("second-checker", CHECKER, GUANGZHOU);
    driver.completeBy(
        "second-checker",
        drill,
        "userTask_confirmEvent",
        List.of(CHECKER),
        GUANGZHOU,
        Map.of("evidenceMatches", "yes"));
    driver.runJobs();

    assertThat(driver.openTasks(watch)).as("until the next one").isEmpty();
    assertThat(fact(watch, "lastDrill")).isEqualTo(LocalDate.of(2009, 6, 20));
    assertThat(fact(watch, "drillDueOn")).isEqualTo(LocalDate.of(2011, 6, 20));
    assertThat(documents.ofCase(drill))
        .extracting(OfficialDocument::kind)
        .contains("event-drill-report", "event-summary");
    assertThat(
            IssuedText.of(
                documents.ofCase(drill).stream()
                    .filter(document -> document.kind().equals("event-drill-report"))
                    .findFirst()
                    .orElseThrow(),
                documents))
        .contains("报警用时3分钟", "现场处置和救援78分", "预案须修改：是。补充备用电源。");
  }

  @Test
  void aDrillInTimeIsNeverUrgedAndNeedsAPlanOfItsOwn() {
    String watch = drills.plan(user, "2007-06-15");
    assertThatThrownBy(
            () ->
                steps.start(
                    plan("drill", "2009-06-08", "drillCase", "YL2009-440600-0009"), GUANGZHOU))
        .hasMessageContaining("“YL2009-440600-0009”不是本单位和下级单位的这类办件的编号");
    String drill = steps.start(plan("drill", "2009-06-08", "drillCase", watch), GUANGZHOU);
    steps.approve(drill);
    driver.moveClockTo("2009-06-08T18:00:00");
    steps.record(drill, held("2009-06-08"));
    steps.complete(drill, "userTask_evaluateDrill", CHECKER, evaluation());
    steps.attach(drill, 2);
    driver.employ("second-checker", CHECKER, GUANGZHOU);
    driver.completeBy(
        "second-checker",
        drill,
        "userTask_confirmEvent",
        List.of(CHECKER),
        GUANGZHOU,
        Map.of("evidenceMatches", "yes"));
    driver.runJobs();
    driver.moveClockTo("2011-06-08T23:00:00");
    assertThat(driver.openTasks(watch)).isEmpty();
    driver.moveClockTo("2011-06-09T00:00:01");
    assertThat(driver.openTasks(watch)).containsExactly("userTask_urgeDrill");
  }

  @Test
  void whoIsUrgedPromisesADayAndIsUrgedAgainAfterItUnlessThePlanIsGivenUp() {
    String watch = drills.plan(user, "2007-06-15");
    driver.moveClockTo("2009-06-16T09:00:00");
    assertThatThrownBy(() -> urge(watch, "yes", null)).hasMessageContaining("“承诺的演练日期”不能为空");
    assertThatThrownBy(() -> urge(watch, "yes", "2009-06-16"))
        .hasMessageContaining("“承诺的演练日期”应晚于今天");
    urge(watch, "yes", "2009-06-30");
    driver.moveClockTo("2009-06-30T23:00:00");
    assertThat(driver.openTasks(watch)).isEmpty();
    driver.moveClockTo("2009-07-01T00:00:01");
    assertThat(driver.openTasks(watch)).containsExactly("userTask_urgeDrill");
    urge(watch, "no", null);
    assertThat(jdbc.queryForMap("select * from cases where case_number = ?", watch))
        .containsEntry("result", "不再监视");
  }

  private void urge(String watch, String goesOn, String promisedOn) {
    driver.complete(
        watch,
        "userTask_urgeDrill",
        INSPECTOR,
        GUANGZHOU,
        with(
            new HashMap<>(
                Map.of(
                    "urgedOn",
                    tasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(watch)
                        .singleResult()
                        .getCreateTime()
                        .toInstant()
                        .plusSeconds(8 * 3600)
                        .toString()
                        .substring(0, 10),
                    "urgeManner",
                    "letter",
                    "goesOn",
                    goesOn,
                    "urgeRemarks",
                    "已发函督促。")),
            "promisedOn",
            promisedOn));
    driver.runJobs();
  }

  /** Of a key user every second year; of others by the kind of the plan, from its last drill. */
  @ParameterizedTest
  @CsvSource({
    "yes, site, 2007-06-15, 2009-06-15",
    "yes, comprehensive, , 2011-05-01",
    "no, comprehensive, 2009-05-31, 2010-05-31",
    "no, site, 2009-05-31, 2009-11-30",
    "no, site, , 2009-11-01"
  })
  void aDrillIsDueAsItsPlanAsks(String key, String kind, String last, LocalDate due) {
    String watch =
        drills.plan(
            with(
                form(user, last),
                "keyEquipment",
                key,
                "planKind",
                kind,
                "planOn",
                "2009-05-01",
                "lastDrill",
                last));
    assertThat(fact(watch, "drillDueOn")).isEqualTo(due);
  }

  @Test
  void aPlanIsWatchedOnceAndHasNoDrillInTheFuture() {
    drills.plan(user, "2007-06-15");
    assertThatThrownBy(() -> drills.plan(user, "2007-06-15"))
        .hasMessageContaining("“当事人代码”、“预案名称”");
    assertThatThrownBy(() -> drills.plan(user, "2009-06-02"))
        .hasMessageContaining("“最近一次演练日期”不能晚于今天");
  }

  private static Map<String, Object> evaluation() {
    Map<String, Object> form = new HashMap<>();
    form.put("planDrilled", "锅炉爆炸事故应急专项预案");
    form.put("scenario", "锅炉房发生爆炸，两人受伤。");
    form.put("minutesToAlarm", 3);
    form.put("drillPeople", 60);
    form.put("pointsAlarm", 90);
    form.put("pointsCommand", 85);
    form.put("pointsRescue", 78);
    form.put("pointsEvacuation", 88);
    form.put("pointsSupplies", 60);
    form.put("failed", "备用电源没有启动。");
    form.put("planChange", "yes");
    form.put("planMeasures", "补充备用电源。");
    return form;
  }

  private Object fact(String caseNumber, String name) {
    return facts.value(
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("event-drill")
            .latestVersion()
            .singleResult(),
        CasePlace.of(caseNumber),
        name);
  }
}
