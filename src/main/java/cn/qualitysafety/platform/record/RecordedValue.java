package cn.qualitysafety.platform.record;

import cn.qualitysafety.platform.language.FactType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.List;

/** What stands in the record as a text, as a value with which models compare. */
final class RecordedValue {

  /** Between several choices of a list, which are of one line each. */
  static final String SEPARATOR = "\n";

  /** In which times are recorded. */
  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private RecordedValue() {}

  /**
   * @param text null if the field was left empty
   * @return as the engine can compare it and keep it; of several choices an empty list if none was
   *     made, so that what is done once for each is not done at all
   */
  static Object of(FactType type, String text) {
    if (type == FactType.LIST || type == FactType.PERSONS) {
      return text == null || text.isEmpty() ? List.of() : Arrays.asList(text.split(SEPARATOR));
    }
    if (text == null) {
      return null;
    }
    return switch (type) {
      case DAY -> LocalDate.parse(text);
      case TIME -> Date.from(LocalDateTime.parse(text).atZone(BEIJING).toInstant());
      case YES_NO -> Boolean.valueOf(text);
      case NUMBER -> number(text);
      default -> text;
    };
  }

  private static Number number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException notWhole) {
      return Double.valueOf(text);
    }
  }
}
