package cn.qualitysafety.platform.language;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which templates of documents exist now. A template may have a version by date: that of
 * {@code licence/licence-refusal@2015-05-01} is used from that day on, and before it {@code
 * licence/licence-refusal}.
 */
public interface KnownTemplates {

  Pattern VERSION = Pattern.compile("(?<name>[^@]+)@(?<from>\\d{4}-\\d{2}-\\d{2})");

  /**
   * Where a model looks for the template of a document: a regime's templates are in its folder.
   *
   * @param process key of the model, which begins with the regime
   * @param kind of document
   */
  static String name(String process, String kind) {
    return process.split("-")[0] + "/" + kind;
  }

  /** The name without the day of a version. */
  static String base(String name) {
    Matcher version = VERSION.matcher(name);
    return version.matches() ? version.group("name") : name;
  }

  /**
   * From which day on a version is used; empty for the one that has been used always.
   *
   * @throws java.time.DateTimeException if there is no such day
   */
  static Optional<LocalDate> from(String name) {
    Matcher version = VERSION.matcher(name);
    return version.matches()
        ? Optional.of(LocalDate.parse(version.group("from")))
        : Optional.empty();
  }

  /**
   * All versions of a template, by their names.
   *
   * @param name regime and kind of document: {@code project/project-approval}
   * @return empty if there is none that can be filled
   */
  Map<String, TemplateText> versions(String name);

  /** The placeholders of the law in all templates. */
  Set<String> articles();
}
