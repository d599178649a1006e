package cn.qualitysafety.platform.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** How people, their posts and their units are called, on every page and in every list. */
@Component
public class PersonNames {

  private static final Pattern CHINESE = Pattern.compile(".*\\p{IsHan}.*");

  /** What stands in brackets in the field of the family name is the unit, not a name. */
  private static final Pattern REMARK = Pattern.compile("（.*）");

  private final IdentityService identity;
  private final FormerAccountMapper former;

  PersonNames(@Lazy IdentityService identity, FormerAccountMapper former) {
    this.identity = identity;
    this.former = former;
  }

  /**
   * Names by login, in the order of the logins; who has no account any more goes by the name that
   * it said last, who never had one by the login. Nulls are left out.
   */
  public Map<String, String> of(Collection<String> logins) {
    return names(logins, (login, name) -> name);
  }

  /** The same where two of one name must be told apart: 王小明（gz-wang）. */
  public Map<String, String> withLogins(Collection<String> logins) {
    return names(logins, PersonNames::withLogin);
  }

  /** The name of one, with the login. */
  public String withLogin(String login) {
    return withLogins(List.of(login)).get(login);
  }

  private Map<String, String> names(Collection<String> logins, BinaryOperator<String> shown) {
    Map<String, String> names = new LinkedHashMap<>();
    logins.stream().filter(Objects::nonNull).forEach(login -> names.put(login, login));
    if (names.isEmpty()) {
      return names;
    }
    Set<String> gone = new HashSet<>(names.keySet());
    for (User user :
        identity.createUserQuery().userIdIn(names.keySet().toArray(String[]::new)).list()) {
      names.put(user.getId(), shown.apply(user.getId(), of(user)));
      gone.remove(user.getId());
    }
    if (!gone.isEmpty()) {
      former
          .find(gone)
          .forEach(each -> names.put(each.login(), shown.apply(each.login(), each.name())));
    }
    return names;
  }

  private static String withLogin(String login, String name) {
    return name.equals(login) ? name : "%s（%s）".formatted(name, login);
  }

  /** Family name and given name as Chinese write them: 王小明; others: John Smith. */
  public static String of(User user) {
    String family =
        REMARK.matcher(text(user.getLastName())).matches() ? "" : text(user.getLastName());
    String given = text(user.getFirstName());
    String name =
        CHINESE.matcher(family + given).matches()
            ? family + given
            : Stream.of(given, family)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    return name.isEmpty() ? user.getId() : name;
  }

  /** The name of one, within a command of the engine. */
  static String withinCommand(String login) {
    User user = Context.getCommandContext().getReadOnlyIdentityProvider().findUserById(login);
    return user == null ? login : of(user);
  }

  private static String text(String name) {
    return Objects.requireNonNullElse(name, "").strip();
  }

  /** Names of posts, as one says them in a row. */
  public String posts(Collection<String> codes) {
    return codes.isEmpty()
        ? ""
        : identity.createGroupQuery().groupIdIn(codes.toArray(String[]::new)).list().stream()
            .map(Group::getName)
            .collect(Collectors.joining("、"));
  }

  /** Names of posts by code; one that is gone is left out. */
  public Map<String, String> postNames(Collection<String> codes) {
    return codes.isEmpty()
        ? Map.of()
        : identity.createGroupQuery().groupIdIn(codes.toArray(String[]::new)).list().stream()
            .collect(Collectors.toMap(Group::getId, Group::getName));
  }

  /** The name of a unit; its code if there is none of that code. */
  public String unit(String code) {
    return units(List.of(code)).getOrDefault(code, code);
  }

  /** Names of units by code; nulls are left out. */
  public Map<String, String> units(Collection<String> codes) {
    String[] asked = codes.stream().filter(Objects::nonNull).distinct().toArray(String[]::new);
    return asked.length == 0
        ? Map.of()
        : identity.createTenantQuery().tenantIdIn(asked).list().stream()
            .collect(Collectors.toMap(Tenant::getId, Tenant::getName));
  }
}
