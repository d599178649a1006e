package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.ModelJson;
import cn.qualitysafety.platform.engine.ModelXml;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file changes of the one that runs.
 *
 * @param lines with three unchanged ones around each change; empty if nothing differs in them
 * @param tooLarge whether it differs in more than is compared or shown; it has no lines then
 * @param before size in bytes of the one that runs; null if there is none
 * @param after size of the new one
 */
record Difference(
    String name, Kind kind, List<Line> lines, boolean tooLarge, Integer before, int after) {

  private static final int AROUND = 3;

  /** The two lines that name the files. */
  private static final int HEAD = 2;

  enum Kind {
    NEW("新增"),
    CHANGED("改动"),
    SAME("未改");

    private final String chinese;

    Kind(String chinese) {
      this.chinese = chinese;
    }

    /** As an official says it. */
    public String chinese() {
      return chinese;
    }
  }

  /**
   * @param sign {@code +} for a new line, {@code -} for one that goes, {@code @} between two
   *     places, or a space
   */
  record Line(char sign, String text) {}

  /**
   * How much is compared and shown for one page, whatever is sent: less than a second of work. Our
   * largest model has 730 lines.
   */
  static final class Effort {
    private long bytes = 4_000_000;

    /** Of a line with another: all lines, for each that may differ (Myers 1986). */
    private long comparisons = 4_000_000;

    private long shown = 3_000;

    private boolean takes(byte[] before, byte[] after) {
      bytes -= after.length + (before == null ? 0 : before.length);
      return bytes >= 0;
    }

    private boolean compares(List<String> before, List<String> after) {
      int same = 0;
      int shorter = Math.min(before.size(), after.size());
      while (same < shorter && before.get(same) == after.get(same)) {
        same++;
      }
      int end = 0;
      while (end < shorter - same
          && before.get(before.size() - 1 - end) == after.get(after.size() - 1 - end)) {
        end++;
      }
      long lines = (long) before.size() + after.size();
      comparisons -= lines * (lines - 2L * (same + end));
      return comparisons >= 0;
    }

    private boolean shows(List<Line> lines) {
      shown -= lines.size();
      return shown >= 0;
    }
  }

  /**
   * @param before null if there is nothing
   * @param effort of the page, which is less afterwards
   */
  static Difference of(String name, byte[] before, byte[] after, Effort effort) {
    Kind kind = before == null ? Kind.NEW : Arrays.equals(before, after) ? Kind.SAME : Kind.CHANGED;
    Optional<List<Line>> lines =
        kind == Kind.SAME
            ? Optional.of(List.of())
            : compared(name, before, after, effort).filter(effort::shows);
    return new Difference(
        name,
        kind,
        lines.orElse(List.of()),
        lines.isEmpty(),
        before == null ? null : before.length,
        after.length);
  }

  /** Empty if it is too much. */
  private static Optional<List<Line>> compared(
      String name, byte[] before, byte[] after, Effort effort) {
    if (!effort.takes(before, after)) {
      return Optional.empty();
    }
    Map<String, String> known = new HashMap<>();
    List<String> fresh = lines(name, after, known);
    if (before == null) {
      return Optional.of(fresh.stream().map(line -> new Line('+', line)).toList());
    }
    List<String> old = lines(name, before, known);
    if (!effort.compares(old, fresh)) {
      return Optional.empty();
    }
    // The same text is the same object, or each comparison would cost as much as a line is long.
    Patch<String> patch = DiffUtils.diff(old, fresh, (one, other) -> one == other);
    return Optional.of(
        UnifiedDiffUtils.generateUnifiedDiff(name, name, old, patch, AROUND).stream()
            .skip(HEAD)
            .map(line -> new Line(line.charAt(0), line.substring(1)))
            .toList());
  }

  /** In few words. */
  public String text() {
    if (tooLarge) {
      return "%s %s（%s，不逐行比较）".formatted(name, kind.chinese, sizes());
    }
    return kind == Kind.CHANGED
        ? "%s %s（增%d行，删%d行）".formatted(name, kind.chinese, count('+'), count('-'))
        : "%s %s".formatted(name, kind.chinese);
  }

  private String sizes() {
    return before == null ? "%d字节".formatted(after) : "%d字节改为%d字节".formatted(before, after);
  }

  private long count(char sign) {
    return lines.stream().filter(line -> line.sign() == sign).count();
  }

  private static List<String> lines(String name, byte[] content, Map<String, String> known) {
    return text(name, content)
        .lines()
        .map(line -> known.computeIfAbsent(line, same -> same))
        .toList();
  }

  private static String text(String name, byte[] content) {
    try {
      if (!name.endsWith(".form")) {
        return new String(content, ModelXml.charset(name, content));
      }
      String text = new String(content, StandardCharsets.UTF_8);
      return text.strip().lines().limit(2).count() == 1
          ? ModelJson.read(name, content).toPrettyString()
          : text;
    } catch (RefusedInputException unreadable) {
      // it shows as it is; it is refused when it is deployed
      return new String(content, StandardCharsets.UTF_8);
    }
  }
}
