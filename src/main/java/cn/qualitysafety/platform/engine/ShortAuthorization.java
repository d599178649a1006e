package cn.qualitysafety.platform.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.TASK;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Asks for authorizations in short as long as nobody is denied anything: the engine's own way is to
 * look for denials at each row, in statements of up to thirty-six thousand characters.
 *
 * <ul>
 *   <li>The tasks of one's own posts, and those that one has claimed, need no question: the engine
 *       has granted them by itself. The same for the tasks of any posts if one may read every
 *       case's tasks.
 *   <li>Of a single task it is asked first whether one may read it.
 *   <li>What a grant allows is found together with whether there are denials.
 *   <li>Of the variables of certain tasks and cases it is asked whether one may read the cases of
 *       their models, of which a list has few.
 * </ul>
 *
 * Whatever these do not allow is left to the engine's own check. Whose unit something is, is
 * checked as ever. So whoever is not to see a task of their post is denied it; to delete the grant
 * is not enough.
 */
class ShortAuthorization extends AuthorizationManager {

  private final Supplier<AuthorizationMapper> mapper;
  private Boolean anybodyDenied;

  ShortAuthorization(Supplier<AuthorizationMapper> mapper) {
    this.mapper = mapper;
  }

  @Override
  public void configureTaskQuery(TaskQueryImpl query) {
    super.configureTaskQuery(query);
    Authentication me = me();
    if (me != null && !isAnybodyDenied() && isReadable(query, me)) {
      query.getAuthCheck().setAuthorizationCheckEnabled(false);
    }
  }

  /** Conditions beside these make the result smaller; those that are joined by “or” are apart. */
  private boolean isReadable(TaskQueryImpl query, Authentication me) {
    if (me.getUserId() != null && me.getUserId().equals(query.getAssignee())) {
      return true;
    }
    if (query.getTaskId() != null) {
      return isAuthorized(READ, TASK, query.getTaskId());
    }
    List<String> posts = query.getCandidateGroups();
    return posts != null
        && !posts.isEmpty()
        && query.getCandidateUser() == null
        && query.getCandidateGroupLike() == null
        && (me.getGroupIds() != null && WorkOfUnits.areAll(posts, me.getGroupIds())
            || isAuthorized(READ_TASK, PROCESS_DEFINITION, ANY));
  }

  @Override
  protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
    super.configureVariableInstanceQuery(query);
    String[] ids = query.getVariableScopeIds();
    if (me() != null && ids != null && ids.length > 0 && !isAnybodyDenied() && areReadable(ids)) {
      query.getAuthCheck().setAuthorizationCheckEnabled(false);
    }
  }

  private boolean areReadable(String... ids) {
    Set<String> asked = new HashSet<>(Arrays.asList(ids));
    List<AuthorizationMapper.Scope> found = mapper.get().findScopes(asked);
    return found.size() == asked.size()
        && found.stream()
            .map(AuthorizationMapper.Scope::model)
            .distinct()
            .allMatch(
                model -> model != null && isAuthorized(READ_INSTANCE, PROCESS_DEFINITION, model));
  }

  /**
   * All of them: those without any authorization change no answer, and to find out which they are
   * the engine reads the authorizations of everybody.
   */
  @Override
  public List<String> filterAuthenticatedGroupIds(List<String> posts) {
    return posts == null ? List.of() : posts;
  }

  @Override
  public boolean isAuthorized(String userId, List<String> groupIds, PermissionCheck check) {
    return isGranted(userId, groupIds, List.of(check))
        || inShort(() -> super.isAuthorized(userId, groupIds, check));
  }

  @Override
  public boolean isAuthorized(
      String userId, List<String> groupIds, CompositePermissionCheck checks) {
    return checks.isDisjunctive()
            && checks.getCompositeChecks().isEmpty()
            && isGranted(userId, groupIds, checks.getAtomicChecks())
        || inShort(() -> super.isAuthorized(userId, groupIds, checks));
  }

  /**
   * Whether nobody is denied anything and one of these permissions is granted, asked with the first
   * question of a command, which would be for the denials alone.
   */
  private boolean isGranted(String user, List<String> posts, List<PermissionCheck> checks) {
    if (anybodyDenied != null
        || !isAuthorizationEnabled()
        || !checks.stream().allMatch(this::isOfOneResource)) {
      return false;
    }
    List<AuthorizationMapper.Grant> found =
        mapper.get().findGrants(user, posts == null ? List.of() : posts, checks);
    anybodyDenied =
        found.stream()
            .anyMatch(
                row ->
                    row.resourceType() == AuthorizationMapper.Grant.DENIALS
                        && row.permissions() > 0);
    return !anybodyDenied
        && found.stream().anyMatch(grant -> checks.stream().anyMatch(grant::allows));
  }

  private boolean isOfOneResource(PermissionCheck check) {
    return check.getResourceId() != null
        && check.getAuthorizationNotFoundReturnValue() == null
        && isResourceValidForPermission(check);
  }

  /** The engine asks by grants and denials, or, if there are no denials, by grants. */
  private boolean inShort(BooleanSupplier question) {
    Boolean asEver = isRevokeAuthCheckUsed;
    isRevokeAuthCheckUsed = isAnybodyDenied();
    try {
      return question.getAsBoolean();
    } finally {
      isRevokeAuthCheckUsed = asEver;
    }
  }

  /** Asked once in a command. */
  private boolean isAnybodyDenied() {
    if (anybodyDenied == null) {
      anybodyDenied = mapper.get().countDenials() > 0;
    }
    return anybodyDenied;
  }

  /** Null if nobody is logged in, as in jobs. */
  private static Authentication me() {
    Authentication me = Context.getCommandContext().getAuthentication();
    return me == null || me.getUserId() == null ? null : me;
  }

  /** The engine asks for the session by the type of its own manager. */
  record Factory(Supplier<AuthorizationMapper> mapper) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return AuthorizationManager.class;
    }

    @Override
    public Session openSession() {
      return new ShortAuthorization(mapper);
    }
  }
}
