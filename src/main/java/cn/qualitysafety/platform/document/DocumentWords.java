package cn.qualitysafety.platform.document;

import cn.qualitysafety.platform.language.KnownNames;
import cn.qualitysafety.platform.language.NameKind;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Words of the document numbers (机关代字): the unit's abbreviation, then the kind's suffix. A broken
 * or unknown entry stops the start.
 *
 * @param units abbreviation by unit code
 * @param kinds suffix by kind of document; empty for the one kind that has none
 */
@ConfigurationProperties(prefix = "document-words", ignoreUnknownFields = false)
record DocumentWords(Map<String, String> units, Map<String, String> kinds) implements KnownNames {

  /** What the columns for numbers and their series can take. */
  private static final int LONGEST = 20;

  DocumentWords {
    units.forEach(
        (unit, abbreviation) -> {
          if (abbreviation.isBlank()) {
            throw broken("units.%s is blank; it needs an abbreviation".formatted(unit));
          }
        });
    refuseSpaces("units", units);
    refuseSpaces("kinds", kinds);
    refuseDoubles("units", units);
    refuseDoubles("kinds", kinds);
    Map<String, String> owners = new HashMap<>();
    units.forEach(
        (unit, abbreviation) ->
            kinds.forEach(
                (kind, suffix) -> {
                  String word = abbreviation + suffix;
                  String entry = "units.%s with kinds.%s".formatted(unit, kind);
                  if (word.length() > LONGEST) {
                    throw broken(
                        "%s gives the word %s; it may have at most %d characters"
                            .formatted(entry, word, LONGEST));
                  }
                  String owner = owners.putIfAbsent(word, entry);
                  if (owner != null) {
                    throw broken("%s and %s give the same word %s".formatted(owner, entry, word));
                  }
                }));
  }

  @Override
  public NameKind kind() {
    return NameKind.DOCUMENT;
  }

  @Override
  public Map<String, String> existing() {
    return kinds;
  }

  /**
   * The word of a unit's documents of a kind.
   *
   * @throws IllegalArgumentException if the unit or the kind has no entry
   */
  String of(String unitCode, String kind) {
    return entry("units", units, unitCode) + entry("kinds", kinds, kind);
  }

  private static String entry(String section, Map<String, String> entries, String key) {
    String text = entries.get(key);
    if (text == null) {
      throw new IllegalArgumentException(
          "document-words.yaml: there is no entry %s.%s".formatted(section, key));
    }
    return text;
  }

  private static void refuseSpaces(String section, Map<String, String> entries) {
    entries.forEach(
        (key, text) -> {
          if (!text.equals(text.strip())) {
            throw broken("%s.%s begins or ends with a space: '%s'".formatted(section, key, text));
          }
        });
  }

  private static void refuseDoubles(String section, Map<String, String> entries) {
    Map<String, String> owners = new HashMap<>();
    entries.forEach(
        (key, text) -> {
          String owner = owners.putIfAbsent(text, key);
          if (owner != null) {
            throw broken(
                "%s.%s and %s.%s are both '%s'".formatted(section, owner, section, key, text));
          }
        });
  }

  private static IllegalStateException broken(String what) {
    return new IllegalStateException("document-words.yaml: " + what);
  }
}
