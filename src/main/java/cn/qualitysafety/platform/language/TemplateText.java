package cn.qualitysafety.platform.language;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a template of a document asks of the case, and says by itself.
 *
 * @param title of its documents, with facts in braces; empty if it has none
 * @param facts its placeholders, without those that each document has from its issue
 * @param articles its placeholders of the law, {@code law.penaltyHearing}
 * @param text what people read, a paragraph in a line
 */
public record TemplateText(String title, Set<String> facts, Set<String> articles, String text) {

  /** How a placeholder names a limit, in whose place the document says how long that is. */
  public static final String LIMIT = "limit.";

  private static final Pattern LIMITS = Pattern.compile("\\{\\{limit\\.([\\w.]+)}}");

  /** Names of the limits whose length it says. */
  public Set<String> limits() {
    return LIMITS.matcher(text).results().map(each -> each.group(1)).collect(Collectors.toSet());
  }
}
