package cn.qualitysafety.platform.work;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Names of people whose logins stand in work lists and tasks. Whoever is logged in may know the
 * name behind a login that they see; lists of accounts, their e-mail addresses and posts stay the
 * administrators', which is why nobody gets the engine's permission to read accounts for it.
 */
@RestController
class PeopleNames {

  /** More than a page of the web applications shows. */
  private static final int MOST = 100;

  private final IdentityService identity;

  PeopleNames(IdentityService identity) {
    this.identity = identity;
  }

  @GetMapping("/names")
  Map<String, String> answer(@RequestParam List<String> login) {
    return of(login.stream().limit(MOST).toList());
  }

  /** Names by login; who has no account any more is left out. */
  Map<String, String> of(Collection<String> logins) {
    String[] known = logins.stream().distinct().toArray(String[]::new);
    return known.length == 0
        ? Map.of()
        : identity.createUserQuery().userIdIn(known).list().stream()
            .collect(Collectors.toMap(User::getId, PeopleNames::name));
  }

  private static String name(User user) {
    String name =
        Stream.of(user.getFirstName(), user.getLastName())
            .filter(Objects::nonNull)
            .collect(Collectors.joining())
            .strip();
    return name.isEmpty() ? user.getId() : name;
  }
}
