package cn.qualitysafety.demo;

import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.alert.TaskAlerts;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.message.Messages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Plays a scenario: the clock goes from day to day, timers fire when they are due, and people start
 * cases and do their tasks as they do in Tasklist, under all checks. Jobs are run here, since the
 * job executor has not begun.
 */
@Component
@Profile("demo")
class Player {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  /** Milliseconds that somebody needs for a step: what happens later is told as later. */
  private static final long STEP = 20_000;

  private static final List<String> ONCE = List.of("");

  private final RepositoryService repository;
  private final FormService forms;
  private final TaskService tasks;
  private final RuntimeService runtime;
  private final HistoryService history;
  private final ManagementService management;
  private final IdentityService identity;
  private final EnterpriseService enterprises;
  private final Attachments attachments;
  private final TaskAlerts alerts;

  Player(
      RepositoryService repository,
      FormService forms,
      TaskService tasks,
      RuntimeService runtime,
      HistoryService history,
      ManagementService management,
      IdentityService identity,
      EnterpriseService enterprises,
      Attachments attachments,
      TaskAlerts alerts) {
    this.repository = repository;
    this.forms = forms;
    this.tasks = tasks;
    this.runtime = runtime;
    this.history = history;
    this.management = management;
    this.identity = identity;
    this.enterprises = enterprises;
    this.attachments = attachments;
    this.alerts = alerts;
  }

  private record Standing(List<String> posts, List<String> units) {}

  /** One performance: what its cases are called, and who its people are. */
  private final class Performance {

    private final Map<String, Map<String, String>> cities;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Standing> people = new HashMap<>();
    private final List<Scenario.Later> later;
    private final Map<String, String> activities = new HashMap<>();

    Performance(Scenario scenario) {
      cities = scenario.cities();
      later = scenario.later();
    }

    void of(Scenario.Day day) {
      moveTo(at(day.time()));
      for (Scenario.Step step : day.steps()) {
        for (String city : step.in() == null ? ONCE : step.in()) {
          names.put("city", city);
          names.putAll(cities.getOrDefault(city, Map.of()));
          for (String each : step.each() == null ? ONCE : step.each()) {
            names.put("each", each);
            perform(day, step);
          }
        }
      }
    }

    private void perform(Scenario.Day day, Scenario.Step step) {
      String who = told(step.who());
      try {
        Standing standing = people.computeIfAbsent(who, Player.this::standing);
        ProcessInstance begun;
        identity.setAuthentication(who, standing.posts(), standing.units());
        try {
          begun = act(step, who, standing);
        } finally {
          identity.clearAuthentication();
        }
        if (step.as() != null) {
          names.put(step.as(), number(begun));
        }
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + STEP));
        runJobs();
      } catch (RuntimeException refused) {
        throw new IllegalStateException(
            "The demonstration stops on %s, where %s cannot do this: %s. %s"
                .formatted(day.on(), who, what(step), refused.getMessage()),
            refused);
      }
    }

    private String what(Scenario.Step step) {
      return step.start() != null
          ? "start " + step.start()
          : step.task() != null
              ? "%s of %s".formatted(step.task(), told(step.of()))
              : step.attach() != null ? "attach " + step.attach() : "register " + step.register();
    }

    /** The case that has begun, if the step starts one. */
    private ProcessInstance act(Scenario.Step step, String who, Standing standing) {
      if (step.start() != null) {
        String model =
            repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(step.start())
                .latestVersion()
                .singleResult()
                .getId();
        return forms.submitStartForm(model, entered(step));
      }
      if (step.task() != null) {
        Task task = task(step, who, standing);
        if (task.getAssignee() == null) {
          tasks.claim(task.getId(), who);
        }
        forms.submitTaskForm(task.getId(), entered(step));
      } else if (step.attach() != null) {
        byte[] content = ("%PDF-1.4 " + step.attach()).getBytes(StandardCharsets.UTF_8);
        attachments.add(told(step.of()), step.attach(), content, who);
      } else {
        Map<String, String> cells = new HashMap<>();
        EnterpriseEntry.COLUMNS.forEach(column -> cells.put(column, ""));
        cells.putAll(step.register());
        enterprises.register(new EnterpriseEntry(cells), standing.units(), who);
      }
      return null;
    }

    private String number(ProcessInstance begun) {
      return history
          .createHistoricProcessInstanceQuery()
          .processInstanceId(begun.getId())
          .singleResult()
          .getBusinessKey();
    }

    private Task task(Scenario.Step step, String who, Standing standing) {
      var open =
          tasks
              .createTaskQuery()
              .taskDefinitionKey(step.task())
              .taskCandidateGroupIn(standing.posts())
              .includeAssignedTasks()
              .active();
      if (step.of() != null) {
        open.processInstanceBusinessKey(told(step.of()));
      }
      return open.orderByTaskCreateTime().desc().list().stream()
          .filter(task -> task.getAssignee() == null || task.getAssignee().equals(who))
          .filter(
              task ->
                  step.row() == null
                      || told(step.row()).equals(tasks.getVariable(task.getId(), CasePlace.ROW)))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("There is no such task for them."));
    }

    private Map<String, Object> entered(Scenario.Step step) {
      Map<String, Object> entered = new LinkedHashMap<>();
      if (step.values() != null) {
        step.values()
            .forEach(
                (key, value) ->
                    entered.put(key, value instanceof String text ? told(text) : value));
      }
      return entered;
    }

    private String told(String text) {
      return Scenario.told(text, names);
    }

    /** Each timer fires at its own time; reminders and overdue marks follow. */
    private void moveTo(Date target) {
      if (target.before(ClockUtil.getCurrentTime())) {
        throw new IllegalStateException(
            "The demonstration's days are not in their order: " + target.toInstant());
      }
      for (Job next = nextTimer(target); next != null; next = nextTimer(target)) {
        ClockUtil.setCurrentTime(next.getDuedate());
        runJobs();
      }
      ClockUtil.setCurrentTime(target);
      runJobs();
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

    /**
     * In the same order each time, as far as it tells: messages in that in which they were sent.
     */
    private void runJobs() {
      for (List<Job> due = due(); !due.isEmpty(); due = due()) {
        for (Job job : due) {
          // One may end others.
          if (management.createJobQuery().jobId(job.getId()).count() > 0) {
            management.executeJob(job.getId());
          }
          later.stream().filter(some -> some.after().equals(activity(job))).forEach(this::postpone);
        }
      }
    }

    /** The job executor does it when it has begun. */
    private void postpone(Scenario.Later some) {
      Date until = at(LocalDateTime.parse(some.until()));
      String wanted = Objects.requireNonNullElse(some.call(), "");
      due().stream()
          .filter(job -> activity(job).equals(wanted))
          .filter(job -> !some.exceptTo().contains(unit(job)))
          .forEach(job -> management.setJobDuedate(job.getId(), until));
    }

    /** Of a message that in which it is delivered, of a call that for which it is. */
    private Object unit(Job job) {
      return job.getExecutionId() == null
          ? job.getTenantId()
          : runtime.getVariable(job.getExecutionId(), Messages.UNIT_CODE);
    }

    /** Empty of a message. */
    private String activity(Job job) {
      String definition = job.getJobDefinitionId();
      return definition == null
          ? ""
          : activities.computeIfAbsent(
              definition,
              id ->
                  management
                      .createJobDefinitionQuery()
                      .jobDefinitionId(id)
                      .singleResult()
                      .getActivityId());
    }

    private List<Job> due() {
      return management.createJobQuery().executable().active().list().stream()
          .sorted(
              Comparator.comparing(
                      Job::getDuedate, Comparator.nullsFirst(Comparator.naturalOrder()))
                  .thenComparing(Player::order, Comparator.comparing(String::length))
                  .thenComparing(Player::order))
          .toList();
    }
  }

  /**
   * Does all that the scenario tells; the clock stands at its end.
   *
   * @throws IllegalStateException if a step is refused: which one, and the refusal
   */
  void play(Scenario scenario) {
    Performance performance = new Performance(scenario);
    ClockUtil.setCurrentTime(at(scenario.days().get(0).time()));
    scenario.days().forEach(performance::of);
    performance.moveTo(at(LocalDateTime.parse(scenario.now())));
  }

  private Standing standing(String who) {
    List<String> posts =
        identity.createGroupQuery().groupMember(who).list().stream().map(Group::getId).toList();
    List<String> units =
        identity.createTenantQuery().userMember(who).list().stream().map(Tenant::getId).toList();
    if (posts.isEmpty()) {
      throw new IllegalStateException("There is no such person.");
    }
    return new Standing(posts, units);
  }

  /** Of a message its number; of a timer its place in the model. */
  private static String order(Job job) {
    return String.valueOf(((JobEntity) job).getJobHandlerConfigurationRaw());
  }

  static Date at(LocalDateTime beijing) {
    Instant instant = beijing.atZone(BEIJING).toInstant();
    return Date.from(instant);
  }
}
