package cn.qualitysafety.platform.deadline;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Keeps due dates, reminders and escalations of open tasks in step with a limit of their case. A
 * task runs on the limit that the expression of its due date names.
 */
@Component
class TasksOnLimit {

  private final TaskService tasks;
  private final RepositoryService repository;
  private final ManagementService management;

  TasksOnLimit(
      @Lazy TaskService tasks,
      @Lazy RepositoryService repository,
      @Lazy ManagementService management) {
    this.tasks = tasks;
    this.repository = repository;
    this.management = management;
  }

  void stop(String caseNumber, String limitName) {
    for (Task task : open(caseNumber, limitName)) {
      task.setDueDate(null);
      tasks.saveTask(task);
      timers(task).forEach(timer -> management.suspendJobById(timer.getId()));
    }
  }

  void resume(String caseNumber, String limitName, Date dueDate) {
    for (Task task : open(caseNumber, limitName)) {
      task.setDueDate(dueDate);
      tasks.saveTask(task);
      for (Job timer : timers(task)) {
        management.recalculateJobDuedate(timer.getId(), false);
        management.activateJobById(timer.getId());
      }
    }
  }

  private List<Task> open(String caseNumber, String limitName) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).list().stream()
        .filter(task -> runsOn(task, limitName))
        .toList();
  }

  private boolean runsOn(Task task, String limitName) {
    UserTask model =
        repository
            .getBpmnModelInstance(task.getProcessDefinitionId())
            .getModelElementById(task.getTaskDefinitionKey());
    String dueDate = model.getCamundaDueDate();
    return dueDate != null
        && dueDate.contains("caseLimits.dueDate(")
        && dueDate.contains("'" + limitName + "'");
  }

  /** The task's reminder and escalation that have not fired yet. */
  private List<Job> timers(Task task) {
    return management
        .createJobQuery()
        .executionId(task.getExecutionId())
        .activityId(task.getTaskDefinitionKey())
        .timers()
        .list();
  }
}
