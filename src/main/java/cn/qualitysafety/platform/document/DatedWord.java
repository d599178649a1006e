package cn.qualitysafety.platform.document;

import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.setting.SettingValue;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A unit's abbreviation or a kind's suffix as it is from one day to another: 粤质监, and since
 * 2018-10-19 粤市监. In a file it is a text, or like a limit a list of versions; as a setting it has a
 * field for each.
 *
 * @param byDay by the first day of each; that of the first is {@link LocalDate#MIN}
 */
record DatedWord(NavigableMap<LocalDate, String> byDay) {

  static final String WORD = "word";
  static final String FROM = "from";
  private static final String UNTIL = "until";
  private static final Set<String> KEYS = Set.of(WORD, FROM, UNTIL);

  /** Between the field's name and the day from which a later version is. */
  private static final String SINCE = "@";

  /**
   * Something that is wrong with how it is written.
   *
   * @param english follows the name of the entry, for operators
   * @param what follows it in Chinese
   */
  record Fault(String english, String what, String remedy) {}

  static DatedWord always(String word) {
    return new DatedWord(new TreeMap<>(Map.of(LocalDate.MIN, word)));
  }

  String on(LocalDate day) {
    return byDay.floorEntry(day).getValue();
  }

  String latest() {
    return byDay.lastEntry().getValue();
  }

  Collection<String> all() {
    return byDay.values();
  }

  /**
   * Reads an entry of a file.
   *
   * @param found gets all that is wrong with it
   * @return empty if something is
   */
  static Optional<DatedWord> read(Object written, Consumer<Fault> found) {
    if (written == null || written instanceof String) {
      return Optional.of(always(text(written)));
    }
    TreeMap<LocalDate, String> byDay = new TreeMap<>();
    Map<LocalDate, LocalDate> ends = new HashMap<>();
    boolean sound = written instanceof List<?> versions && !versions.isEmpty();
    for (Object each : written instanceof List<?> versions ? versions : List.of()) {
      Optional<LocalDate> from = day(each, FROM, LocalDate.MIN);
      Optional<LocalDate> until = day(each, UNTIL, LocalDate.MAX);
      sound &= from.isPresent() && until.isPresent();
      if (sound) {
        sound = byDay.put(from.get(), text(((Map<?, ?>) each).get(WORD))) == null;
        ends.put(from.get(), until.get());
      }
    }
    if (!sound || !isWithoutGaps(byDay, ends)) {
      found.accept(
          new Fault(
              "is no word; write a text, or versions like [{ word: 粤质监, until: 2018-10-18 },"
                  + " { word: 粤市监, from: 2018-10-19 }] of which the first has no from, the last no"
                  + " until, and each begins on the day after the one before it",
              "不是代字的写法，或者各条的日期不相衔接",
              "请只写代字，或者按日期写几条：“[{ word: 粤质监, until: 2018-10-18 }, { word: 粤市监, from:"
                  + " 2018-10-19 }]”，第一条不写from，最后一条不写until，后一条的from是前一条until的次日"));
      return Optional.empty();
    }
    return Optional.of(new DatedWord(byDay));
  }

  private static String text(Object written) {
    return written == null ? "" : NormalForm.text(written.toString());
  }

  /** Empty if the version is none, or does not say a day where it says something. */
  private static Optional<LocalDate> day(Object version, String key, LocalDate otherwise) {
    return version instanceof Map<?, ?> parts
            && KEYS.containsAll(parts.keySet())
            && parts.get(WORD) instanceof String
        ? parts.containsKey(key)
            ? NormalForm.day(String.valueOf(parts.get(key)))
            : Optional.of(otherwise)
        : Optional.empty();
  }

  private static boolean isWithoutGaps(
      NavigableMap<LocalDate, String> byDay, Map<LocalDate, LocalDate> ends) {
    return byDay.firstKey().equals(LocalDate.MIN)
        && byDay.keySet().stream()
            .allMatch(
                from -> {
                  LocalDate next = byDay.higherKey(from);
                  return ends.get(from).equals(next == null ? LocalDate.MAX : next.minusDays(1));
                });
  }

  /** The same as a setting. */
  SettingValue value() {
    Map<String, String> fields = new TreeMap<>();
    byDay.forEach(
        (from, word) -> fields.put(from.equals(LocalDate.MIN) ? WORD : WORD + SINCE + from, word));
    return SettingValue.of(fields);
  }

  static DatedWord of(SettingValue value) {
    TreeMap<LocalDate, String> byDay = new TreeMap<>();
    value
        .fields()
        .forEach(
            (field, word) ->
                byDay.put(
                    field.equals(WORD)
                        ? LocalDate.MIN
                        : LocalDate.parse(field.substring((WORD + SINCE).length())),
                    word));
    return new DatedWord(byDay);
  }

  /** For people: “粤质监”，2018年10月19日起“粤市监”. */
  String text() {
    return byDay.entrySet().stream()
        .map(
            each ->
                each.getKey().equals(LocalDate.MIN)
                    ? "“%s”".formatted(each.getValue())
                    : "%s起“%s”"
                        .formatted(ChineseDate.ARABIC.format(each.getKey()), each.getValue()))
        .collect(Collectors.joining("，"));
  }

  /** The latest as somebody types it: a word and, if it has one, its first day. */
  Map<String, String> typed() {
    LocalDate from = byDay.lastKey();
    return from.equals(LocalDate.MIN)
        ? Map.of(WORD, latest())
        : Map.of(WORD, latest(), FROM, from.toString());
  }

  /** With another word from a day on, in the place of the version that begins on that day. */
  DatedWord with(LocalDate from, String word) {
    TreeMap<LocalDate, String> all = new TreeMap<>(byDay);
    all.put(from, word);
    return new DatedWord(all);
  }
}
