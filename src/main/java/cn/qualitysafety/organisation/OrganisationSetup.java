package cn.qualitysafety.organisation;

import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.AUTHORIZATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.GROUP_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.TENANT;
import static org.camunda.bpm.engine.authorization.Resources.TENANT_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import cn.qualitysafety.platform.SetUp;
import cn.qualitysafety.platform.engine.Grants;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the engine's tenants, groups and standing authorizations in line with the registers at
 * each start. It only adds what is missing, so what administrators granted stays.
 */
@Component
class OrganisationSetup {

  private static final String ANY = Authorization.ANY;

  private final IdentityService identity;
  private final AuthorizationService authorizations;
  private final UnitRegister units;
  private final PostRegister posts;
  private final PostGroups groups;

  OrganisationSetup(
      IdentityService identity,
      AuthorizationService authorizations,
      UnitRegister units,
      PostRegister posts,
      PostGroups groups) {
    this.identity = identity;
    this.authorizations = authorizations;
    this.units = units;
    this.posts = posts;
    this.groups = groups;
  }

  @EventListener(SetUp.class)
  @Order(0)
  @Transactional
  public void bringInLine() {
    for (Unit unit : units.all()) {
      if (identity.createTenantQuery().tenantId(unit.code()).count() == 0) {
        Tenant tenant = identity.newTenant(unit.code());
        tenant.setName(units.name(unit.code()));
        identity.saveTenant(tenant);
      }
    }
    posts.all().forEach(groups::ensure);
    for (String head : Post.HEADS) {
      grant(head, PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ_TASK);
    }
    grant(Post.SUPERVISOR, APPLICATION, "cockpit", Permissions.ACCESS);
    grant(
        Post.SUPERVISOR,
        PROCESS_DEFINITION,
        ANY,
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_TASK,
        ProcessDefinitionPermissions.READ_HISTORY,
        ProcessDefinitionPermissions.RETRY_JOB);
    // The count of tasks by post asks for this by name; it shows no task that is not shown anyway.
    grant(Post.SUPERVISOR, TASK, ANY, Permissions.READ);
    grant(Post.SUPERVISOR, DEPLOYMENT, ANY, Permissions.READ);
    grant(Post.SUPERVISOR, DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY);
    grant(Post.DESIGNER, APPLICATION, "cockpit", Permissions.ACCESS);
    grant(Post.DESIGNER, DEPLOYMENT, ANY, Permissions.READ, Permissions.CREATE);
    grant(
        Post.DESIGNER,
        PROCESS_DEFINITION,
        ANY,
        ProcessDefinitionPermissions.READ,
        // A version is withdrawn by suspending it; its cases go on.
        ProcessDefinitionPermissions.SUSPEND);
    grant(Post.DESIGNER, DECISION_DEFINITION, ANY, Permissions.READ);
    grant(Post.ADMINISTRATOR, APPLICATION, "admin", Permissions.ACCESS);
    for (Resource resource :
        new Resource[] {USER, GROUP, GROUP_MEMBERSHIP, TENANT, TENANT_MEMBERSHIP, AUTHORIZATION}) {
      grant(Post.ADMINISTRATOR, resource, ANY, Permissions.ALL);
    }
  }

  private void grant(String post, Resource resource, String resourceId, Permission... permissions) {
    Grants.ensure(authorizations, post, resource, resourceId, permissions);
  }
}
