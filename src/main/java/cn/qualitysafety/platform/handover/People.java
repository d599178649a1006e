package cn.qualitysafety.platform.handover;

import cn.qualitysafety.platform.engine.PersonNames;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What people, posts and units are called; two of one name are told apart by their logins. */
@Component
class People {

  private final IdentityService identity;

  People(@Lazy IdentityService identity) {
    this.identity = identity;
  }

  boolean exists(String login) {
    return identity.createUserQuery().userId(login).count() > 0;
  }

  String name(String login) {
    return names(List.of(login)).get(login);
  }

  /** Names by login, in the order of the logins; nulls are left out. */
  Map<String, String> names(Collection<String> logins) {
    Map<String, String> names = new LinkedHashMap<>();
    logins.stream().filter(Objects::nonNull).forEach(login -> names.put(login, login));
    if (!names.isEmpty()) {
      identity
          .createUserQuery()
          .userIdIn(names.keySet().toArray(String[]::new))
          .list()
          .forEach(user -> names.put(user.getId(), name(user)));
    }
    return names;
  }

  private static String name(User user) {
    String name = PersonNames.of(user);
    return name.equals(user.getId()) ? name : "%s（%s）".formatted(name, user.getId());
  }

  /** Names of posts, as one says them in a row. */
  String posts(Collection<String> codes) {
    return codes.isEmpty()
        ? ""
        : identity.createGroupQuery().groupIdIn(codes.toArray(String[]::new)).list().stream()
            .map(Group::getName)
            .collect(Collectors.joining("、"));
  }

  /** Names of units by code. */
  Map<String, String> units(Collection<String> codes) {
    String[] asked = codes.stream().filter(Objects::nonNull).distinct().toArray(String[]::new);
    return asked.length == 0
        ? Map.of()
        : identity.createTenantQuery().tenantIdIn(asked).list().stream()
            .collect(Collectors.toMap(Tenant::getId, Tenant::getName));
  }
}
