package cn.qualitysafety.platform.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What a file changes of the one that runs.
 *
 * @param lines with three unchanged ones around each change; empty if nothing differs
 */
record Difference(String name, Kind kind, List<Line> lines) {

  private static final int AROUND = 3;

  /** The two lines that name the files. */
  private static final int HEAD = 2;

  private static final ObjectMapper JSON = new ObjectMapper();

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
   * @param before null if there is nothing
   */
  static Difference of(String name, byte[] before, byte[] after) {
    if (before == null) {
      return new Difference(
          name, Kind.NEW, lines(name, after).stream().map(line -> new Line('+', line)).toList());
    }
    if (Arrays.equals(before, after)) {
      return new Difference(name, Kind.SAME, List.of());
    }
    List<String> old = lines(name, before);
    Patch<String> patch = DiffUtils.diff(old, lines(name, after));
    return new Difference(
        name,
        Kind.CHANGED,
        UnifiedDiffUtils.generateUnifiedDiff(name, name, old, patch, AROUND).stream()
            .skip(HEAD)
            .map(line -> new Line(line.charAt(0), line.substring(1)))
            .toList());
  }

  /** In few words. */
  public String text() {
    return kind == Kind.CHANGED
        ? "%s %s（增%d行，删%d行）".formatted(name, kind.chinese, count('+'), count('-'))
        : "%s %s".formatted(name, kind.chinese);
  }

  private long count(char sign) {
    return lines.stream().filter(line -> line.sign() == sign).count();
  }

  private static List<String> lines(String name, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    if (name.endsWith(".form") && text.strip().lines().count() == 1) {
      try {
        return JSON.readTree(text).toPrettyString().lines().toList();
      } catch (JsonProcessingException notJson) {
        return text.lines().toList(); // it shows as it is; it is refused when it is deployed
      }
    }
    return text.lines().toList();
  }
}
