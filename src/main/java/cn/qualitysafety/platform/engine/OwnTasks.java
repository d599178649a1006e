package cn.qualitysafety.platform.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_REVOKE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import java.util.List;
import org.camunda.bpm.engine.impl.AuthorizationQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Finds the tasks of one's own posts, and those that one has claimed, without asking for an
 * authorization: the engine has granted one on each of them by itself. The same for the tasks of
 * any posts if one may read every case's tasks. To look for the grant again at every task, once for
 * the list and once for its length, took most of the time of a work list. Whose unit a task is, is
 * checked as ever; so is everything once anybody is denied anything.
 */
class OwnTasks extends AuthorizationManager {

  @Override
  public void configureTaskQuery(TaskQueryImpl query) {
    super.configureTaskQuery(query);
    Authentication me = Context.getCommandContext().getAuthentication();
    if (me != null && me.getUserId() != null && isReadable(query, me) && !isAnybodyDenied()) {
      query.getAuthCheck().setAuthorizationCheckEnabled(false);
    }
  }

  /** Conditions beside these make the result smaller; those that are joined by “or” are apart. */
  private boolean isReadable(TaskQueryImpl query, Authentication me) {
    if (me.getUserId().equals(query.getAssignee())) {
      return true;
    }
    List<String> posts = query.getCandidateGroups();
    return posts != null
        && !posts.isEmpty()
        && query.getCandidateUser() == null
        && query.getCandidateGroupLike() == null
        && (me.getGroupIds() != null && me.getGroupIds().containsAll(posts)
            || isAuthorized(READ_TASK, PROCESS_DEFINITION, ANY));
  }

  private boolean isAnybodyDenied() {
    AuthorizationQueryImpl denials = new AuthorizationQueryImpl();
    denials.authorizationType(AUTH_TYPE_REVOKE);
    return Context.getCommandContext()
            .runWithoutAuthorization(() -> selectAuthorizationCountByQueryCriteria(denials))
        > 0;
  }

  /** The engine asks for the session by the type of its own manager. */
  static class Factory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return AuthorizationManager.class;
    }

    @Override
    public Session openSession() {
      return new OwnTasks();
    }
  }
}
