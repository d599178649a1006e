package cn.qualitysafety.platform.engine;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;

/**
 * The engine's own grants to posts and persons on their tasks, without what needs none: a new task
 * is not searched for grants, and whoever completes a task gets none on it, for it is gone. Whoever
 * has a task no longer keeps no right to it but the post's: the engine would leave the grant. Posts
 * that handle no case get none either, nor does whoever holds no other, whatever an expression
 * names. The author of a deployment has no rights on it: it belongs to the cases that run by it. Of
 * themselves people may read; what an account is called, and that it is there, is the
 * administrator's.
 */
class GrantsOnTasks extends DefaultAuthorizationProvider {

  /** As a task calls it while it is being completed; the engine's own constant is not public. */
  private static final String COMPLETED = "Completed";

  @Override
  public AuthorizationEntity[] newTaskAssignee(Task task, String before, String assignee) {
    if (COMPLETED.equals(task.getTaskState())) {
      return null;
    }
    if (before != null && !before.equals(assignee) && !isCandidate((TaskEntity) task, before)) {
      take(task.getId(), before);
    }
    return super.newTaskAssignee(task, before, assignee);
  }

  /**
   * Of a task that is not yet written the grant is not either: MySQL would lock the gap where it is
   * searched for, and two tasks that begin at once would wait for each other.
   */
  private static void take(String taskId, String person) {
    CommandContext context = Context.getCommandContext();
    if (isNew(taskId)) {
      DbEntityManager entities = context.getDbEntityManager();
      entities.getCachedEntitiesByType(AuthorizationEntity.class).stream()
          .filter(grant -> taskId.equals(grant.getResourceId()))
          .filter(grant -> person.equals(grant.getUserId()))
          .forEach(entities::delete);
    } else {
      context
          .getAuthorizationManager()
          .deleteAuthorizationsByResourceIdAndUserId(Resources.TASK, taskId, person);
    }
  }

  private static boolean isNew(String taskId) {
    CachedDbEntity task =
        Context.getCommandContext()
            .getDbEntityManager()
            .getDbEntityCache()
            .getCachedEntity(TaskEntity.class, taskId);
    return task != null && task.getEntityState() == DbEntityState.TRANSIENT;
  }

  private static boolean isCandidate(TaskEntity task, String person) {
    return task.getCandidates().stream().anyMatch(link -> person.equals(link.getUserId()));
  }

  @Override
  public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String group, String type) {
    return PostAuthorizations.WITHOUT_CASES.contains(group)
        ? null
        : super.newTaskGroupIdentityLink(task, group, type);
  }

  @Override
  public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String person, String type) {
    return PostAuthorizations.handlesNoCase(person)
        ? null
        : super.newTaskUserIdentityLink(task, person, type);
  }

  @Override
  public AuthorizationEntity[] newDeployment(Deployment deployment) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newUser(User user) {
    return new AuthorizationEntity[] {
      createGrantAuthorization(user.getId(), null, Resources.USER, user.getId(), Permissions.READ)
    };
  }

  @Override
  protected AuthorizationEntity getGrantAuthorization(
      String taskId, String userId, String groupId, Resource resource) {
    return isNew(taskId) ? null : super.getGrantAuthorization(taskId, userId, groupId, resource);
  }
}
