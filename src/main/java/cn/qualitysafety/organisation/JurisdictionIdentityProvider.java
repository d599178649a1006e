package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.engine.StaffChanges;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;

/**
 * Makes a member of a unit a member of its subordinate units too, whoever appoints them: our own
 * set-up, the Admin application or a REST client. Camunda's tenant checks then need no knowledge of
 * the hierarchy. Tells those who want to know who loses a post, a unit or the account.
 */
class JurisdictionIdentityProvider extends DbIdentityServiceProvider {

  private final UnitRegister units;
  private final Supplier<Stream<StaffChanges>> listeners;

  JurisdictionIdentityProvider(UnitRegister units, Supplier<Stream<StaffChanges>> listeners) {
    this.units = units;
    this.listeners = listeners;
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

  @Override
  public IdentityOperationResult deleteTenant(String tenantId) {
    List<String> members = idsOf(createUserQuery().memberOfTenant(tenantId));
    IdentityOperationResult result = super.deleteTenant(tenantId);
    members.forEach(person -> tell(listener -> listener.lostUnits(person, Set.of(tenantId))));
    return result;
  }

  @Override
  public IdentityOperationResult deleteMembership(String userId, String groupId) {
    IdentityOperationResult result = super.deleteMembership(userId, groupId);
    if (isDeleted(result)) {
      tell(listener -> listener.lostPosts(userId, Set.of(groupId)));
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
