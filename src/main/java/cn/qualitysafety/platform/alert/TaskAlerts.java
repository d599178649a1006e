package cn.qualitysafety.platform.alert;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of reminders and overdue tasks; the task's priority shows the same as a light. */
@Service
public class TaskAlerts {

  /** Priority of a task that nobody needs to hurry with. */
  public static final int GREEN = 50;

  /** Priority from the reminder on. */
  public static final int YELLOW = 70;

  /** Priority of an overdue task. */
  public static final int RED = 90;

  private final TaskAlertMapper mapper;
  private final Clock clock;

  TaskAlerts(TaskAlertMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  @Transactional
  public void raise(DelegateTask task, TaskAlert.Kind kind) {
    task.setPriority(kind == TaskAlert.Kind.OVERDUE ? RED : YELLOW);
    mapper.insert(
        new TaskAlert(
            task.getId(),
            kind,
            task.getName(),
            task.getExecution().getProcessBusinessKey(),
            task.getProcessDefinitionId().split(":")[0],
            task.getTenantId(),
            task.getAssignee(),
            task.getDueDate().toInstant().atZone(clock.getZone()).toLocalDateTime(),
            LocalDateTime.now(clock)));
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
