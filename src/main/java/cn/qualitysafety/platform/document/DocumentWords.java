package cn.qualitysafety.platform.document;

import cn.qualitysafety.platform.BrokenFileException;
import cn.qualitysafety.platform.TextFile;
import cn.qualitysafety.platform.setting.YamlEntries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;

/**
 * Words of the document numbers (机关代字): the unit's abbreviation, then the kind's suffix, each as it
 * is on the day.
 *
 * @param units abbreviation by unit code
 * @param kinds suffix by kind of document; empty for the one kind that has none; behind {@value
 *     #WHOLE} the whole word of a kind that is issued in the name of another body than the unit
 */
record DocumentWords(Map<String, DatedWord> units, Map<String, DatedWord> kinds) {

  static final String UNITS = "units";
  static final String KINDS = "kinds";
  static final String WHOLE = "=";

  /** The one key of a file. */
  static final String KEY = "document-words";

  static final Set<String> SECTIONS = Set.of(UNITS, KINDS);

  /** What the columns for numbers and their series can take. */
  private static final int LONGEST = 20;

  /**
   * Reads the files that there are; what a later one says of a unit or a kind takes the place of
   * what an earlier one does.
   *
   * @throws BrokenFileException with all that cannot be read, or else the first of what does not go
   *     together
   */
  static DocumentWords read(List<Resource> files) {
    DocumentWords words = new DocumentWords(new TreeMap<>(), new TreeMap<>());
    List<String> broken = new ArrayList<>();
    files.stream().filter(Resource::exists).forEach(file -> words.add(file, broken));
    faults(words.units, words.kinds).stream()
        .limit(1)
        .forEach(fault -> broken.add("document-words.yaml: " + fault.english()));
    if (!broken.isEmpty()) {
      throw new BrokenFileException(String.join("\n", broken));
    }
    return words;
  }

  private void add(Resource file, List<String> broken) {
    YamlEntries.Read read = YamlEntries.read(TextFile.read(file), KEY);
    String place = file.getDescription() + ", line %d: %s";
    read.broken().ifPresent(why -> broken.add(place.formatted(why.line(), why.english())));
    read.entries()
        .forEach(
            (section, entry) -> {
              if (!SECTIONS.contains(section) || !(entry.value() instanceof Map<?, ?> entries)) {
                broken.add(
                    place.formatted(
                        entry.line(),
                        "'%s' is no section; write the words below units or kinds"
                            .formatted(section)));
                return;
              }
              Map<String, DatedWord> words = section.equals(UNITS) ? units : kinds;
              entries.forEach(
                  (key, written) ->
                      DatedWord.read(
                              written,
                              fault ->
                                  broken.add(
                                      place.formatted(
                                          entry.line(),
                                          entry(section, YamlEntries.name(key))
                                              + " "
                                              + fault.english())))
                          .ifPresent(word -> words.put(YamlEntries.name(key), word)));
            });
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

  /**
   * All that is wrong; whether words are double is only asked of sound ones. Nobody gets a word
   * that another has on another day: in the year in which it passed a number would come twice.
   */
  static List<Fault> faults(Map<String, DatedWord> units, Map<String, DatedWord> kinds) {
    List<Fault> faults = new ArrayList<>();
    units.forEach(
        (unit, abbreviation) -> {
          if (abbreviation.all().stream().anyMatch(String::isBlank)) {
            faults.add(
                new Fault(
                    entry(UNITS, unit),
                    null,
                    "units.%s is blank; it needs an abbreviation".formatted(unit),
                    "是空的",
                    "请填写单位的代字，例如“穗市监”"));
          }
        });
    findDoubles(UNITS, units, faults);
    findDoubles(KINDS, kinds, faults);
    if (faults.isEmpty()) {
      findLongOrDoubleWords(units, kinds, faults);
    }
    return faults;
  }

  private static void findLongOrDoubleWords(
      Map<String, DatedWord> units, Map<String, DatedWord> kinds, List<Fault> faults) {
    Map<String, String[]> owners = new HashMap<>();
    units.forEach(
        (unit, abbreviations) ->
            kinds.forEach(
                (kind, suffixes) ->
                    abbreviations.all().stream()
                        .forEach(
                            abbreviation ->
                                suffixes
                                    .all()
                                    .forEach(
                                        suffix ->
                                            findLongOrDouble(
                                                unit,
                                                abbreviation,
                                                kind,
                                                suffix,
                                                owners,
                                                faults)))));
  }

  private static void findLongOrDouble(
      String unit,
      String abbreviation,
      String kind,
      String suffix,
      Map<String, String[]> owners,
      List<Fault> faults) {
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
    boolean own =
        owner == null
            || owner[1].equals(kind) && (owner[0].equals(unit) || suffix.startsWith(WHOLE));
    if (!own) {
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
  }

  private static void findDoubles(
      String section, Map<String, DatedWord> entries, List<Fault> faults) {
    Map<String, String> owners = new HashMap<>();
    entries.forEach(
        (key, dated) ->
            dated.all().stream()
                .distinct()
                .forEach(
                    text -> {
                      String owner = owners.putIfAbsent(text, key);
                      if (owner != null) {
                        faults.add(
                            new Fault(
                                entry(section, key),
                                entry(section, owner),
                                "%s.%s and %s.%s are both '%s'"
                                    .formatted(section, owner, section, key, text),
                                "与%s.%s都是“%s”".formatted(section, owner, text),
                                "请改用不重复的代字"));
                      }
                    }));
  }

  static String entry(String section, String key) {
    return section + "." + key;
  }

  /**
   * The word of a unit's documents of a kind on a day.
   *
   * @throws IllegalArgumentException if the unit or the kind has no entry
   */
  String of(String unitCode, String kind, LocalDate day) {
    return word(text(UNITS, units, unitCode, day), text(KINDS, kinds, kind, day));
  }

  private static String word(String abbreviation, String suffix) {
    return suffix.startsWith(WHOLE) ? suffix.substring(WHOLE.length()) : abbreviation + suffix;
  }

  private static String text(
      String section, Map<String, DatedWord> entries, String key, LocalDate day) {
    DatedWord text = entries.get(key);
    if (text == null) {
      throw new IllegalArgumentException(
          "document-words.yaml: there is no entry %s.%s".formatted(section, key));
    }
    return text.on(day);
  }
}
