package cn.qualitysafety.platform.engine;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.history.DefaultHistoryRemovalTimeProvider;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;

/**
 * The engine's managers of what a case consists of, but a command that goes on with a case reads
 * its steps at once, then its values at once, and asks for nothing that it knows by then.
 */
final class ReadAhead {

  /**
   * Of a case with more steps at a time, such as one for each city, each step's values are read.
   */
  private static final int FEW = 8;

  private ReadAhead() {}

  static List<SessionFactory> managers() {
    return List.of(
        new Manager(ExecutionManager.class, Executions::new),
        new Manager(VariableInstanceManager.class, Variables::new),
        new Manager(TaskManager.class, Tasks::new),
        new Manager(ProcessDefinitionManager.class, Models::new));
  }

  /** The engine asks for each session by the type of its own manager. */
  private record Manager(Class<?> type, Supplier<Session> opened) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return type;
    }

    @Override
    public Session openSession() {
      return opened.get();
    }
  }

  /** Whoever looks for the step of a task or job will want the steps around it. */
  static class Executions extends ExecutionManager {

    private final Map<String, List<ExecutionEntity>> ahead = new HashMap<>();
    private final Set<String> small = new HashSet<>();

    @Override
    public ExecutionEntity findExecutionById(String id) {
      String instance =
          getDbEntityManager().getCachedEntity(ExecutionEntity.class, id) == null
              ? instanceOf(id)
              : null;
      if (instance != null) {
        ahead.put(instance, findExecutionsByProcessInstanceId(instance));
      }
      return super.findExecutionById(id);
    }

    private String instanceOf(String id) {
      for (TaskEntity task : getDbEntityManager().getCachedEntitiesByType(TaskEntity.class)) {
        if (id.equals(task.getExecutionId())) {
          return task.getProcessInstanceId();
        }
      }
      JobEntity job = Context.getCommandContext().getCurrentJob();
      return job != null && id.equals(job.getExecutionId()) ? job.getProcessInstanceId() : null;
    }

    /** What was read ahead is handed out once: whoever asks again has changed it meanwhile. */
    @Override
    public List<ExecutionEntity> findExecutionsByProcessInstanceId(String instance) {
      List<ExecutionEntity> found = ahead.remove(instance);
      if (found == null) {
        found = super.findExecutionsByProcessInstanceId(instance);
        if (found.size() <= FEW) {
          small.add(instance);
        }
      }
      return found;
    }

    boolean isSmall(String instance) {
      return small.contains(instance);
    }
  }

  /** Values of all steps of a case that has few. */
  static class Variables extends VariableInstanceManager {

    private final Map<String, Map<String, List<VariableInstanceEntity>>> ahead = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    @Override
    public List<VariableInstanceEntity> findVariableInstancesByExecutionId(String id) {
      ExecutionEntity step = getDbEntityManager().getCachedEntity(ExecutionEntity.class, id);
      List<VariableInstanceEntity> found =
          ahead(id, step == null ? null : step.getProcessInstanceId());
      return found == null ? super.findVariableInstancesByExecutionId(id) : found;
    }

    @Override
    public List<VariableInstanceEntity> findVariableInstancesByTaskId(String id) {
      TaskEntity task = getDbEntityManager().getCachedEntity(TaskEntity.class, id);
      List<VariableInstanceEntity> found =
          ahead(id, task == null ? null : task.getProcessInstanceId());
      return found == null ? super.findVariableInstancesByTaskId(id) : found;
    }

    /** Null if this is not for here, or was handed out before: what is there now may differ. */
    private List<VariableInstanceEntity> ahead(String scope, String instance) {
      if (instance == null
          || !(getSession(ExecutionManager.class) instanceof Executions executions)
          || !executions.isSmall(instance)
          || !asked.add(scope)) {
        return null;
      }
      return ahead
          .computeIfAbsent(
              instance,
              id ->
                  findVariableInstancesByProcessInstanceId(id).stream()
                      .collect(Collectors.groupingBy(VariableInstanceEntity::getVariableScopeId)))
          .getOrDefault(scope, List.of());
    }
  }

  /** A step has one task at a time: whoever has it has all. */
  static class Tasks extends TaskManager {

    @Override
    public List<TaskEntity> findTasksByExecutionId(String execution) {
      List<TaskEntity> found = new ArrayList<>();
      for (TaskEntity task : getDbEntityManager().getCachedEntitiesByType(TaskEntity.class)) {
        if (execution.equals(task.getExecutionId()) && isFromDatabase(TaskEntity.class, task)) {
          found.add(task);
        }
      }
      return found.isEmpty() ? super.findTasksByExecutionId(execution) : found;
    }

    /** A task of a case is not deleted with another; there are none outside a case. */
    @Override
    public List<Task> findTasksByParentTaskId(String parent) {
      return List.of();
    }
  }

  /**
   * A case goes on with its model as the node knows it. Whether it was suspended meanwhile or its
   * retention changed is asked when a case begins, by whatever message and whoever sends it, and
   * when one ends ({@link Retention}).
   */
  static class Models extends ProcessDefinitionManager {

    private final Set<String> goingOn = new HashSet<>();

    @Override
    public ProcessDefinitionEntity getCachedResourceDefinitionEntity(String id) {
      ProcessDefinitionEntity read = super.getCachedResourceDefinitionEntity(id);
      return read == null && goesOn(id) && !mayBegin(id) ? known(id) : read;
    }

    private boolean goesOn(String model) {
      boolean found = goingOn.contains(model) || hasTaskOrStep(model);
      if (found) {
        goingOn.add(model);
      }
      return found;
    }

    /** The engine has read by which message or signal a case begins, and asks whether it may. */
    private boolean mayBegin(String model) {
      return getDbEntityManager().getCachedEntitiesByType(EventSubscriptionEntity.class).stream()
          .anyMatch(
              begin -> begin.getExecutionId() == null && model.equals(begin.getConfiguration()));
    }

    private boolean hasTaskOrStep(String model) {
      return getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
              .anyMatch(
                  task ->
                      model.equals(task.getProcessDefinitionId())
                          && isFromDatabase(TaskEntity.class, task))
          || getDbEntityManager().getCachedEntitiesByType(ExecutionEntity.class).stream()
              .anyMatch(
                  step ->
                      model.equals(step.getProcessDefinitionId())
                          && isFromDatabase(ExecutionEntity.class, step));
    }
  }

  /** Of a model the history notes what never changes: its key, name and version. */
  static class Events extends CacheAwareHistoryEventProducer {

    @Override
    protected ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
      ProcessDefinitionEntity known = known(id);
      return known == null ? super.getProcessDefinitionEntity(id) : known;
    }
  }

  /** How long a case is kept is read when it ends: it may have been changed by another node. */
  static class Retention extends DefaultHistoryRemovalTimeProvider {

    @Override
    public Date calculateRemovalTime(
        HistoricProcessInstanceEventEntity root, ProcessDefinition model) {
      return super.calculateRemovalTime(
          root,
          isProcessInstanceEnded(root)
              ? Context.getCommandContext()
                  .getDbEntityManager()
                  .selectById(ProcessDefinitionEntity.class, model.getId())
              : model);
    }
  }

  /** The model as this node has it, null if it has not needed it yet. */
  private static ProcessDefinitionEntity known(String model) {
    return Context.getProcessEngineConfiguration()
        .getDeploymentCache()
        .getProcessDefinitionCache()
        .get(model);
  }

  private static boolean isFromDatabase(Class<? extends DbEntity> type, DbEntity entity) {
    CachedDbEntity cached =
        Context.getCommandContext()
            .getDbEntityManager()
            .getDbEntityCache()
            .getCachedEntity(type, entity.getId());
    return cached.getEntityState() != DbEntityState.TRANSIENT
        && cached.getEntityState() != DbEntityState.DELETED_TRANSIENT;
  }
}
