package cn.qualitysafety.platform.engine;

import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Finds tasks of one's own posts, and those that one has claimed, without asking for an
 * authorization: the engine has granted one on each of them by itself. To look for it again in
 * every row, once for the list and once for its length, took most of the time of a work list. Whose
 * unit a task is, is checked as ever; so is everything once somebody has been denied something.
 */
class OwnTasks extends AuthorizationManager {

  @Override
  public void configureTaskQuery(TaskQueryImpl query) {
    super.configureTaskQuery(query);
    if (!query.getAuthCheck().isRevokeAuthorizationCheckEnabled() && isForOwn(query)) {
      query.getAuthCheck().setAuthorizationCheckEnabled(false);
    }
  }

  /** Conditions beside these can only make the result smaller; parts joined by “or” are not own. */
  private static boolean isForOwn(TaskQueryImpl query) {
    Authentication me = Context.getCommandContext().getAuthentication();
    if (me == null || query.isOrQueryActive()) {
      return false;
    }
    boolean ofMyPosts =
        query.getCandidateGroups() != null
            && !query.getCandidateGroups().isEmpty()
            && query.getCandidateUser() == null
            && query.getCandidateGroupLike() == null
            && me.getGroupIds() != null
            && me.getGroupIds().containsAll(query.getCandidateGroups());
    return ofMyPosts || me.getUserId().equals(query.getAssignee());
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
