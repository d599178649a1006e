package cn.qualitysafety.platform.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * The engine's history level {@code full} with who did what and what was entered, but without what
 * only repeats it: values that a task shows its reader, each earlier value of a variable (what is
 * entered belongs to its task, and the next task has its own), for whom a task was (its posts are
 * in the model, and whoever claims it or gives it to others is in the log of operations), and jobs
 * that were made or taken away. Jobs that were done or failed are there.
 */
class CaseHistory extends HistoryLevelFull {

  private static final Set<HistoryEventTypes> REPEATED =
      Set.of(
          HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
          HistoryEventTypes.IDENTITY_LINK_ADD,
          HistoryEventTypes.IDENTITY_LINK_DELETE,
          HistoryEventTypes.JOB_CREATE,
          HistoryEventTypes.JOB_DELETE);

  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
    if (type instanceof HistoryEventTypes known && REPEATED.contains(known)) {
      return false;
    }
    return type != HistoryEventTypes.VARIABLE_INSTANCE_CREATE
        || !(entity instanceof VariableInstanceEntity variable)
        || !isShownByTask(variable);
  }

  /**
   * What somebody enters later changes it, and with that it enters the history; what the task
   * itself has was entered when it was completed.
   */
  private static boolean isShownByTask(VariableInstanceEntity variable) {
    ExecutionEntity scope = variable.getExecution();
    return variable.getTaskId() == null
        && scope != null
        && scope.getActivity() != null
        && scope.getActivity().getActivityBehavior() instanceof UserTaskActivityBehavior;
  }
}
