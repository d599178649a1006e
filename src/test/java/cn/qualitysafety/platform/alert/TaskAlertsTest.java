package cn.qualitysafety.platform.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.alert.TaskAlert.Kind;
import cn.qualitysafety.platform.work.OwnWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasks that are due on Friday, 27 March 2009. */
@SystemTest
@Tag("database")
class TaskAlertsTest {

  private static final String CASE = "XK2009-0001";

  @Autowired private CaseDriver driver;
  @Autowired private TaskAlerts alerts;
  @Autowired private AlertSchedule schedule;
  @Autowired private OwnWork work;
  @Autowired private MeterRegistry registry;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private String deployment;

  @BeforeEach
  void deploy() {
    driver.reset();
    driver.setClock("2009-03-23T09:00:00");
    deployment =
        repository
            .createDeployment()
            .addModelInstance(
                "alert-test.bpmn",
                Bpmn.createExecutableProcess("alert-test")
                    .camundaHistoryTimeToLive(1)
                    .startEvent()
                    .exclusiveGateway("gateway_which")
                    .condition("decide", "${which == 'userTask_decide'}")
                    .userTask("userTask_decide")
                    .name("审查决定")
                    .camundaDueDate("2009-03-27T23:59:59")
                    .endEvent()
                    .moveToNode("gateway_which")
                    .condition("nameless", "${which == 'userTask_nameless'}")
                    .userTask("userTask_nameless")
                    .endEvent()
                    .moveToNode("gateway_which")
                    .condition("unmarkable", "${which == 'userTask_unmarkable'}")
                    .userTask("userTask_unmarkable")
                    .camundaDueDate("2009-03-27T23:59:59")
                    // Fails whenever the task is changed: it is for another task.
                    .camundaTaskListenerExpression(
                        "update", "${campaignMonthlyReport.writeReport(task)}")
                    .endEvent()
                    .done())
            .tenantId("440100")
            .deploy()
            .getId();
  }

  @AfterEach
  void reset() {
    repository.deleteDeployment(deployment, true);
    driver.reset();
  }

  @Test
  void aTaskIsRemindedOfOnTheWorkingDayBeforeAndOverdueOnceItsLastDayIsOver() {
    Task task = start(CASE);
    driver.moveClockTo("2009-03-26T08:29:59");
    assertThat(alerts.ofCase(CASE)).isEmpty();
    driver.moveClockTo("2009-03-26T08:30:00");
    driver.moveClockTo("2009-03-27T23:59:59");
    tasks.claim(task.getId(), "th-shen");
    assertThat(priority(task)).isEqualTo(TaskAlerts.YELLOW);
    driver.moveClockTo("2009-03-28T00:00:00");
    driver.moveClockTo("2009-04-30T09:00:00");

    assertThat(priority(task)).isEqualTo(TaskAlerts.RED);
    LocalDateTime dueAt = LocalDateTime.of(2009, 3, 27, 23, 59, 59);
    assertThat(alerts.ofCase(CASE))
        .containsExactly(
            new TaskAlert(
                task.getId(),
                Kind.REMINDED,
                "审查决定",
                CASE,
                "alert-test",
                "440100",
                null,
                dueAt,
                LocalDateTime.of(2009, 3, 26, 8, 30)),
            new TaskAlert(
                task.getId(),
                Kind.OVERDUE,
                "审查决定",
                CASE,
                "alert-test",
                "440100",
                "th-shen",
                dueAt,
                LocalDateTime.of(2009, 3, 28, 0, 0)));
  }

  @Test
  void nobodyIsRemindedOfWhatIsOverdueAlready() {
    start(CASE);
    driver.moveClockTo("2009-03-30T09:00:00");
    assertThat(alerts.ofCase(CASE)).extracting(TaskAlert::kind).containsExactly(Kind.OVERDUE);
  }

  @Test
  void aFollowUpDateIsTheDayOfTheReminder() {
    Task task = start(CASE);
    task.setFollowUpDate(java.sql.Timestamp.valueOf("2009-03-24 08:30:00"));
    tasks.saveTask(task);
    driver.moveClockTo("2009-03-24T08:29:59");
    assertThat(alerts.ofCase(CASE)).isEmpty();
    driver.moveClockTo("2009-03-24T08:30:00");
    assertThat(alerts.ofCase(CASE)).extracting(TaskAlert::kind).containsExactly(Kind.REMINDED);
  }

  @Test
  void whatTheProvincesOfficeLeavesUndoneInACitysCaseIsLateInTheProvince() {
    Task task = start(CASE);
    tasks.getIdentityLinksForTask(task.getId()).stream()
        .filter(link -> link.getGroupId() != null)
        .forEach(link -> tasks.deleteCandidateGroup(task.getId(), link.getGroupId()));
    tasks.addCandidateGroup(task.getId(), "leading-group-office");
    driver.moveClockTo("2009-03-30T09:00:00");
    assertThat(alerts.overdue(List.of("440100"), 10)).isEmpty();
    assertThat(alerts.overdue(List.of("440000"), 10))
        .extracting(TaskAlert::taskId)
        .containsExactly(task.getId());
  }

  @Test
  void aSuspendedCaseIsLeftAloneUntilItGoesOn() {
    Task task = start(CASE);
    runtime.suspendProcessInstanceById(task.getProcessInstanceId());
    driver.moveClockTo("2009-03-30T09:00:00");
    assertThat(alerts.ofCase(CASE)).isEmpty();
    runtime.activateProcessInstanceById(task.getProcessInstanceId());
    driver.moveClockTo("2009-03-30T09:01:00");
    assertThat(alerts.ofCase(CASE)).extracting(TaskAlert::kind).containsExactly(Kind.OVERDUE);
  }

  @Test
  void aTaskOfACaseWithoutNumberTurnsRedAndIsListedAsOverdue() {
    Task task = start(null);
    driver.moveClockTo("2009-03-26T08:30:00");
    assertThat(priority(task)).isEqualTo(TaskAlerts.YELLOW);
    driver.moveClockTo("2009-03-30T09:00:00");

    assertThat(priority(task)).isEqualTo(TaskAlerts.RED);
    assertThat(alerts.overdue(List.of("440100"), 10))
        .extracting(TaskAlert::taskId, TaskAlert::caseNumber)
        .containsExactly(tuple(task.getId(), null));
    assertThat(work.overdue("gz-du").rows())
        .extracting(row -> row.subList(0, 4))
        .containsExactly(List.of("广州市质量技术监督局", "审查决定", "未编号", "未签收"));
  }

  @Test
  void aReminderOfItsOwnNeedsNoDueDateAndNoName() {
    Task task = start(null, "userTask_nameless");
    task.setFollowUpDate(java.sql.Timestamp.valueOf("2009-03-24 08:30:00"));
    tasks.saveTask(task);
    driver.moveClockTo("2009-03-24T08:30:00");
    assertThat(priority(task)).isEqualTo(TaskAlerts.YELLOW);
  }

  @Test
  void aTaskThatCannotBeMarkedKeepsNoOtherAndIsToldWithItsStackTraceOnce() {
    List<Task> unmarkable = List.of(start(null, "userTask_unmarkable"), start(CASE));
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(TaskAlerts.class);
    logger.addAppender(log);
    try {
      driver.setClock("2009-03-30T09:00:00");
      IntStream.range(0, 3).forEach(round -> schedule.raise());
    } finally {
      logger.detachAppender(log);
    }
    assertThat(unmarkable)
        .extracting(this::priority)
        .containsExactly(TaskAlerts.GREEN, TaskAlerts.RED);
    assertThat(log.list)
        .filteredOn(event -> event.getThrowableProxy() != null)
        .filteredOn(event -> event.getLevel() == Level.ERROR)
        .hasSize(1);
    assertThat(failing()).isEqualTo(1);
  }

  @Test
  void howLongNobodyWentThroughWhatIsDueIsToldByAFigureThatNoFailingTaskStops()
      throws InterruptedException {
    Task lost = start(null, "userTask_unmarkable");
    driver.setClock("2009-03-30T09:00:00");
    double before = age();
    TimeUnit.MILLISECONDS.sleep(20);
    assertThat(age()).isGreaterThanOrEqualTo(before + 0.02);
    before = age();
    schedule.raise();
    assertThat(age()).isLessThan(before);
    assertThat(failing()).isEqualTo(1);
    runtime.deleteProcessInstance(lost.getProcessInstanceId(), "done with");
    schedule.raise();
    assertThat(failing()).isZero();
  }

  private double failing() {
    return registry.get("qs.alerts.failing").gauge().value();
  }

  private double age() {
    return registry.get("qs.alerts.age").gauge().value();
  }

  @Test
  void severalNodesRaiseEachAlertOnce() {
    List<String> cases = IntStream.range(0, 20).mapToObj("XK2009-%04d"::formatted).toList();
    cases.forEach(this::start);
    driver.setClock("2009-03-30T09:00:00");
    Stream.generate(() -> CompletableFuture.runAsync(alerts::raiseDue))
        .limit(4)
        .toList()
        .forEach(CompletableFuture::join);
    assertThat(cases)
        .allSatisfy(
            number ->
                assertThat(alerts.ofCase(number))
                    .extracting(TaskAlert::kind, TaskAlert::raisedAt)
                    .containsExactly(tuple(Kind.OVERDUE, LocalDateTime.of(2009, 3, 30, 9, 0))));
  }

  private Task start(String caseNumber) {
    return start(caseNumber, "userTask_decide");
  }

  private Task start(String caseNumber, String which) {
    String instance =
        runtime.startProcessInstanceByKey("alert-test", caseNumber, Map.of("which", which)).getId();
    return tasks.createTaskQuery().processInstanceId(instance).singleResult();
  }

  private int priority(Task task) {
    return tasks.createTaskQuery().taskId(task.getId()).singleResult().getPriority();
  }
}
