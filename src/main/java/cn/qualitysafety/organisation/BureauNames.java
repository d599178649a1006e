package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.CsvFile;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the bureaus of a level are called from which day on, read once from {@code
 * organisation/bureau-names.csv}: 质量技术监督局, and since the reform of 2018 市场监督管理局. One day for each
 * level; the file says whence.
 */
final class BureauNames {

  /** In the file, the national administration's level. */
  private static final String STATE = "state";

  private final Map<String, NavigableMap<LocalDate, String>> byLevel = new HashMap<>();

  BureauNames() {
    for (CsvFile.Row row : CsvFile.read("organisation/bureau-names.csv")) {
      LocalDate from = row.get("from").isEmpty() ? LocalDate.MIN : row.day("from");
      String before =
          byLevel
              .computeIfAbsent(row.get("level"), level -> new TreeMap<>())
              .put(from, row.get("name"));
      if (before != null) {
        throw row.broken("level %s has two names from one day".formatted(row.get("level")));
      }
    }
  }

  /** Full name of the national administration (总局) on a day. */
  String national(LocalDate day) {
    return byLevel.get(STATE).floorEntry(day).getValue();
  }

  /** What follows the name of the division on a day, for example 市场监督管理局. */
  String of(UnitLevel level, LocalDate day) {
    return ofLevel(level).floorEntry(day).getValue();
  }

  /** All that it was ever called. */
  Collection<String> all(UnitLevel level) {
    return ofLevel(level).values();
  }

  private NavigableMap<LocalDate, String> ofLevel(UnitLevel level) {
    return byLevel.get(level.name().toLowerCase(Locale.ROOT));
  }
}
