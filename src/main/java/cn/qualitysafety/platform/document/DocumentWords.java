package cn.qualitysafety.platform.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Words of the document numbers (机关代字): the unit's abbreviation, then the kind's suffix. A broken
 * or unknown entry stops the start.
 *
 * @param units abbreviation by unit code
 * @param kinds suffix by kind of document; empty for the one kind that has none; behind {@value
 *     #WHOLE} the whole word of a kind that is issued in the name of another body than the unit
 */
@ConfigurationProperties(prefix = "document-words", ignoreUnknownFields = false)
record DocumentWords(Map<String, String> units, Map<String, String> kinds) {

  static final String UNITS = "units";
  static final String KINDS = "kinds";
  static final String WHOLE = "=";

  /** What the columns for numbers and their series can take. */
  private static final int LONGEST = 20;

  DocumentWords {
    List<Fault> faults = faults(units, kinds);
    if (!faults.isEmpty()) {
      throw new IllegalStateException("document-words.yaml: " + faults.get(0).english());
    }
  }

  /**
   * What is wrong with an entry.
   *
   * @param entry {@code units.440100} or {@code kinds.licence-grant}
   * @param other the entry with which it does not go together; null if it is wrong by itself
   * @param english for operators
   * @param what for people, behind the entry
   */
  record Fault(String entry, String other, String english, String what, String remedy) {}

  /** All that is wrong; whether words are double is only asked of sound ones. */
  static List<Fault> faults(Map<String, String> units, Map<String, String> kinds) {
    List<Fault> faults = new ArrayList<>();
    units.forEach(
        (unit, abbreviation) -> {
          if (abbreviation.isBlank()) {
            faults.add(
                new Fault(
                    entry(UNITS, unit),
                    null,
                    "units.%s is blank; it needs an abbreviation".formatted(unit),
                    "是空的",
                    "请填写单位的代字，例如“穗质监”"));
          }
        });
    findSpaces(UNITS, units, faults);
    findSpaces(KINDS, kinds, faults);
    findDoubles(UNITS, units, faults);
    findDoubles(KINDS, kinds, faults);
    if (faults.isEmpty()) {
      findLongOrDoubleWords(units, kinds, faults);
    }
    return faults;
  }

  private static void findLongOrDoubleWords(
      Map<String, String> units, Map<String, String> kinds, List<Fault> faults) {
    Map<String, String[]> owners = new HashMap<>();
    units.forEach(
        (unit, abbreviation) ->
            kinds.forEach(
                (kind, suffix) -> {
                  String word = word(abbreviation, suffix);
                  String entry = "units.%s with kinds.%s".formatted(unit, kind);
                  if (word.length() > LONGEST) {
                    faults.add(
                        new Fault(
                            entry(KINDS, kind),
                            entry(UNITS, unit),
                            "%s gives the word %s; it may have at most %d characters"
                                .formatted(entry, word, LONGEST),
                            "与units.%s合成的代字“%s”超过%d个字".formatted(unit, word, LONGEST),
                            "请缩短"));
                  }
                  String[] owner = owners.putIfAbsent(word, new String[] {unit, kind});
                  boolean sameForAll = suffix.startsWith(WHOLE) && owner != null;
                  if (owner != null && !(sameForAll && owner[1].equals(kind))) {
                    faults.add(
                        new Fault(
                            entry(KINDS, kind),
                            entry(KINDS, owner[1]),
                            "units.%s with kinds.%s and %s give the same word %s"
                                .formatted(owner[0], owner[1], entry, word),
                            "与units.%s合成的代字“%s”，同units.%s与kinds.%s合成的相同"
                                .formatted(unit, word, owner[0], owner[1]),
                            "请改用不重复的代字"));
                  }
                }));
  }

  private static void findSpaces(String section, Map<String, String> entries, List<Fault> faults) {
    entries.forEach(
        (key, text) -> {
          if (!text.equals(text.strip())) {
            faults.add(
                new Fault(
                    entry(section, key),
                    null,
                    "%s.%s begins or ends with a space: '%s'".formatted(section, key, text),
                    "的代字“%s”前后有空格".formatted(text),
                    "请删除空格"));
          }
        });
  }

  private static void findDoubles(String section, Map<String, String> entries, List<Fault> faults) {
    Map<String, String> owners = new HashMap<>();
    entries.forEach(
        (key, text) -> {
          String owner = owners.putIfAbsent(text, key);
          if (owner != null) {
            faults.add(
                new Fault(
                    entry(section, key),
                    entry(section, owner),
                    "%s.%s and %s.%s are both '%s'".formatted(section, owner, section, key, text),
                    "与%s.%s都是“%s”".formatted(section, owner, text),
                    "请改用不重复的代字"));
          }
        });
  }

  static String entry(String section, String key) {
    return section + "." + key;
  }

  /**
   * The word of a unit's documents of a kind.
   *
   * @throws IllegalArgumentException if the unit or the kind has no entry
   */
  String of(String unitCode, String kind) {
    return of(units, kinds, unitCode, kind);
  }

  static String of(
      Map<String, String> units, Map<String, String> kinds, String unitCode, String kind) {
    return word(text(UNITS, units, unitCode), text(KINDS, kinds, kind));
  }

  private static String word(String abbreviation, String suffix) {
    return suffix.startsWith(WHOLE) ? suffix.substring(WHOLE.length()) : abbreviation + suffix;
  }

  private static String text(String section, Map<String, String> entries, String key) {
    String text = entries.get(key);
    if (text == null) {
      throw new IllegalArgumentException(
          "document-words.yaml: there is no entry %s.%s".formatted(section, key));
    }
    return text;
  }
}
