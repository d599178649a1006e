package cn.qualitysafety.organisation;

import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;

/**
 * Makes a member of a unit a member of its subordinate units too, whoever appoints them: our own
 * set-up, the Admin application or a REST client. Camunda's tenant checks then need no knowledge of
 * the hierarchy.
 */
class JurisdictionIdentityProvider extends DbIdentityServiceProvider {

  private final UnitRegister units;

  JurisdictionIdentityProvider(UnitRegister units) {
    this.units = units;
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
    units.jurisdictionOf(tenantId).stream()
        .map(Unit::code)
        .filter(code -> !code.equals(tenantId))
        .forEach(code -> super.deleteTenantUserMembership(code, userId));
    return super.deleteTenantUserMembership(tenantId, userId);
  }

  private boolean isMember(String tenantId, String userId) {
    return createTenantQuery().tenantId(tenantId).userMember(userId).count() > 0;
  }
}
