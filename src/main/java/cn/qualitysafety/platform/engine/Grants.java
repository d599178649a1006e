package cn.qualitysafety.platform.engine;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/**
 * Standing authorizations of posts. They are only ever added to: what an administrator grants
 * stays.
 */
public final class Grants {

  private Grants() {}

  /** Makes sure that a post has these permissions on a resource. */
  public static void ensure(
      AuthorizationService authorizations,
      String post,
      Resource resource,
      String resourceId,
      Permission... permissions) {
    Authorization grant =
        authorizations
            .createAuthorizationQuery()
            .authorizationType(Authorization.AUTH_TYPE_GRANT)
            .groupIdIn(post)
            .resourceType(resource)
            .resourceId(resourceId)
            .singleResult();
    if (grant == null) {
      grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      grant.setGroupId(post);
      grant.setResource(resource);
      grant.setResourceId(resourceId);
    }
    boolean changed = false;
    for (Permission permission : permissions) {
      if (!grant.isPermissionGranted(permission)) {
        grant.addPermission(permission);
        changed = true;
      }
    }
    if (changed) {
      authorizations.saveAuthorization(grant);
    }
  }
}
