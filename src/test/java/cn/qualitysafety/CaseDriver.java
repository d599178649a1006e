package cn.qualitysafety;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Drives cases in tests: people of posts and units who complete tasks, and a clock that is moved.
 */
@TestComponent
public class CaseDriver {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  /** Our tables, those that refer to others first. */
  private static final List<String> REGISTERS =
      List.of(
          "city_summary",
          "monthly_report",
          "participation",
          "campaign_summary",
          "campaign_meeting",
          "campaign_plan",
          "campaign_leading_group",
          "campaign_phase",
          "campaign",
          "licence_revocation",
          "licence_urging",
          "licence_annual_review",
          "licence_change",
          "licence_visit_member",
          "licence_visit",
          "licence_laboratory_test",
          "licence_product_test",
          "licence_application",
          "licence",
          "hearing",
          "attachment_withdrawal",
          "attachment",
          "attachment_serial",
          "document_voiding",
          "official_document",
          "document_occasion",
          "enterprise_history",
          "enterprise_site",
          "enterprise_product",
          "enterprise",
          "task_alert",
          "case_limit_standstill",
          "case_limit",
          "running_number");

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final HistoryService history;
  private final ManagementService management;
  private final IdentityService identity;
  private final UnitRegister units;
  private final JdbcTemplate jdbc;

  CaseDriver(
      RuntimeService runtime,
      TaskService tasks,
      HistoryService history,
      ManagementService management,
      IdentityService identity,
      UnitRegister units,
      JdbcTemplate jdbc) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.history = history;
    this.management = management;
    this.identity = identity;
    this.units = units;
    this.jdbc = jdbc;
  }

  /** Ends and forgets all cases, empties the registers, and gives the clock back. */
  public void reset() {
    identity.clearAuthentication();
    runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
        .map(ProcessInstance::getId)
        .forEach(id -> runtime.deleteProcessInstance(id, "test", true, false, true, false));
    history
        .createHistoricProcessInstanceQuery()
        .list()
        .forEach(instance -> history.deleteHistoricProcessInstance(instance.getId()));
    REGISTERS.forEach(table -> jdbc.update("delete from " + table));
    ClockUtil.reset();
  }

  /** Does something as whoever holds a post in a unit, under all authorization checks. */
  public <T> T as(String post, String unitCode, Supplier<T> action) {
    return as(List.of(post), unitCode, action);
  }

  /** The same for somebody who holds several posts; the first gives the person's name. */
  public <T> T as(List<String> posts, String unitCode, Supplier<T> action) {
    identity.setAuthentication(
        person(posts.get(0), unitCode),
        posts,
        units.jurisdictionOf(unitCode).stream().map(Unit::code).toList());
    try {
      return action.get();
    } finally {
      identity.clearAuthentication();
    }
  }

  /** The one who holds the post in the unit. */
  public String person(String post, String unitCode) {
    return post + "-" + unitCode;
  }

  public ProcessInstance start(
      String processKey, String post, String unitCode, Map<String, Object> variables) {
    return as(post, unitCode, () -> runtime.startProcessInstanceByKey(processKey, variables));
  }

  /** The number that a case gave itself when it was started. */
  public String businessKey(ProcessInstance instance) {
    return history
        .createHistoricProcessInstanceQuery()
        .processInstanceId(instance.getId())
        .singleResult()
        .getBusinessKey();
  }

  /** Completes the one open task with this key of a case; other people's cases are not found. */
  public void complete(
      String caseNumber, String taskKey, String post, String unitCode, Map<String, ?> entered) {
    as(
        post,
        unitCode,
        () -> {
          Task task =
              tasks
                  .createTaskQuery()
                  .processInstanceBusinessKey(caseNumber)
                  .taskDefinitionKey(taskKey)
                  .taskCandidateGroup(post)
                  .includeAssignedTasks()
                  .singleResult();
          assertThat(task).as("task %s of %s for %s", taskKey, caseNumber, post).isNotNull();
          tasks.complete(task.getId(), Map.copyOf(entered));
          return null;
        });
  }

  /** What the form of an open task shows when it is opened. */
  public Map<String, Object> shown(String caseNumber, String taskKey) {
    return tasks.getVariables(
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(caseNumber)
            .taskDefinitionKey(taskKey)
            .singleResult()
            .getId());
  }

  /** Keys of a case's open tasks. */
  public List<String> openTasks(String caseNumber) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).list().stream()
        .map(Task::getTaskDefinitionKey)
        .sorted()
        .toList();
  }

  /** Executes what is due now, without moving the clock. */
  public void runJobs() {
    for (List<Job> jobs = due(); !jobs.isEmpty(); jobs = due()) {
      jobs.forEach(job -> management.executeJob(job.getId()));
    }
  }

  private List<Job> due() {
    // One at a time: a job may end others.
    return management.createJobQuery().executable().active().listPage(0, 1);
  }

  /** Sets the clock without letting anything happen in between. */
  public void setClock(String beijingTime) {
    ClockUtil.setCurrentTime(at(beijingTime));
  }

  /** Moves the clock on; every timer fires at its own time. */
  public void moveClockTo(String beijingTime) {
    Date target = at(beijingTime);
    runJobs();
    for (Job next = nextTimer(target); next != null; next = nextTimer(target)) {
      ClockUtil.setCurrentTime(next.getDuedate());
      runJobs();
    }
    ClockUtil.setCurrentTime(target);
  }

  private Job nextTimer(Date target) {
    return management
        .createJobQuery()
        .active()
        .withRetriesLeft()
        .timers()
        .duedateLowerThan(target)
        .orderByJobDuedate()
        .asc()
        .listPage(0, 1)
        .stream()
        .findFirst()
        .orElse(null);
  }

  private static Date at(String beijingTime) {
    return Date.from(LocalDateTime.parse(beijingTime).atZone(BEIJING).toInstant());
  }
}
