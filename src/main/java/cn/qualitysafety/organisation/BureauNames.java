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
 * What bureaus are called from which day on, read once from {@code organisation/bureau-names.csv}:
 * 质量技术监督局, and since the reform of 2018 市场监督管理局. A row of the file is of a level, or of the one
 * unit whose code it bears, which then takes the place of its level's rows of that day and later
 * ones; the file says whence.
 */
final class BureauNames {

  /** In the file, the national administration's level. */
  private static final String STATE = "state";

  /** By the word of a level or the code of a unit. */
  private final Map<String, NavigableMap<LocalDate, String>> names = new HashMap<>();

  BureauNames() {
    for (CsvFile.Row row : CsvFile.read("organisation/bureau-names.csv")) {
      LocalDate from = row.get("from").isEmpty() ? LocalDate.MIN : row.day("from");
      String before =
          names.computeIfAbsent(row.get("of"), of -> new TreeMap<>()).put(from, row.get("name"));
      if (before != null) {
        throw row.broken("%s has two names from one day".formatted(row.get("of")));
      }
    }
  }

  /** Full name of the national administration (总局) on a day. */
  String national(LocalDate day) {
    return names.get(STATE).floorEntry(day).getValue();
  }

  /** What follows the name of the division of most bureaus of a level on a day. */
  String of(UnitLevel level, LocalDate day) {
    return ofLevel(level).floorEntry(day).getValue();
  }

  /** What follows the name of the division of a bureau on a day, for example 市场监督管理局. */
  String of(Unit unit, LocalDate day) {
    return ofUnit(unit).floorEntry(day).getValue();
  }

  /** All that it was ever called. */
  Collection<String> all(Unit unit) {
    return ofUnit(unit).values();
  }

  private NavigableMap<LocalDate, String> ofUnit(Unit unit) {
    NavigableMap<LocalDate, String> own = names.get(unit.code());
    if (own == null) {
      return ofLevel(unit.level());
    }
    NavigableMap<LocalDate, String> all =
        new TreeMap<>(ofLevel(unit.level()).headMap(own.firstKey(), false));
    all.putAll(own);
    return all;
  }

  private NavigableMap<LocalDate, String> ofLevel(UnitLevel level) {
    return names.get(level.name().toLowerCase(Locale.ROOT));
  }
}
