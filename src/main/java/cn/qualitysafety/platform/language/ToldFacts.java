package cn.qualitysafety.platform.language;

import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;

/** Facts of one case as a message brings them to another one. */
public final class ToldFacts {

  private ToldFacts() {}

  /**
   * The variable in which a running case gets a fact of another one: none of its own, or nobody
   * could tell what it was told from what it knew.
   */
  public static String variable(String fact) {
    return "told" + StringUtils.capitalize(fact);
  }

  /** As a message holds it: a text, a whole number or a truth value; of a list each on a line. */
  public static Object plain(Object value) {
    if (value instanceof Long number && number == number.intValue()) {
      return number.intValue();
    }
    if (value instanceof Collection<?> several) {
      return several.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
    return value instanceof Integer || value instanceof Boolean || value instanceof String
        ? value
        : value instanceof LocalDate day ? day.toString() : String.valueOf(value);
  }
}
