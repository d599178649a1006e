package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.engine.PersonNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Appoints people (an account, the unit that employs it, the posts it holds) and finds them. */
@Service
public class Staff {

  private final IdentityService identity;
  private final UnitRegister units;
  private final PostRegister posts;

  Staff(IdentityService identity, UnitRegister units, PostRegister posts) {
    this.identity = identity;
    this.units = units;
    this.posts = posts;
  }

  /**
   * Creates an account unless it exists.
   *
   * @param password must satisfy the password policy of the engine
   * @throws UnknownUnitException if the unit is not in the register
   * @throws IllegalArgumentException if a post is not in the register
   */
  @Transactional
  public void appoint(
      String userId, String name, String password, String unitCode, List<String> postCodes) {
    Unit unit = units.unit(unitCode);
    postCodes.stream()
        .filter(post -> !posts.contains(post))
        .findFirst()
        .ifPresent(
            post -> {
              throw new IllegalArgumentException("unknown post: " + post);
            });
    if (identity.createUserQuery().userId(userId).count() > 0) {
      return;
    }
    User user = identity.newUser(userId);
    user.setFirstName(name);
    user.setLastName("（" + unit.division() + "）");
    user.setPassword(password);
    identity.saveUser(user);
    postCodes.forEach(post -> identity.createMembership(userId, post));
    identity.createTenantUserMembership(unit.code(), userId);
  }

  /** Names, by login, of those who hold one of these posts in this unit or in one above it. */
  public Map<String, String> holders(String unitCode, List<String> postCodes) {
    Map<String, String> names = new TreeMap<>();
    for (String post : postCodes) {
      identity
          .createUserQuery()
          .memberOfTenant(unitCode)
          .memberOfGroup(post)
          .list()
          .forEach(user -> names.put(user.getId(), PersonNames.of(user)));
    }
    return names;
  }
}
