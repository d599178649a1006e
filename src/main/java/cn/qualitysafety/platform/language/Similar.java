package cn.qualitysafety.platform.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what somebody may have meant. */
public final class Similar {

  /** Names that are told if none is like the wrong one. */
  private static final int FEW = 12;

  private Similar() {}

  /**
   * A remedy: the name most like the wrong one, or a few that there are.
   *
   * @param kind what they are names of, for people
   */
  public static String instead(String kind, String wrong, Collection<String> right) {
    return meant(wrong, right)
        .orElseGet(
            () ->
                right.isEmpty()
                    ? "请改为已有的%s".formatted(kind)
                    : "请改为已有的%s：%s%s"
                        .formatted(
                            kind,
                            right.stream().sorted().limit(FEW).collect(Collectors.joining("、")),
                            right.size() > FEW ? "等" : ""));
  }

  /** The same; empty if none is like the wrong one. */
  public static Optional<String> meant(String wrong, Collection<String> right) {
    return right.stream()
        .filter(name -> distance(name, wrong) <= Math.max(1, wrong.length() / 4))
        .min(Comparator.comparingInt(name -> distance(name, wrong)))
        .map("是否为“%s”？请更正"::formatted);
  }

  /** How many letters must be changed, added or left out (Levenshtein). */
  static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
