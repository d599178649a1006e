package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.StaffChanges;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.language.Divisions;
import cn.qualitysafety.platform.security.LoginDelays;
import cn.qualitysafety.platform.security.Sessions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.identity.db.DbTenantQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * Makes a member of a unit a member of its subordinate units too, whoever appoints them: our own
 * set-up, the Admin application or a REST client. Camunda's tenant checks then need no knowledge of
 * the hierarchy. Names and accounts are the administrator's. Tells those who want to know who
 * comes, and who loses a post, a unit or the account.
 */
class JurisdictionIdentityProvider extends DbIdentityServiceProvider {

  private final UnitRegister units;
  private final Supplier<Stream<StaffChanges>> listeners;
  private final LoginDelays delays;
  private final Sessions sessions;

  JurisdictionIdentityProvider(
      UnitRegister units,
      Supplier<Stream<StaffChanges>> listeners,
      LoginDelays delays,
      Sessions sessions) {
    this.units = units;
    this.listeners = listeners;
    this.delays = delays;
    this.sessions = sessions;
  }

  @Override
  public boolean checkPassword(String userId, String password) {
    boolean right = delays.check(userId, () -> super.checkPassword(userId, password));
    if (right) {
      sessions.opened(userId, findUserById(userId).getPassword());
    }
    return right;
  }

  /** The engine's own lock, which would be for good in the end, is never set. */
  @Override
  protected boolean isUserLocked(UserEntity user) {
    return false;
  }

  @Override
  protected void lockUser(UserEntity user) {}

  @Override
  public IdentityOperationResult unlockUser(String userId) {
    return delays.forget(userId)
        ? new IdentityOperationResult(null, IdentityOperationResult.OPERATION_UNLOCK)
        : super.unlockUser(userId);
  }

  /**
   * Of their own account people change the password alone, and need no right for that: whoever asks
   * for it by web or REST has given the old one.
   */
  @Override
  public IdentityOperationResult saveUser(User user) {
    UserEntity saved = (UserEntity) user;
    if (saved.getFirstName() == null || NormalForm.text(saved.getFirstName()).isEmpty()) {
      throw new RefusedInputException("“姓名”不能为空：任务、文书和名册上都要显示，请填写后再保存。");
    }
    if (saved.getRevision() == 0) {
      tell(listener -> listener.newAccount(user));
      return super.saveUser(user);
    }
    Authentication me = Context.getCommandContext().getAuthentication();
    if (me == null || !isNewPasswordAlone(saved) || !saved.getId().equals(me.getUserId())) {
      checkAuthorization(Permissions.UPDATE, Resources.USER, Authorization.ANY);
      if (saved.hasNewPassword()) {
        delays.forget(saved.getId());
      }
      return super.saveUser(user);
    }
    IdentityOperationResult result =
        Context.getCommandContext().runWithoutAuthorization(() -> super.saveUser(user));
    sessions.changedOwnPassword(saved.getId(), saved.getPassword());
    return result;
  }

  private boolean isNewPasswordAlone(UserEntity saved) {
    UserEntity before = findUserById(saved.getId());
    return saved.hasNewPassword()
        && before != null
        && Objects.equals(saved.getFirstName(), before.getFirstName())
        && Objects.equals(saved.getLastName(), before.getLastName())
        && Objects.equals(saved.getEmail(), before.getEmail());
  }

  @Override
  public IdentityOperationResult createTenantUserMembership(String tenantId, String userId) {
    units.jurisdictionOf(tenantId).stream()
        .map(Unit::code)
        .filter(code -> !code.equals(tenantId) && !isMember(code, userId))
        .forEach(code -> super.createTenantUserMembership(code, userId));
    return super.createTenantUserMembership(tenantId, userId);
  }

  @Override
  public IdentityOperationResult deleteTenantUserMembership(String tenantId, String userId) {
    Set<String> lost =
        units.jurisdictionOf(tenantId).stream()
            .map(Unit::code)
            .filter(code -> !code.equals(tenantId))
            .filter(code -> isDeleted(super.deleteTenantUserMembership(code, userId)))
            .collect(Collectors.toSet());
    IdentityOperationResult result = super.deleteTenantUserMembership(tenantId, userId);
    if (isDeleted(result)) {
      lost.add(tenantId);
    }
    if (!lost.isEmpty()) {
      tell(listener -> listener.lostUnits(userId, lost));
    }
    return result;
  }

  /** Whoever asks reads what a unit is called today, unless administrators call it otherwise. */
  @Override
  public List<Tenant> findTenantByQueryCriteria(DbTenantQueryImpl query) {
    return super.findTenantByQueryCriteria(query).stream().map(this::asOfToday).toList();
  }

  private Tenant asOfToday(Tenant stored) {
    if (!units.isNameOf(stored.getId(), stored.getName())) {
      return stored;
    }
    // A copy: the engine writes what is changed of its own.
    TenantEntity today = new TenantEntity(stored.getId());
    today.setName(units.name(stored.getId()));
    today.setRevision(((TenantEntity) stored).getRevision());
    return today;
  }

  @Override
  public IdentityOperationResult deleteTenant(String tenantId) {
    List<String> members = idsOf(createUserQuery().memberOfTenant(tenantId));
    IdentityOperationResult result = super.deleteTenant(tenantId);
    members.forEach(person -> tell(listener -> listener.lostUnits(person, Set.of(tenantId))));
    return result;
  }

  /** Who holds a post in a division holds the general one too: the models name that. */
  @Override
  public IdentityOperationResult createMembership(String userId, String groupId) {
    Divisions.generalOf(groupId)
        .filter(general -> createGroupQuery().groupId(general).count() > 0)
        .filter(general -> !holds(userId, general))
        .ifPresent(general -> super.createMembership(userId, general));
    return holds(userId, groupId)
        ? new IdentityOperationResult(null, IdentityOperationResult.OPERATION_NONE)
        : super.createMembership(userId, groupId);
  }

  private boolean holds(String userId, String groupId) {
    return createGroupQuery().groupMember(userId).groupId(groupId).count() > 0;
  }

  /** Who loses a post loses it in every division. */
  @Override
  public IdentityOperationResult deleteMembership(String userId, String groupId) {
    Set<String> lost =
        Divisions.ofGeneral(
                groupId, createGroupQuery().groupMember(userId).list().stream().map(Group::getId))
            .stream()
            .filter(post -> isDeleted(super.deleteMembership(userId, post)))
            .collect(Collectors.toSet());
    IdentityOperationResult result = super.deleteMembership(userId, groupId);
    if (isDeleted(result)) {
      lost.add(groupId);
    }
    if (!lost.isEmpty()) {
      tell(listener -> listener.lostPosts(userId, lost));
    }
    return result;
  }

  @Override
  public IdentityOperationResult deleteGroup(String groupId) {
    List<String> members = idsOf(createUserQuery().memberOfGroup(groupId));
    IdentityOperationResult result = super.deleteGroup(groupId);
    members.forEach(person -> tell(listener -> listener.lostPosts(person, Set.of(groupId))));
    return result;
  }

  @Override
  public IdentityOperationResult deleteUser(String userId) {
    checkAuthorization(Permissions.DELETE, Resources.USER, Authorization.ANY);
    IdentityOperationResult result = super.deleteUser(userId);
    if (isDeleted(result)) {
      tell(listener -> listener.lostAccount(userId));
    }
    return result;
  }

  private void tell(Consumer<StaffChanges> news) {
    listeners.get().forEach(news);
  }

  private static boolean isDeleted(IdentityOperationResult result) {
    return IdentityOperationResult.OPERATION_DELETE.equals(result.getOperation());
  }

  /** Of all of them, whomever the one who deletes may see. */
  private static List<String> idsOf(UserQuery members) {
    return Context.getCommandContext()
        .runWithoutAuthorization(() -> members.list().stream().map(User::getId).toList());
  }

  private boolean isMember(String tenantId, String userId) {
    return createTenantQuery().tenantId(tenantId).userMember(userId).count() > 0;
  }
}
