package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.engine.Grants;
import cn.qualitysafety.platform.engine.InTheNameOf;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** The engine's groups, which are the posts, with what everybody who holds one may do. */
@Component
class PostGroups {

  /** What the administrators' pages call the kind of group that all of ours are. */
  private static final String POST = "岗位";

  private final IdentityService identity;
  private final AuthorizationService authorizations;
  private final UnitRegister units;
  private final InTheNameOf inTheNameOf;

  PostGroups(
      IdentityService identity,
      AuthorizationService authorizations,
      UnitRegister units,
      InTheNameOf inTheNameOf) {
    this.identity = identity;
    this.authorizations = authorizations;
    this.units = units;
    this.inTheNameOf = inTheNameOf;
  }

  /** Adds what is missing of a post; a name that an administrator gave it stays. */
  void ensure(Post post) {
    Group known = identity.createGroupQuery().groupId(post.code()).singleResult();
    if (known == null || !POST.equals(known.getType())) {
      save(known == null ? identity.newGroup(post.code()) : known, post);
    }
    Grants.ensure(
        authorizations, post.code(), Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    Grants.ensure(
        authorizations, post.code(), Resources.APPLICATION, "welcome", Permissions.ACCESS);
    Grants.ensure(
        authorizations, post.code(), Resources.FILTER, Authorization.ANY, Permissions.CREATE);
  }

  /** The same of one that is new, or called otherwise from now on. */
  void rename(Post post) {
    inTheNameOf.system(
        () -> {
          ensure(post);
          Group group = identity.createGroupQuery().groupId(post.code()).singleResult();
          if (!post.name().equals(group.getName())) {
            save(group, post);
          }
          return null;
        });
  }

  private void save(Group group, Post post) {
    group.setName(post.name());
    group.setType(POST);
    identity.saveGroup(group);
  }

  /** A post that nobody holds and no model names. */
  void remove(String code) {
    inTheNameOf.system(
        () -> {
          authorizations
              .createAuthorizationQuery()
              .groupIdIn(code)
              .list()
              .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
          identity.deleteGroup(code);
          return null;
        });
  }

  /** Logins of those who hold a post. */
  List<String> holders(String code) {
    return inTheNameOf.system(
        () ->
            identity.createUserQuery().memberOfGroup(code).list().stream()
                .map(User::getId)
                .toList());
  }

  /** How many hold the post in units that have no such post. */
  long holdersElsewhere(Post post) {
    return holders(post.code()).stream()
        .map(this::unitsOf)
        .filter(reached -> !reached.isEmpty())
        .map(units::highestOf)
        .filter(unit -> !post.isOf(unit.level()))
        .count();
  }

  private List<String> unitsOf(String person) {
    return inTheNameOf.system(
        () ->
            identity.createTenantQuery().userMember(person).list().stream()
                .map(Tenant::getId)
                .filter(Objects::nonNull)
                .toList());
  }
}
