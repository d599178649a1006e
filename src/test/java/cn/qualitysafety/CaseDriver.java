package cn.qualitysafety;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.alert.TaskAlerts;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.setting.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Drives cases in tests: people of posts and units who complete tasks, and a clock that is moved.
 */
@TestComponent
public class CaseDriver {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  /** What the engine keeps of cases, those that refer to others first; resource 7 is a task. */
  private static final List<String> CASES =
      List.of(
          "ACT_RU_INCIDENT",
          "ACT_RU_JOB where HANDLER_TYPE_ not in ('history-cleanup', 'timer-start-event')",
          "ACT_RU_EVENT_SUBSCR where PROC_INST_ID_ is not null",
          "ACT_RU_AUTHORIZATION where RESOURCE_TYPE_ = 7 and RESOURCE_ID_ <> '*'",
          "ACT_RU_IDENTITYLINK where TASK_ID_ is not null",
          "ACT_RU_VARIABLE",
          "ACT_RU_TASK",
          "ACT_RU_EXECUTION",
          "ACT_HI_ACTINST",
          "ACT_HI_ATTACHMENT",
          "ACT_HI_COMMENT",
          "ACT_HI_DEC_IN",
          "ACT_HI_DEC_OUT",
          "ACT_HI_DECINST",
          "ACT_HI_DETAIL",
          "ACT_HI_IDENTITYLINK",
          "ACT_HI_INCIDENT",
          "ACT_HI_JOB_LOG",
          "ACT_HI_OP_LOG where PROC_INST_ID_ is not null or TENANT_ID_ is not null",
          "ACT_HI_PROCINST",
          "ACT_HI_TASKINST",
          "ACT_HI_VARINST",
          "ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ is null");

  /** Our tables, those that refer to others first. */
  private static final List<String> REGISTERS =
      List.of(
          "report_note",
          "report_figure",
          "report_period",
          "report_calendar",
          "city_summary",
          "monthly_report",
          "participation",
          "campaign_summary",
          "campaign_meeting",
          "campaign_plan",
          "campaign_leading_group",
          "campaign_phase",
          "campaign",
          "disclosure",
          "publication_row",
          "publication",
          "spotcheck_warning",
          "spotcheck_followup",
          "spotcheck_result",
          "spotcheck_sample",
          "spotcheck_batch",
          "spotcheck_city",
          "spotcheck_item",
          "spotcheck_plan",
          "brand_vote",
          "brand_ballot",
          "brand_revocation",
          "brand_incident",
          "brand_title_event",
          "brand_title",
          "summons_commitment",
          "summons_round",
          "summons_cause",
          "summons",
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
          "event_trainee",
          "hearing_party",
          "hearing",
          "document_delivery",
          "attachment_withdrawal",
          "attachment",
          "attachment_serial",
          "document_voiding",
          "official_document",
          "document_occasion",
          "enterprise_fact",
          "commitment_score",
          "target_count",
          "target_denominator",
          "target_share",
          "party_history",
          "party_unit",
          "party",
          "enterprise_code",
          "enterprise_history",
          "enterprise_site",
          "enterprise_product",
          "enterprise",
          "message_outbox",
          "case_record",
          "cases",
          "case_number",
          "blind_call",
          "task_handover",
          "urging",
          "case_copy",
          "former_account",
          "substitution_post",
          "substitution",
          "setting",
          "deployment_approval",
          "deployment_submission_file",
          "deployment_submission",
          "audit_event",
          "task_alert",
          "case_limit_standstill",
          "case_limit_extension",
          "deadline_move",
          "deadline_recount",
          "case_limit",
          "running_number");

  /** Columns that refer to rows of their own table: MySQL looks at each row that it deletes. */
  private static final Map<String, String> OWN_ROWS =
      Map.of(
          "ACT_RU_INCIDENT", "CAUSE_INCIDENT_ID_, ROOT_CAUSE_INCIDENT_ID_",
          "ACT_RU_EXECUTION", "PARENT_ID_, SUPER_EXEC_, PROC_INST_ID_",
          "publication", "corrects",
          "spotcheck_batch", "replaces",
          "official_document", "corrects");

  /**
   * Hands out the hundreds of commitments of a campaign: a job that waits, as an operator can make
   * it wait, where a test is not about them.
   */
  private static final String HAND_OUT = "sendTask_handOutCommitments";

  /**
   * Starts the calendars of a year's reports: a job that waits, as an operator can make it wait,
   * where a test is not about them.
   */
  private static final String START_REPORTS = "sendTask_startReports";

  /** How long to wait for what the job executor does. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Milliseconds between two looks; a benchmark that counts statements looks less often. */
  private static final int PAUSE = Integer.getInteger("driver.pause", 10);

  /**
   * Whether all facts of a case are asked for at each of its steps, to see that they can be told
   * wherever it stands; a benchmark asks for what a form shows.
   */
  private static final boolean ASKS_ALL =
      Boolean.parseBoolean(System.getProperty("driver.asks-all", "true"));

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final FormService forms;
  private final FactsOfCases facts;
  private final HistoryService history;
  private final ManagementService management;
  private final IdentityService identity;
  private final UnitRegister units;
  private final TaskAlerts alerts;
  private final Settings settings;
  private final Attachments attachments;
  private final JdbcTemplate jdbc;
  private final ProcessEngineConfigurationImpl configuration;
  private final JobExecutor jobExecutor;
  private final Set<String> employed = new HashSet<>();

  CaseDriver(
      RuntimeService runtime,
      TaskService tasks,
      FormService forms,
      FactsOfCases facts,
      HistoryService history,
      ManagementService management,
      IdentityService identity,
      UnitRegister units,
      TaskAlerts alerts,
      Settings settings,
      Attachments attachments,
      JdbcTemplate jdbc,
      ProcessEngineConfigurationImpl configuration) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.forms = forms;
    this.facts = facts;
    this.history = history;
    this.management = management;
    this.identity = identity;
    this.units = units;
    this.alerts = alerts;
    this.settings = settings;
    this.attachments = attachments;
    this.jdbc = jdbc;
    this.configuration = configuration;
    this.jobExecutor = configuration.getJobExecutor();
  }

  /**
   * Forgets all cases, empties the registers, and gives the clock back. By the tables: the engine
   * forgets case by case, which took a quarter of the time of all tests.
   */
  public void reset() {
    identity.clearAuthentication();
    employed.forEach(identity::deleteUser);
    employed.clear();
    List<String> filled = filled();
    OWN_ROWS.forEach(
        (table, columns) -> {
          if (filled.stream().anyMatch(rows -> rows.split(" ")[0].equals(table))) {
            jdbc.update(
                "update %s set %s".formatted(table, columns.replaceAll("(\\w+)", "$1 = null")));
          }
        });
    filled.forEach(rows -> jdbc.update("delete from " + rows));
    settings.look();
    ClockUtil.reset();
    management
        .createJobDefinitionQuery()
        .activityIdIn(HAND_OUT, START_REPORTS)
        .active()
        .list()
        .stream()
        .map(JobDefinition::getId)
        .forEach(id -> management.suspendJobDefinitionById(id, true));
  }

  /** What of the tables has rows, asked at once: of two hundred tables a test fills few. */
  private List<String> filled() {
    List<String> all = Stream.concat(CASES.stream(), REGISTERS.stream()).toList();
    String question =
        IntStream.range(0, all.size())
            .mapToObj(
                i -> "select %d from dual where exists (select 1 from %s)".formatted(i, all.get(i)))
            .collect(Collectors.joining(" union all "));
    return jdbc.queryForList(question, Integer.class).stream().sorted().map(all::get).toList();
  }

  /** Hands out the commitments of the campaign now, without delivering any. */
  public void handOutCommitments() {
    Job handOut =
        management.createJobQuery().activityId(HAND_OUT).suspended().list().stream()
            .findFirst()
            .orElseThrow(() -> new AssertionError("no campaign is about to hand out anything"));
    management.activateJobById(handOut.getId());
    management.executeJob(handOut.getId());
  }

  /** Sends the messages that start the calendars of the campaign's reports. */
  public void startReports() {
    Job waiting =
        management.createJobQuery().activityId(START_REPORTS).suspended().list().stream()
            .findFirst()
            .orElseThrow(() -> new AssertionError("no campaign is about to start any calendar"));
    management.activateJobById(waiting.getId());
    management.executeJob(waiting.getId());
  }

  /**
   * Gives the post in the unit an account, so that it can be chosen in forms; it is taken back at
   * the next reset.
   */
  public String employ(String login, String post, String unitCode) {
    return employ(login, login, post, unitCode);
  }

  /** The same by a name, where people read it. */
  public synchronized String employ(String login, String name, String post, String unitCode) {
    if (identity.createUserQuery().userId(login).count() == 0) {
      User user = identity.newUser(login);
      user.setFirstName(name);
      identity.saveUser(user);
      identity.createMembership(login, post);
      identity.createTenantUserMembership(unitCode, login);
      employed.add(login);
    }
    return login;
  }

  /** Does something as whoever holds a post in a unit, under all authorization checks. */
  public <T> T as(String post, String unitCode, Supplier<T> action) {
    return as(List.of(post), unitCode, action);
  }

  /** The same for somebody who holds several posts; the first gives the person's name. */
  public <T> T as(List<String> posts, String unitCode, Supplier<T> action) {
    return asLogin(person(posts.get(0), unitCode), posts, unitCode, action);
  }

  /** The same for whoever has this login. */
  public <T> T asLogin(String login, List<String> posts, String unitCode, Supplier<T> action) {
    identity.setAuthentication(
        login, posts, units.jurisdictionOf(unitCode).stream().map(Unit::code).toList());
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

  /** Uploads a file to a case, unless one with this name is there. */
  public void attach(String caseNumber, String name) {
    if (attachments.ofCases(List.of(caseNumber)).stream()
        .noneMatch(attachment -> attachment.fileName().equals(name))) {
      attachments.add(
          caseNumber, name, ("%PDF-1.4 " + name).getBytes(StandardCharsets.UTF_8), "clerk");
    }
  }

  /** Completes the one open task with this key of a case; other people's cases are not found. */
  public void complete(
      String caseNumber, String taskKey, String post, String unitCode, Map<String, ?> entered) {
    complete(caseNumber, taskKey, List.of(post), unitCode, entered);
  }

  /** The same by somebody who holds several posts; the first gives the person's name. */
  public void complete(
      String caseNumber,
      String taskKey,
      List<String> posts,
      String unitCode,
      Map<String, ?> entered) {
    completeBy(person(posts.get(0), unitCode), caseNumber, taskKey, posts, unitCode, entered);
  }

  /** The same by whoever has this login. */
  public void completeBy(
      String login,
      String caseNumber,
      String taskKey,
      List<String> posts,
      String unitCode,
      Map<String, ?> entered) {
    asLogin(
        login,
        posts,
        unitCode,
        () -> {
          TaskQuery open =
              tasks
                  .createTaskQuery()
                  .processInstanceBusinessKey(caseNumber)
                  .taskDefinitionKey(taskKey)
                  .taskCandidateGroupIn(posts)
                  .includeAssignedTasks();
          Task task = open.singleResult();
          if (task == null && jobExecutor.isActive()) {
            await("task %s of %s".formatted(taskKey, caseNumber), () -> open.count() > 0);
            task = open.singleResult();
          }
          assertThat(task).as("task %s of %s for %s", taskKey, caseNumber, posts).isNotNull();
          if (ASKS_ALL) {
            facts(task.getProcessDefinitionId().split(":")[0], caseNumber);
          } else {
            forms.getTaskFormVariables(task.getId());
          }
          tasks.complete(task.getId(), Map.copyOf(entered));
          return null;
        });
  }

  /**
   * Serves what a case has issued and is to be served now, directly: the one document that waits.
   * Whoever signs takes in what comes for the addressee.
   *
   * @param on day on which it was signed for
   */
  public void serve(String caseNumber, String post, String unitCode, String on, String receivedBy) {
    serve(caseNumber, null, post, unitCode, on, receivedBy);
  }

  /** The same of the document for one of several addressees. */
  public void serve(
      String caseNumber,
      String addressee,
      String post,
      String unitCode,
      String on,
      String receivedBy) {
    complete(
        delivery(caseNumber, addressee),
        "userTask_serveDocument",
        post,
        unitCode,
        Map.of("deliveredOn", on, "receivedBy", receivedBy, "relation", "office", "proof", "送达回证"));
  }

  /**
   * Number of the service that is under way in a case.
   *
   * @param addressee null if there is only one
   */
  public String delivery(String caseNumber, String addressee) {
    runJobs();
    String open =
        "select number from document_delivery where case_number = ? and closed_at is null"
            + " and exists (select 1 from ACT_RU_EXECUTION where BUSINESS_KEY_ = number)";
    Supplier<List<String>> services =
        () ->
            addressee == null
                ? jdbc.queryForList(open, String.class, caseNumber)
                : jdbc.queryForList(
                    open + " and addressee = ?", String.class, caseNumber, addressee);
    if (jobExecutor.isActive()) {
      await("service of " + caseNumber, () -> !services.get().isEmpty());
    }
    List<String> found = services.get();
    assertThat(found).as("services of %s under way", caseNumber).hasSize(1);
    return found.get(0);
  }

  /** Code of the unit in which a running case is. */
  public String unitOf(String caseNumber) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(caseNumber)
        .singleResult()
        .getTenantId();
  }

  /** Code of the unit that does an open task of a case. */
  public String unitOfTask(String caseNumber, String taskKey) {
    return openTask(caseNumber, taskKey).getTenantId();
  }

  public Date dueDate(String caseNumber, String taskKey) {
    return openTask(caseNumber, taskKey).getDueDate();
  }

  private Task openTask(String caseNumber, String taskKey) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber)
        .taskDefinitionKey(taskKey)
        .singleResult();
  }

  /** What a class lists of a case, by name, wherever it stands; null for what is not known yet. */
  public Map<String, Object> facts(String process, String caseNumber) {
    return configuration
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              ProcessDefinition model =
                  configuration
                      .getDeploymentCache()
                      .findDeployedLatestProcessDefinitionByKey(process);
              Map<String, Object> told = new HashMap<>();
              for (Fact fact : facts.of(process)) {
                told.put(fact.name(), facts.value(model, CasePlace.of(caseNumber), fact.name()));
              }
              return told;
            });
  }

  /** What the form of an open task shows when it is opened. */
  public Map<String, Object> shown(String caseNumber, String taskKey) {
    return forms.getTaskFormVariables(openTask(caseNumber, taskKey).getId());
  }

  /** Keys of a case's open tasks. */
  public List<String> openTasks(String caseNumber) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).list().stream()
        .map(Task::getTaskDefinitionKey)
        .sorted()
        .toList();
  }

  /** From now on jobs are run as in production, by several threads and on their own. */
  public void startJobExecutor() {
    jobExecutor.start();
  }

  /** The jobs under way are finished; then {@link #runJobs()} runs them again. */
  public void stopJobExecutor() {
    jobExecutor.shutdown();
  }

  /** Waits until the job executor has nothing left that is due. */
  public void awaitJobs() {
    await("end of the jobs", () -> management.createJobQuery().executable().active().count() == 0);
  }

  private static void await(String what, BooleanSupplier happened) {
    Instant latest = Instant.now().plus(PATIENCE);
    while (!happened.getAsBoolean()) {
      assertThat(Instant.now()).as("%s within %s", what, PATIENCE).isBefore(latest);
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * Executes jobs and raises alerts that are due now, without moving the clock; the job executor
   * needs no help.
   */
  public void runJobs() {
    if (jobExecutor.isActive()) {
      return;
    }
    for (List<Job> jobs = due(); !jobs.isEmpty(); jobs = due()) {
      jobs.forEach(job -> management.executeJob(job.getId()));
    }
    alerts.raiseDue();
  }

  private List<Job> due() {
    // One at a time: a job may end others.
    return management.createJobQuery().executable().active().listPage(0, 1);
  }

  /** Sets the clock without letting anything happen in between. */
  public void setClock(String beijingTime) {
    ClockUtil.setCurrentTime(at(beijingTime));
  }

  /** Moves the clock on; every timer fires at its own time, alerts are raised whenever it stops. */
  public void moveClockTo(String beijingTime) {
    Date target = at(beijingTime);
    runJobs();
    for (Job next = nextTimer(target); next != null; next = nextTimer(target)) {
      ClockUtil.setCurrentTime(next.getDuedate());
      runJobs();
    }
    ClockUtil.setCurrentTime(target);
    alerts.raiseDue();
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
