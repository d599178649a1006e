package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.setting.SettingValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a limit is written, in {@code limits.yaml} and as a setting: one version, or a list of
 * versions by date. Before limits had units, {@code working-days: 20} said amount and unit in one;
 * such files and settings are read all the same.
 */
final class LimitEntry {

  static final String AMOUNT = "amount";
  static final String UNIT = "unit";
  static final String DAY = "day";
  static final String ROLL = "roll";
  static final String EVENT = "event";
  static final String BASIS = "basis";
  static final String FROM = "from";
  static final String UNTIL = "until";
  static final String EXTENSION = "extension";
  static final String TIMES = "times";
  static final String DAYS_BEFORE = "days-before";
  static final String FURTHER = "further";

  /** Amount and unit of former times. */
  private static final String WORKING_DAYS = "working-days";

  /** Under which a setting keeps its versions. */
  private static final String VERSIONS = "versions";

  /** What the columns of a running limit take. */
  static final int LONGEST_BASIS = 300;

  static final int LONGEST_EVENT = 100;

  /** More than eight years of days. */
  private static final int MOST = 3000;

  private static final int MOST_TIMES = 9;

  private static final Set<String> KEYS =
      Set.of(AMOUNT, UNIT, DAY, ROLL, EVENT, BASIS, FROM, UNTIL, EXTENSION, WORKING_DAYS);

  private static final Set<String> KEYS_OF_EXTENSION =
      Set.of(AMOUNT, UNIT, TIMES, DAYS_BEFORE, BASIS, FURTHER);

  private static final Pattern MONTH_DAY = Pattern.compile("\\d{1,2}-\\d{1,2}");

  private static final String UNITS =
      LimitUnit.withAmount().stream().map(LimitUnit::word).collect(Collectors.joining("、"));

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Something that is wrong with an entry.
   *
   * @param what follows the name of the entry in a sentence of Chinese
   * @param remedy what to do about it, in Chinese
   * @param english both, for whoever starts a server
   */
  record Fault(String what, String remedy, String english) {}

  private final Consumer<Fault> found;
  private boolean faulty;

  private LimitEntry(Consumer<Fault> found) {
    this.found =
        fault -> {
          faulty = true;
          found.accept(fault);
        };
  }

  /**
   * Reads an entry.
   *
   * @param written a map or a list of maps, in which whatever is no list or map is a text
   * @param found gets all that is wrong with it
   * @return empty if something is
   */
  static Optional<DatedLimit> read(Object written, Consumer<Fault> found) {
    return new LimitEntry(found).read(written);
  }

  private Optional<DatedLimit> read(Object written) {
    List<?> entries = written instanceof List<?> list ? list : List.of(written);
    if (entries.isEmpty() || !entries.stream().allMatch(Map.class::isInstance)) {
      found.accept(
          new Fault(
              "不是期限的写法",
              "请写成“{ amount: 20, unit: working-days, basis: \"……\" }”，或者按施行日期写几条这样的内容",
              "is no limit; write { amount: 20, unit: working-days, basis: \"…\" }, or a list of"
                  + " such versions by date"));
      return Optional.empty();
    }
    List<Limit> versions = new ArrayList<>();
    for (Object entry : entries) {
      versions.add(version((Map<?, ?>) entry));
    }
    if (faulty) {
      return Optional.empty();
    }
    List<Limit> inOrder =
        versions.stream()
            .sorted(
                Comparator.comparing(Limit::from, Comparator.nullsFirst(Comparator.naturalOrder())))
            .toList();
    checkDates(inOrder);
    return faulty ? Optional.empty() : Optional.of(new DatedLimit(inOrder));
  }

  private void checkDates(List<Limit> versions) {
    for (int i = 1; i < versions.size(); i++) {
      Limit before = versions.get(i - 1);
      Limit after = versions.get(i);
      if (before.until() == null
          || after.from() == null
          || !before.until().isBefore(after.from())) {
        found.accept(
            new Fault(
                "中自%s和自%s的两条规定有重叠的日期".formatted(shown(before.from()), shown(after.from())),
                "请在前一条写明until，为后一条from的前一日",
                "has two versions for the same days (from %s and from %s); let until of the earlier"
                        .formatted(before.from(), after.from())
                    + " one be the day before from of the later one"));
      } else if (!before.until().plusDays(1).equals(after.from())) {
        found.accept(
            new Fault(
                "在%s与%s之间没有规定".formatted(before.until(), after.from()),
                "请让后一条的from紧接前一条的until",
                "says nothing between %s and %s; let from of the later version follow until of the"
                        .formatted(before.until(), after.from())
                    + " earlier one"));
      }
    }
  }

  /**
   * What is wrong with a limit that ends without another after it: a task that runs on it could be
   * neither shown nor begun once its last day is over. Not asked of what is read, so that a setting
   * of former times stops no server.
   */
  static Optional<Fault> endsForGood(DatedLimit limit) {
    return Optional.ofNullable(limit.latest().until())
        .map(
            until ->
                new Fault(
                    "在%s以后没有规定，此后用到它的任务无法办理".formatted(until),
                    "请删除最后一条的截止日期（until），或者再写一条from为%s的".formatted(until.plusDays(1)),
                    "says nothing after %s, and tasks that need it later would fail; leave out until of its last version, or add one from %s"
                        .formatted(until, until.plusDays(1))));
  }

  private static String shown(LocalDate from) {
    return from == null ? "始" : from.toString();
  }

  private Limit version(Map<?, ?> written) {
    Map<String, Object> parts = parts(written, KEYS, "");
    boolean old = parts.containsKey(WORKING_DAYS);
    boolean fixed = parts.containsKey(DAY);
    if (old && (parts.containsKey(AMOUNT) || parts.containsKey(UNIT) || fixed)
        || fixed && (parts.containsKey(AMOUNT) || parts.containsKey(UNIT))) {
      found.accept(
          new Fault(
              "的长度写了两次",
              "请只写amount和unit，或者只写day（固定日期）",
              "says its length twice; write amount and unit, or day for a day of the year"));
    }
    LimitUnit unit = old ? LimitUnit.WORKING_DAYS : fixed ? LimitUnit.FIXED_DAY : unit(parts, "期限");
    int amount = fixed ? 0 : number(parts, old ? WORKING_DAYS : AMOUNT, old ? "工作日" : "长度", MOST);
    String basis = text(parts, BASIS);
    if (basis.isEmpty() || basis.length() > LONGEST_BASIS) {
      found.accept(
          new Fault(
              basis.isEmpty() ? "没有依据" : "的依据共%d字".formatted(basis.length()),
              "请写明依据（basis），不超过%d字".formatted(LONGEST_BASIS),
              basis.isEmpty()
                  ? "needs a basis"
                  : "has a basis of more than %d characters".formatted(LONGEST_BASIS)));
    }
    String event = text(parts, EVENT);
    if (event.length() > LONGEST_EVENT) {
      found.accept(
          new Fault(
              "的起算事由共%d字".formatted(event.length()),
              "请缩短起算事由（event），不超过%d字".formatted(LONGEST_EVENT),
              "has an event of more than %d characters".formatted(LONGEST_EVENT)));
    }
    LocalDate from = date(parts, FROM, "施行日期");
    LocalDate until = date(parts, UNTIL, "截止日期");
    if (from != null && until != null && until.isBefore(from)) {
      found.accept(
          new Fault(
              "的截止日期%s早于施行日期%s".formatted(until, from),
              "请更正until或者from",
              "ends (until %s) before it begins (from %s)".formatted(until, from)));
    }
    return new Limit(
        amount,
        unit,
        fixed ? monthDay(parts) : null,
        rolls(parts, unit),
        event,
        basis,
        from,
        until,
        extension(parts));
  }

  private Map<String, Object> parts(Map<?, ?> written, Set<String> known, String of) {
    Map<String, Object> parts = new LinkedHashMap<>();
    written.forEach((key, value) -> parts.put(String.valueOf(key), value));
    parts.keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(
            key ->
                found.accept(
                    new Fault(
                        "%s中的“%s”不是期限的内容".formatted(of, key),
                        "可以写的是%s"
                            .formatted(known.stream().sorted().collect(Collectors.joining("、"))),
                        "has the unknown key '%s'; known are %s"
                            .formatted(
                                key, known.stream().sorted().collect(Collectors.joining(", "))))));
    return parts;
  }

  private static String text(Map<String, Object> parts, String key) {
    Object value = parts.get(key);
    return value == null ? "" : NormalForm.text(value.toString());
  }

  private LimitUnit unit(Map<String, Object> parts, String of) {
    String word = text(parts, UNIT);
    Optional<LimitUnit> unit = LimitUnit.of(word);
    if (unit.isEmpty()) {
      found.accept(
          new Fault(
              word.isEmpty() ? "没有写%s的单位".formatted(of) : "的单位（unit）是“%s”".formatted(word),
              "请写%s中的一个；固定日期写day".formatted(UNITS),
              "has %s; write one of %s, or day for a day of the year"
                  .formatted(
                      word.isEmpty() ? "no unit" : "the unit '%s'".formatted(word),
                      UNITS.replace("、", ", "))));
    }
    return unit.orElse(LimitUnit.WORKING_DAYS);
  }

  private int number(Map<String, Object> parts, String key, String chinese, int most) {
    String written = text(parts, key);
    int number = written.matches("\\d{1,4}") ? Integer.parseInt(written) : 0;
    if (number < 1 || number > most) {
      found.accept(
          new Fault(
              "的%s（%s）是“%s”".formatted(chinese, key, written),
              "请写1至%d之间的整数".formatted(most),
              "has %s '%s'; write a whole number from 1 to %d".formatted(key, written, most)));
      return 1;
    }
    return number;
  }

  private LocalDate date(Map<String, Object> parts, String key, String chinese) {
    String written = text(parts, key);
    if (written.isEmpty()) {
      return null;
    }
    Optional<LocalDate> day = NormalForm.day(written);
    if (day.isEmpty()) {
      found.accept(
          new Fault(
              "的%s（%s）是“%s”".formatted(chinese, key, written),
              "请写“2021-07-15”这样的日期",
              "has %s '%s'; write a day like 2021-07-15".formatted(key, written)));
    }
    return day.orElse(null);
  }

  private MonthDay monthDay(Map<String, Object> parts) {
    String written = text(parts, DAY);
    if (MONTH_DAY.matcher(written).matches()) {
      try {
        String[] numbers = written.split("-");
        return MonthDay.of(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
      } catch (DateTimeException noSuchDay) {
        // as below
      }
    }
    found.accept(
        new Fault(
            "的固定日期（day）是“%s”".formatted(written),
            "请写“03-31”这样的月和日",
            "has day '%s'; write month and day like 03-31".formatted(written)));
    return MonthDay.of(1, 1);
  }

  private boolean rolls(Map<String, Object> parts, LimitUnit unit) {
    String written = text(parts, ROLL);
    if (!Set.of("", "true", "false").contains(written)) {
      found.accept(
          new Fault(
              "的顺延（roll）是“%s”".formatted(written),
              "请写true（期满日为休息日的顺延至下一工作日）或者false",
              "has roll '%s'; write true or false".formatted(written)));
    } else if (!written.isEmpty() && !unit.endsOnAnyDay()) {
      found.accept(
          new Fault(
              "以%s计算，不存在顺延".formatted(unit == LimitUnit.HOURS ? "小时" : "工作日"),
              "请删除roll",
              "is counted in %s, which never roll; leave out roll".formatted(unit.word())));
    }
    return unit.endsOnAnyDay() && !written.equals("false");
  }

  private Limit.Extension extension(Map<String, Object> written) {
    Object value = written.get(EXTENSION);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Map<?, ?> map)) {
      found.accept(
          new Fault(
              "的延长（extension）不是规定的写法",
              "请写成“extension: { amount: 10, unit: working-days, times: 1, basis: \"……\" }”",
              "has an extension that is none; write { amount: 10, unit: working-days, times: 1,"
                  + " basis: \"…\" }"));
      return null;
    }
    Map<String, Object> parts = parts(map, KEYS_OF_EXTENSION, "的延长");
    String basis = text(parts, BASIS);
    if (basis.isEmpty() || basis.length() > LONGEST_BASIS) {
      found.accept(
          new Fault(
              "的延长没有依据，或者依据过长",
              "请写明延长的依据（extension的basis），不超过%d字".formatted(LONGEST_BASIS),
              "has an extension without a basis of at most %d characters"
                  .formatted(LONGEST_BASIS)));
    }
    return new Limit.Extension(
        number(parts, AMOUNT, "延长", MOST),
        unit(parts, "延长"),
        number(parts, TIMES, "延长次数", MOST_TIMES),
        parts.containsKey(DAYS_BEFORE) ? number(parts, DAYS_BEFORE, "期满几日前申请延长", MOST) : 0,
        basis,
        text(parts, FURTHER));
  }

  /** The same as a setting. */
  static SettingValue value(DatedLimit limit) {
    return value(limit.versions().stream().map(LimitEntry::written).toList());
  }

  private static SettingValue value(List<Map<String, Object>> versions) {
    try {
      return SettingValue.of(Map.of(VERSIONS, JSON.writeValueAsString(versions)));
    } catch (JsonProcessingException texts) {
      throw new IllegalStateException(texts);
    }
  }

  private static Map<String, Object> written(Limit version) {
    Map<String, Object> parts = new LinkedHashMap<>();
    if (version.unit() == LimitUnit.FIXED_DAY) {
      parts.put(
          DAY, "%02d-%02d".formatted(version.day().getMonthValue(), version.day().getDayOfMonth()));
    } else {
      parts.put(AMOUNT, String.valueOf(version.amount()));
      parts.put(UNIT, version.unit().word());
    }
    if (version.unit().endsOnAnyDay() && !version.rolls()) {
      parts.put(ROLL, "false");
    }
    put(parts, EVENT, version.event());
    parts.put(BASIS, version.basis());
    put(parts, FROM, version.from());
    put(parts, UNTIL, version.until());
    Limit.Extension extension = version.extension();
    if (extension != null) {
      Map<String, Object> more = new LinkedHashMap<>();
      more.put(AMOUNT, String.valueOf(extension.amount()));
      more.put(UNIT, extension.unit().word());
      more.put(TIMES, String.valueOf(extension.times()));
      if (extension.daysBefore() > 0) {
        more.put(DAYS_BEFORE, String.valueOf(extension.daysBefore()));
      }
      more.put(BASIS, extension.basis());
      put(more, FURTHER, extension.further());
      parts.put(EXTENSION, more);
    }
    return parts;
  }

  private static void put(Map<String, Object> parts, String key, Object value) {
    if (value != null && !value.toString().isEmpty()) {
      parts.put(key, value.toString());
    }
  }

  /** What a setting says, to be read; one of former times is a version as it stands. */
  static Object written(SettingValue value) {
    String versions = value.get(VERSIONS);
    if (versions.isEmpty()) {
      return value.fields();
    }
    try {
      return JSON.readValue(versions, new TypeReference<List<Map<String, Object>>>() {});
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException(
          "a limit among the settings is damaged; restore it from a backup", damaged);
    }
  }

  /**
   * A setting into which somebody types a version: it takes the place of the one that holds from
   * the same day, or stands between the others and ends the one before it.
   *
   * @param before null if there is no such entry yet
   * @param typed by the names of the fields: keys of a version, those of its extension with its
   *     name in front
   */
  static SettingValue with(SettingValue before, Map<String, String> typed) {
    Map<String, Object> version = new LinkedHashMap<>();
    for (String key : List.of(AMOUNT, UNIT, DAY, ROLL, EVENT, BASIS, FROM, UNTIL)) {
      put(version, key, typed.get(key));
    }
    if (version.containsKey(DAY) && !version.containsKey(AMOUNT)) {
      version.remove(UNIT); // a list of choices always has one chosen
    }
    Map<String, Object> extension = new LinkedHashMap<>();
    for (String key : List.of(AMOUNT, UNIT, TIMES, DAYS_BEFORE, BASIS, FURTHER)) {
      put(extension, key, typed.get(extension(key)));
    }
    if (extension.containsKey(AMOUNT) || extension.containsKey(BASIS)) {
      version.put(EXTENSION, extension);
    }
    TreeMap<String, Map<String, Object>> byDay = new TreeMap<>();
    if (before != null) {
      Object written = written(before);
      for (Object each : written instanceof List<?> list ? list : List.of(written)) {
        Map<String, Object> parts = new LinkedHashMap<>();
        ((Map<?, ?>) each).forEach((key, value) -> parts.put(key.toString(), value));
        byDay.put(parts.getOrDefault(FROM, "").toString(), parts);
      }
    }
    String from = NormalForm.day(typed.getOrDefault(FROM, "")).map(LocalDate::toString).orElse("");
    if (from.isEmpty() && version.containsKey(FROM)) {
      return value(List.of(version)); // no day at all: only that is to be told
    }
    put(version, FROM, from);
    byDay.put(from, version);
    Map.Entry<String, Map<String, Object>> earlier = byDay.lowerEntry(from);
    if (earlier != null) {
      earlier.getValue().put(UNTIL, LocalDate.parse(from).minusDays(1).toString());
    }
    String later = byDay.higherKey(from);
    if (later != null && !version.containsKey(UNTIL)) {
      version.put(UNTIL, LocalDate.parse(later).minusDays(1).toString());
    }
    List<Map<String, Object>> versions = List.copyOf(byDay.values());
    return read(versions, fault -> {}).map(LimitEntry::value).orElseGet(() -> value(versions));
  }

  /** Of a version, as {@link #with} takes it. */
  static Map<String, String> typed(SettingValue value) {
    Map<String, String> typed = new TreeMap<>();
    Object written = written(value);
    Map<?, ?> latest =
        (Map<?, ?>) (written instanceof List<?> list ? list.get(list.size() - 1) : written);
    latest.forEach(
        (key, part) -> {
          if (part instanceof Map<?, ?> extension) {
            extension.forEach(
                (name, each) -> typed.put(extension(name.toString()), each.toString()));
          } else if (key.equals(WORKING_DAYS)) {
            typed.put(AMOUNT, part.toString());
            typed.put(UNIT, LimitUnit.WORKING_DAYS.word());
          } else {
            typed.put(key.toString(), part.toString());
          }
        });
    return typed;
  }

  /** The field for a part of the extension. */
  static String extension(String key) {
    return EXTENSION + "-" + key;
  }
}
