package cn.qualitysafety.platform.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.alert.TaskAlert.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDateTime;
import java.util.List;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasks that are due on Friday, 27 March 2009. */
@SystemTest
class TaskAlertsTest {

  private static final String CASE = "XK2009-0001";

  @Autowired private CaseDriver driver;
  @Autowired private TaskAlerts alerts;
  @Autowired private AlertSchedule schedule;
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
                    .userTask("userTask_decide")
                    .name("审查决定")
                    .camundaDueDate("2009-03-27T23:59:59")
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
  void anAlertThatCannotBeRaisedKeepsNoOtherFromBeingRaised() {
    Task before = start(null);
    start(CASE);
    Task after = start(null);
    driver.moveClockTo("2009-03-30T09:00:00");
    assertThat(alerts.ofCase(CASE)).hasSize(1);
    assertThat(List.of(before, after)).extracting(this::priority).containsOnly(TaskAlerts.GREEN);
    assertThat(alerts.raiseDue()).as("told, to be tried again").isFalse();
  }

  @Test
  void howLongSomethingThatIsDueHasNotBeenRaisedIsToldByAFigure() throws InterruptedException {
    Task lost = start(null);
    driver.setClock("2009-03-30T09:00:00");
    schedule.raise();
    double before = age();
    TimeUnit.MILLISECONDS.sleep(20);
    schedule.raise();
    assertThat(age()).isGreaterThanOrEqualTo(before + 0.02);
    runtime.deleteProcessInstance(lost.getProcessInstanceId(), "done with");
    TimeUnit.MILLISECONDS.sleep(20);
    before = age();
    schedule.raise();
    assertThat(age()).isLessThan(before);
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
    String instance = runtime.startProcessInstanceByKey("alert-test", caseNumber).getId();
    return tasks.createTaskQuery().processInstanceId(instance).singleResult();
  }

  private int priority(Task task) {
    return tasks.createTaskQuery().taskId(task.getId()).singleResult().getPriority();
  }
}
