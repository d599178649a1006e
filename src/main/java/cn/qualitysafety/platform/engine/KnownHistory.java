package cn.qualitysafety.platform.engine;

import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Writes the history without asking the database for what the command knows: when a task began, and
 * that a value which somebody enters is not there yet, because what the task showed before does not
 * enter the history ({@link CaseHistory}).
 */
class KnownHistory extends DbHistoryEventHandler {

  @Override
  protected void insertOrUpdate(HistoryEvent event) {
    TaskEntity task = isInitialEvent(event) ? null : taskOf(event);
    if (task != null && cached(event.getClass(), event.getId()) == null) {
      ((HistoricScopeInstanceEvent) event).setStartTime(task.getCreateTime());
      getDbEntityManager().merge(event);
    } else {
      super.insertOrUpdate(event);
    }
  }

  /** The task that an event tells of, itself or as a step of its case; null if it tells of none. */
  private TaskEntity taskOf(HistoryEvent event) {
    if (event instanceof HistoricTaskInstanceEventEntity task) {
      return cached(TaskEntity.class, task.getTaskId());
    }
    if (event instanceof HistoricActivityInstanceEventEntity step) {
      return getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
          .filter(task -> step.getActivityId().equals(task.getTaskDefinitionKey()))
          .filter(task -> step.getExecutionId().equals(task.getExecutionId()))
          .findFirst()
          .orElse(null);
    }
    return null;
  }

  @Override
  protected void insertHistoricVariableUpdateEntity(HistoricVariableUpdateEventEntity event) {
    if (event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_UPDATE) && isFirstEntry(event)) {
      getDbEntityManager().insert(new HistoricVariableInstanceEntity(event));
    } else {
      super.insertHistoricVariableUpdateEntity(event);
    }
  }

  /** A task with inputs is a scope: its execution has no variables but the task's own. */
  private boolean isFirstEntry(HistoricVariableUpdateEventEntity event) {
    if (event.getRevision() != 1
        || cached(HistoricVariableInstanceEntity.class, event.getVariableInstanceId()) != null) {
      return false;
    }
    ExecutionEntity scope = cached(ExecutionEntity.class, event.getExecutionId());
    return scope != null
        && scope.getActivity() != null
        && scope.getActivity().isScope()
        && scope.getActivity().getActivityBehavior() instanceof UserTaskActivityBehavior;
  }

  private <T extends DbEntity> T cached(Class<T> type, String id) {
    return id == null ? null : getDbEntityManager().getCachedEntity(type, id);
  }
}
