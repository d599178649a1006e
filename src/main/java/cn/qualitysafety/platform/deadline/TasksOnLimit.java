package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.engine.InTheNameOf;
import java.util.Date;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Keeps due dates of open tasks in step with a limit of their case. A task runs on the limit that
 * the expression of its due date names.
 */
@Component
class TasksOnLimit {

  private final TaskService tasks;
  private final RepositoryService repository;
  private final InTheNameOf inTheNameOf;
  private final ApplicationEventPublisher events;

  TasksOnLimit(
      @Lazy TaskService tasks,
      @Lazy RepositoryService repository,
      InTheNameOf inTheNameOf,
      ApplicationEventPublisher events) {
    this.tasks = tasks;
    this.repository = repository;
    this.inTheNameOf = inTheNameOf;
    this.events = events;
  }

  /**
   * Whoever's step it is that moves them: a laboratory's stops the limit of a bureau's case.
   *
   * @param dueDate null while the limit stands still
   */
  void move(String caseNumber, String limitName, Date dueDate) {
    inTheNameOf.system(
        () -> {
          moveAll(caseNumber, limitName, dueDate);
          return null;
        });
  }

  private void moveAll(String caseNumber, String limitName, Date dueDate) {
    tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).list().stream()
        .filter(task -> runsOn(task, limitName))
        .forEach(
            task -> {
              task.setDueDate(dueDate);
              tasks.saveTask(task);
              if (dueDate != null) {
                events.publishEvent(new DueDateMoved(task.getId()));
              }
            });
  }

  private boolean runsOn(Task task, String limitName) {
    UserTask model =
        repository
            .getBpmnModelInstance(task.getProcessDefinitionId())
            .getModelElementById(task.getTaskDefinitionKey());
    String dueDate = model.getCamundaDueDate();
    return dueDate != null
        && (dueDate.contains("limit.dueDate(") || dueDate.contains("caseLimits.dueDate("))
        && dueDate.contains("'" + limitName + "'");
  }
}
