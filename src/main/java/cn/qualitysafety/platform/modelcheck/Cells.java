package cn.qualitysafety.platform.modelcheck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of a decision table, cut into the fewest values that its entries tell apart: between
 * them no entry makes a difference. Texts are those that are named and one more; numbers the limits
 * and one value between each two.
 */
final class Cells {

  /** Stands for any text that no entry names. */
  static final String OTHER = "其他";

  private static final String TEXT = "\"([^\"]*)\"";
  private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
  private static final Pattern TEXTS =
      Pattern.compile("(?:(not)\\s*\\()?\\s*(" + TEXT + "(?:\\s*,\\s*" + TEXT + ")*)\\s*(\\))?");
  private static final Pattern ONE_TEXT = Pattern.compile(TEXT);
  private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>|=)?\\s*(" + NUMBER + ")");
  private static final Pattern RANGE =
      Pattern.compile(
          "([\\[(\\]])\\s*(" + NUMBER + ")\\s*\\.\\.\\s*(" + NUMBER + ")\\s*([\\])\\[])");

  private Cells() {}

  /**
   * @param entries of the column, one a rule
   * @param type of the input
   * @param possible texts that the input can be; empty if any
   * @return for each value what it is called and which entries it fulfils; empty if an entry says
   *     more than this can tell
   */
  static Optional<List<Cell>> of(List<String> entries, String type, Set<String> possible) {
    List<Predicate<Object>> tests = new ArrayList<>();
    Set<Object> values = new LinkedHashSet<>();
    TreeSet<BigDecimal> limits = new TreeSet<>();
    Set<String> texts = new TreeSet<>(possible);
    for (String entry : entries) {
      Optional<Predicate<Object>> test =
          entry.isEmpty() || entry.equals("-")
              ? Optional.of(value -> true)
              : switch (type) {
                case "boolean" -> truth(entry);
                case "integer", "long", "double", "number" -> number(entry, limits);
                case "string" -> text(entry, texts);
                default -> Optional.empty();
              };
      if (test.isEmpty()) {
        return Optional.empty();
      }
      tests.add(test.get());
    }
    switch (type) {
      case "boolean" -> values.addAll(List.of(true, false));
      case "string" -> {
        values.addAll(texts);
        if (possible.isEmpty()) {
          values.add(OTHER);
        }
      }
      case "integer", "long", "double", "number" ->
          values.addAll(between(limits, !type.startsWith("d") && !type.startsWith("n")));
      default -> values.add(OTHER); // nothing tells its values apart
    }
    return Optional.of(
        values.stream()
            .map(
                value ->
                    new Cell(
                        String.valueOf(value),
                        tests.stream().map(test -> test.test(value)).toList()))
            .toList());
  }

  /**
   * A value.
   *
   * @param fulfils whether it fulfils the entry of each rule
   */
  record Cell(String text, List<Boolean> fulfils) {}

  private static Optional<Predicate<Object>> truth(String entry) {
    return Set.of("true", "false").contains(entry)
        ? Optional.of(value -> value.equals(Boolean.valueOf(entry)))
        : Optional.empty();
  }

  private static Optional<Predicate<Object>> text(String entry, Set<String> named) {
    Matcher texts = TEXTS.matcher(entry);
    if (!texts.matches() || (texts.group(1) == null) == (texts.group(5) != null)) {
      return Optional.empty();
    }
    Set<Object> all = new HashSet<>();
    Matcher one = ONE_TEXT.matcher(entry);
    while (one.find()) {
      all.add(one.group(1));
      named.add(one.group(1));
    }
    boolean not = texts.group(1) != null;
    return Optional.of(value -> all.contains(value) != not);
  }

  private static Optional<Predicate<Object>> number(String entry, TreeSet<BigDecimal> limits) {
    Matcher compared = COMPARED.matcher(entry);
    if (compared.matches()) {
      BigDecimal limit = new BigDecimal(compared.group(2));
      String sign = compared.group(1) == null ? "=" : compared.group(1);
      limits.add(limit);
      return Optional.of(
          value -> {
            int order = ((BigDecimal) value).compareTo(limit);
            return switch (sign) {
              case "<" -> order < 0;
              case "<=" -> order <= 0;
              case ">" -> order > 0;
              case ">=" -> order >= 0;
              default -> order == 0;
            };
          });
    }
    Matcher range = RANGE.matcher(entry);
    if (!range.matches()) {
      return Optional.empty();
    }
    BigDecimal from = new BigDecimal(range.group(2));
    BigDecimal to = new BigDecimal(range.group(3));
    limits.add(from);
    limits.add(to);
    boolean withFrom = range.group(1).equals("[");
    boolean withTo = range.group(4).equals("]");
    return Optional.of(
        value -> {
          int low = ((BigDecimal) value).compareTo(from);
          int high = ((BigDecimal) value).compareTo(to);
          return (withFrom ? low >= 0 : low > 0) && (withTo ? high <= 0 : high < 0);
        });
  }

  /** Each limit, and a number below, between and above, as far as there is one. */
  private static List<BigDecimal> between(TreeSet<BigDecimal> limits, boolean whole) {
    List<BigDecimal> values = new ArrayList<>();
    if (limits.isEmpty()) {
      return List.of(BigDecimal.ZERO);
    }
    values.add(limits.first().subtract(BigDecimal.ONE));
    BigDecimal before = null;
    for (BigDecimal limit : limits) {
      if (before != null) {
        BigDecimal middle =
            whole ? before.add(BigDecimal.ONE) : before.add(limit).divide(BigDecimal.valueOf(2));
        if (middle.compareTo(limit) < 0) {
          values.add(middle);
        }
      }
      values.add(limit);
      before = limit;
    }
    values.add(limits.last().add(BigDecimal.ONE));
    return values;
  }
}
