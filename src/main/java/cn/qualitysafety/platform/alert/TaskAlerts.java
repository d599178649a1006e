package cn.qualitysafety.platform.alert;

import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.DueDateMoved;
import cn.qualitysafety.platform.engine.WorkOfUnits;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The register of reminders and overdue tasks; the task's priority shows the same as a light. A
 * task is overdue once its due date is over. It is reminded of on its follow-up date, if its model
 * gives it one, and otherwise on the usual day before the due date.
 */
@Service
public class TaskAlerts {

  /** Priority of a task that nobody needs to hurry with. */
  public static final int GREEN = 50;

  /** Priority from the reminder on. */
  public static final int YELLOW = 70;

  /** Priority of an overdue task. */
  public static final int RED = 90;

  private static final Logger LOG = LoggerFactory.getLogger(TaskAlerts.class);

  /** Alerts of a kind that are raised at once, the others the next time. */
  private static final int MOST = 5_000;

  private final TaskAlertMapper mapper;
  private final TaskService tasks;
  private final WorkOfUnits work;
  private final Deadline deadline;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** Tasks whose alert failed in the last round: each is told with its stack trace once. */
  private volatile Set<String> failing = Set.of();

  TaskAlerts(
      TaskAlertMapper mapper,
      TaskService tasks,
      WorkOfUnits work,
      Deadline deadline,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.tasks = tasks;
    this.work = work;
    this.deadline = deadline;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Raises every alert that is due. Each has a transaction of its own: one that fails keeps no
   * other from being raised, and comes again the next time. Several nodes may do this at once.
   *
   * @return whether each was tried, and no more than are raised at once were due; how many failed
   *     is told by {@link #failing}
   * @throws TransactionException if the database is not there; the others come the next time
   */
  public boolean raiseDue() {
    LocalDateTime now = LocalDateTime.now(clock);
    LocalDateTime dueUntil = deadline.lastDayToRemindOf().plusDays(1).atStartOfDay();
    Set<String> failed = new HashSet<>();
    boolean marked = raise(mapper.toMark(now, RED, MOST), RED, failed);
    boolean reminded = raise(mapper.toRemind(now, dueUntil, YELLOW, MOST), YELLOW, failed);
    failing = failed;
    return marked && reminded;
  }

  /** How many tasks this node could not mark or remind of when it tried last. */
  int failing() {
    return failing.size();
  }

  private boolean raise(List<TaskAlert> alerts, int priority, Set<String> failed) {
    for (TaskAlert alert : alerts) {
      if (!isRaised(alert, priority)) {
        failed.add(alert.taskId());
      }
    }
    return alerts.size() < MOST;
  }

  private boolean isRaised(TaskAlert alert, int priority) {
    try {
      transaction.executeWithoutResult(
          status -> {
            mapper.insert(alert.in(work.doneIn(alert.unitCode(), posts(alert.taskId()))));
            tasks.setPriority(alert.taskId(), priority);
          });
    } catch (DuplicateKeyException | OptimisticLockingException | NullValueException overtaken) {
      LOG.debug("Another node raised {}, or somebody completed the task", alert, overtaken);
    } catch (TransactionException lost) {
      throw lost;
    } catch (RuntimeException failed) {
      if (failing.contains(alert.taskId())) {
        LOG.debug("{} was not raised again", alert, failed);
      } else {
        LOG.error("{} was not raised; it is tried again each time, in silence", alert, failed);
      }
      return false;
    }
    return true;
  }

  private List<String> posts(String taskId) {
    return tasks.getIdentityLinksForTask(taskId).stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .toList();
  }

  /** It is reminded of anew before it is due; what is over stays marked. */
  @EventListener
  void follow(DueDateMoved moved) {
    if (mapper.takeBackReminder(moved.taskId()) > 0) {
      tasks.setPriority(moved.taskId(), GREEN);
    }
  }

  /**
   * Open tasks that ran over their limit in these units, so many at most, longest overdue first.
   */
  public List<TaskAlert> overdue(List<String> unitCodes, int most) {
    return unitCodes.isEmpty() ? List.of() : mapper.overdue(unitCodes, most);
  }

  public List<TaskAlert> ofCase(String caseNumber) {
    return mapper.ofCase(caseNumber);
  }
}
