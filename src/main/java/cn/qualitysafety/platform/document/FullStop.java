package cn.qualitysafety.platform.document;

import java.util.regex.Pattern;

/** The end of a paragraph that somebody typed, as an office prints it. */
final class FullStop {

  /**
   * A sentence that has ended, if within quotation marks or brackets, or one that a list follows.
   */
  private static final Pattern ENDED = Pattern.compile("(?s).*[。！？…：.!?:][”’）》」]*");

  private static final Pattern LAST_SEPARATOR = Pattern.compile("[；，、;,]$");

  private FullStop() {}

  /** The text with a full stop at its end, unless it has one or is empty. */
  static String after(String text) {
    String typed = text.stripTrailing();
    return typed.isEmpty() || ENDED.matcher(typed).matches()
        ? text
        : LAST_SEPARATOR.matcher(typed).replaceFirst("") + "。";
  }
}
