package cn.qualitysafety.platform.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A limit with all that the law has made of it.
 *
 * @param versions at least one, by the day from which they hold; without overlap or gap between
 */
record DatedLimit(List<Limit> versions) {

  /**
   * As it is for a period that begins on the day; empty before the first version, after the last.
   */
  Optional<Limit> on(LocalDate start) {
    return versions.stream().filter(version -> version.isOn(start)).findFirst();
  }

  Limit latest() {
    return versions.get(versions.size() - 1);
  }

  /** For people, in one line. */
  String text() {
    return versions.stream().map(DatedLimit::text).collect(Collectors.joining("；"));
  }

  private static String text(Limit version) {
    String when =
        version.from() != null && version.until() != null
            ? "%s至%s起算的".formatted(version.from(), version.until())
            : version.from() != null
                ? "%s起起算的".formatted(version.from())
                : version.until() != null ? "%s以前起算的".formatted(version.until()) : "";
    return "%s%s%s%s（%s）%s"
        .formatted(
            when,
            version.length(),
            version.event().isEmpty() ? "" : "，自%s之日起".formatted(version.event()),
            version.unit().endsOnAnyDay() && !version.rolls() ? "，期满日为休息日的不顺延" : "",
            version.basis(),
            version.extension() == null ? "" : "，" + version.extension().text());
  }
}
