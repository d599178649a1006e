package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.deadline.RecountRequests.Request;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.setting.Settings;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts anew what is due, when holidays or the rule of a limit become known or change: limits that
 * run, due dates of open tasks and timers, each in a transaction of its own and with a line in its
 * case. What has ended, what is over, and what a paper has told to a party stays. Any node may do
 * it, several may at once, and one that is stopped goes on from the beginning: what has moved
 * already stays where it is.
 */
@Component
class Recounts {

  private static final Logger LOG = LoggerFactory.getLogger(Recounts.class);
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  /** Of limits, tasks and timers that are read at once. */
  private static final int PIECE = 500;

  /** How often something is tried on which somebody works in the same moment. */
  private static final int TRIES = 3;

  /** What reads the calendar, or a day that some register keeps. */
  private static final Pattern COUNTED =
      Pattern.compile("(?<!\\w)(deadline|limit|caseLimits|facts)\\.");

  private static final Pattern OF_FACTS = Pattern.compile("(?<!\\w)facts\\.");

  private final RecountRequests requests;
  private final CaseLimits limits;
  private final WorkingDayCalendar calendar;
  private final ReleasedLimits released;
  private final Deadline deadline;
  private final ObjectProvider<Settings> settings;
  private final InTheNameOf inTheNameOf;
  private final TaskService tasks;
  private final ManagementService management;
  private final RepositoryService repository;
  private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  Recounts(
      RecountRequests requests,
      CaseLimits limits,
      WorkingDayCalendar calendar,
      ReleasedLimits released,
      Deadline deadline,
      ObjectProvider<Settings> settings,
      InTheNameOf inTheNameOf,
      @Lazy TaskService tasks,
      @Lazy ManagementService management,
      @Lazy RepositoryService repository,
      ObjectProvider<ProcessEngineConfigurationImpl> engine,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.requests = requests;
    this.limits = limits;
    this.calendar = calendar;
    this.released = released;
    this.deadline = deadline;
    this.settings = settings;
    this.inTheNameOf = inTheNameOf;
    this.tasks = tasks;
    this.management = management;
    this.repository = repository;
    this.engine = engine;
    this.events = events;
    this.transaction = transaction;
  }

  /** A release, or the operator, may have brought other holidays or other limits. */
  @EventListener(ApplicationReadyEvent.class)
  void lookAtFiles() {
    transaction.executeWithoutResult(
        status -> {
          requests.askIfFileChanged(calendar.fingerprintOfFile());
          requests.askForChangedLimits(released.fingerprints());
        });
  }

  @Scheduled(
      initialDelayString = "${deadline.recount-every}",
      fixedDelayString = "${deadline.recount-every}")
  void look() {
    try {
      run();
    } catch (DataAccessException | TransactionException lost) {
      // One line: it comes again until the database is there.
      LOG.warn("What is due is counted anew when the database is there: {}", lost.getMessage());
    }
  }

  /** Does all that was asked for and nobody has done. */
  void run() {
    for (Optional<Request> next = requests.next(); next.isPresent(); next = requests.next()) {
      Request request = next.get();
      // Another node may have changed what this one does not know yet.
      settings.getObject().look();
      int moved = inTheNameOf.system(() -> recount(request));
      requests.done(request);
      LOG.info("{} limits, due dates and timers were moved: {}", moved, request.reason());
    }
  }

  /**
   * Counts anew what one case has open, in the transaction of its step.
   *
   * @param instanceId of the engine
   * @param reason for people
   */
  void ofCase(String instanceId, String reason) {
    LocalDateTime now = time(now());
    Request request = new Request(0, null, "", reason, null, now, now);
    inTheNameOf.system(
        () -> {
          tasks.createTaskQuery().processInstanceId(instanceId).list().stream()
              .filter(task -> isConcerned(request, dueDate(task)))
              .forEach(task -> recount(task, request));
          management
              .createJobQuery()
              .processInstanceId(instanceId)
              .timers()
              .duedateHigherThan(now())
              .list()
              .stream()
              .filter(job -> isConcerned(request, time(job)))
              .forEach(job -> recount(job, request));
          return null;
        });
  }

  private int recount(Request request) {
    return recountLimits(request) + recountTasks(request) + recountTimers(request);
  }

  private int recountLimits(Request request) {
    int moved = 0;
    CaseLimit last = null;
    List<CaseLimit> piece = limits.toRecount(request.limitName(), last, PIECE);
    while (!piece.isEmpty()) {
      for (CaseLimit limit : piece) {
        moved +=
            one(
                "limit '%s' of case %s".formatted(limit.limitName(), limit.caseNumber()),
                () ->
                    limits.recount(
                        limit, request.limitName() != null, request.reason(), request.person()));
        last = limit;
      }
      piece = limits.toRecount(request.limitName(), last, PIECE);
    }
    return moved;
  }

  private interface Step {
    boolean moves();
  }

  /** What fails keeps no other from being counted. */
  private int one(String what, Step step) {
    for (int tries = 1; ; tries++) {
      try {
        return Boolean.TRUE.equals(transaction.execute(status -> step.moves())) ? 1 : 0;
      } catch (DataAccessException | TransactionException lost) {
        throw lost;
      } catch (RuntimeException failed) {
        if (!(failed instanceof OptimisticLockingException) || tries == TRIES) {
          LOG.warn("{} was not counted anew", what, failed);
          return 0;
        }
      }
    }
  }

  /**
   * Reads piece by piece what waits, each beginning behind the last one before: what is done
   * meanwhile shifts nothing past the reader.
   */
  private static int inPieces(UnaryOperator<List<String>> next, ToIntFunction<List<String>> count) {
    int moved = 0;
    List<String> piece = next.apply(List.of(""));
    while (!piece.isEmpty()) {
      moved += count.applyAsInt(piece);
      piece = next.apply(piece);
    }
    return moved;
  }

  private static String last(List<String> ids) {
    return ids.get(ids.size() - 1);
  }

  private int recountTasks(Request request) {
    return inPieces(
        before -> requests.tasksDueAfter(now(), last(before), PIECE),
        ids -> {
          int moved = 0;
          for (Task task : tasks.createTaskQuery().taskIdIn(ids.toArray(new String[0])).list()) {
            if (isConcerned(request, dueDate(task))) {
              moved += one("task " + task.getId(), () -> recount(task, request));
            }
          }
          return moved;
        });
  }

  private Date now() {
    return ClockUtil.getCurrentTime();
  }

  private static boolean isConcerned(Request request, String expression) {
    return request.limitName() == null
        ? COUNTED.matcher(expression).find()
        : expression.contains("'%s'".formatted(request.limitName()))
            || OF_FACTS.matcher(expression).find();
  }

  private String dueDate(Task task) {
    return element(task.getProcessDefinitionId(), task.getTaskDefinitionKey(), UserTask.class)
        .map(UserTask::getCamundaDueDate)
        .orElse("");
  }

  private <E extends BaseElement> Optional<E> element(String model, String id, Class<E> type) {
    return Optional.ofNullable(
            repository.getBpmnModelInstance(model).<BaseElement>getModelElementById(id))
        .filter(type::isInstance)
        .map(type::cast);
  }

  private boolean recount(Task task, Request request) {
    return engine
        .getObject()
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              TaskEntity open = context.getTaskManager().findTaskById(task.getId());
              if (open == null || !Objects.equals(open.getDueDate(), task.getDueDate())) {
                return false; // somebody works on it
              }
              remindAnew(open);
              Date due = deadline.asOf(open.getCreateTime().toInstant(), () -> dueDateOf(open));
              if (due == null || isSame(due, open.getDueDate())) {
                return false;
              }
              note(
                  open.getExecution().getProcessBusinessKey(),
                  "“%s”的办理期限".formatted(open.getName()),
                  open.getDueDate(),
                  due,
                  request);
              open.setDueDate(due);
              events.publishEvent(new DueDateMoved(open.getId()));
              return true;
            });
  }

  /** When it is reminded of is nobody's right, and moves without a word. */
  private void remindAnew(TaskEntity task) {
    Date reminder =
        deadline.asOf(
            task.getCreateTime().toInstant(),
            () -> date(task, task.getTaskDefinition().getFollowUpDateExpression()));
    if (reminder != null
        && task.getFollowUpDate() != null
        && !isSame(reminder, task.getFollowUpDate())) {
      task.setFollowUpDate(reminder);
    }
  }

  private static Date dueDateOf(TaskEntity task) {
    return date(task, task.getTaskDefinition().getDueDateExpression());
  }

  private static Date date(TaskEntity task, Expression expression) {
    return expression != null && expression.getValue(task.getExecution()) instanceof Date date
        ? date
        : null;
  }

  /** MySQL keeps no more of a time. */
  private static boolean isSame(Date one, Date other) {
    return one.getTime() / 1000 == other.getTime() / 1000;
  }

  private void note(String caseNumber, String what, Date before, Date after, Request request) {
    if (caseNumber != null) {
      limits.note(caseNumber, what, time(before), time(after), request.reason(), request.person());
    }
  }

  private static LocalDateTime time(Date date) {
    return LocalDateTime.ofInstant(date.toInstant(), BEIJING);
  }

  private int recountTimers(Request request) {
    return inPieces(
        before -> requests.timersDueAfter(now(), last(before), PIECE),
        ids -> {
          int moved = 0;
          for (Job job : management.createJobQuery().jobIds(Set.copyOf(ids)).list()) {
            if (isConcerned(request, time(job))) {
              moved += one("timer " + job.getId(), () -> recount(job, request));
            }
          }
          return moved;
        });
  }

  /**
   * The time for which a timer waits, as its model says it; empty for one that counts otherwise.
   */
  private String time(Job job) {
    return event(job).stream()
        .flatMap(event -> event.getChildElementsByType(TimerEventDefinition.class).stream())
        .flatMap(timer -> timer.getChildElementsByType(TimeDate.class).stream())
        .map(TimeDate::getTextContent)
        .collect(Collectors.joining());
  }

  private Optional<FlowElement> event(Job job) {
    JobDefinition definition =
        management
            .createJobDefinitionQuery()
            .jobDefinitionId(job.getJobDefinitionId())
            .singleResult();
    return definition == null
        ? Optional.empty()
        : element(job.getProcessDefinitionId(), definition.getActivityId(), FlowElement.class);
  }

  private boolean recount(Job job, Request request) {
    Date before = job.getDuedate();
    deadline.asOf(
        job.getCreateTime().toInstant(),
        () -> {
          management.recalculateJobDuedate(job.getId(), true);
          return null;
        });
    return engine
        .getObject()
        .getCommandExecutorTxRequired()
        .execute(context -> noteTimer(context, job, before, request));
  }

  private boolean noteTimer(CommandContext context, Job job, Date before, Request request) {
    JobEntity timer = context.getJobManager().findJobById(job.getId());
    if (!(timer instanceof TimerEntity) || isSame(timer.getDuedate(), before)) {
      return false;
    }
    note(
        timer.getExecution().getProcessBusinessKey(),
        "“%s”的时间"
            .formatted(
                event(job)
                    .map(FlowElement::getName)
                    .filter(name -> !name.isBlank())
                    .orElse("定时事件")),
        before,
        timer.getDuedate(),
        request);
    return true;
  }
}
