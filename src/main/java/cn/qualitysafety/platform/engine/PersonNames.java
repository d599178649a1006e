package cn.qualitysafety.platform.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** How a person is called, on every page and in every list. */
@Component
public class PersonNames {

  private static final Pattern CHINESE = Pattern.compile(".*\\p{IsHan}.*");

  /** What stands in brackets in the field of the family name is the unit, not a name. */
  private static final Pattern REMARK = Pattern.compile("（.*）");

  private final IdentityService identity;

  PersonNames(IdentityService identity) {
    this.identity = identity;
  }

  /** Names by login; who has no account any more, or none that says a name, goes by the login. */
  public Map<String, String> of(Collection<String> logins) {
    Map<String, String> names = new HashMap<>();
    logins.stream().filter(Objects::nonNull).forEach(login -> names.put(login, login));
    if (!names.isEmpty()) {
      identity
          .createUserQuery()
          .userIdIn(names.keySet().toArray(String[]::new))
          .list()
          .forEach(user -> names.put(user.getId(), of(user)));
    }
    return names;
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

  private static String text(String name) {
    return Objects.requireNonNullElse(name, "").strip();
  }
}
