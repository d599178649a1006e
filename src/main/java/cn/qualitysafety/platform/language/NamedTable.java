package cn.qualitysafety.platform.language;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A decision table that a text of a model names to a part, without the attribute by which the
 * engine binds one: it belongs to the deployment of the model all the same.
 *
 * @param key id of the decision
 */
public record NamedTable(Use use, String key) {

  /** What a model wants of a table. */
  public enum Use {
    /** Its outputs become facts: {@code ${record.decision(execution, 'project-kind')}}. */
    DECISION("record\\.decision\\s*\\(\\s*\\w+\\s*,"),
    /** The keys of its hits: {@code ${record.rows(execution, 'project-milestone')}}. */
    ROWS("record\\.rows\\s*\\(\\s*\\w+\\s*,"),
    /** Its hits refuse a form: {@code ${record.form(task, 'project-dates')}}. */
    FORM("record\\.form\\s*\\(\\s*\\w+\\s*,"),
    /** The same of a start form: {@code ${cases.open(execution, 'XM', '{title}', 'entry')}}. */
    START(
        "cases\\.open\\s*\\(\\s*\\w+\\s*,\\s*(?:'[^']*'|\"[^\"]*\")\\s*,\\s*(?:'[^']*'|\"[^\"]*\")\\s*,");

    private final Pattern call;

    Use(String call) {
      this.call = Pattern.compile("(?<![\\w.])" + call + "\\s*(?:'(?<a>[^']*)'|\"(?<b>[^\"]*)\")");
    }

    private Stream<NamedTable> in(String text) {
      return call.matcher(text)
          .results()
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .map(key -> new NamedTable(this, key));
    }
  }

  /** Those in an attribute, or in the text of an element. */
  public static List<NamedTable> in(String text) {
    return text.contains("record.") || text.contains("cases.")
        ? Stream.of(Use.values()).flatMap(use -> use.in(text)).toList()
        : List.of();
  }
}
