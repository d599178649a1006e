package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.BrokenFileException;
import cn.qualitysafety.platform.CsvFile;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar.SpecialDay;
import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.setting.SettingField;
import cn.qualitysafety.platform.setting.SettingFile;
import cn.qualitysafety.platform.setting.SettingKind;
import cn.qualitysafety.platform.setting.SettingRegister;
import cn.qualitysafety.platform.setting.SettingValue;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The notices of the State Council as settings, each a year as a whole: the next one comes in
 * autumn, while limits run that reach into its year.
 */
@Component
class Holidays implements SettingRegister {

  private static final String DAYS = "days";
  private static final String COLUMNS =
      "%s,%s,%s".formatted(SpecialDay.DATE, SpecialDay.KIND, SpecialDay.NAME);

  private static final int LONGEST = 10_000;

  private final WorkingDayCalendar calendar;
  private final RecountRequests recounts;

  Holidays(WorkingDayCalendar calendar, RecountRequests recounts) {
    this.calendar = calendar;
    this.recounts = recounts;
  }

  @Override
  public SettingKind kind() {
    return SettingKind.HOLIDAY;
  }

  @Override
  public List<SettingField> fields() {
    return List.of(
        SettingField.text(
            DAYS,
            "放假和上班的日期",
            "全年一次写全，每天一行：“2027-01-01,holiday,元旦”；周末上班的写“2027-02-06,workday,春节”。可以从Excel另存的CSV中复制",
            LONGEST));
  }

  @Override
  public boolean isName(String name) {
    return name.matches("20\\d\\d");
  }

  @Override
  public String nameHint() {
    return "四位数的年份，例如“2027”";
  }

  @Override
  public Map<String, SettingValue> released() {
    Map<String, SettingValue> values = new TreeMap<>();
    calendar.released().forEach((year, days) -> values.put(String.valueOf(year), value(days)));
    return values;
  }

  private static SettingValue value(List<SpecialDay> days) {
    return SettingValue.of(
        Map.of(
            DAYS,
            days.stream()
                .sorted(Comparator.comparing(SpecialDay::date))
                .map(SpecialDay::line)
                .collect(Collectors.joining("\n"))));
  }

  /** Nothing but what the lines say is kept, so that the same notice is the same setting. */
  @Override
  public SettingValue entered(SettingValue before, Map<String, String> typed) {
    String text = typed.getOrDefault(DAYS, "");
    try {
      return value(days(text));
    } catch (BrokenFileException broken) {
      return SettingValue.of(Map.of(DAYS, text)); // what is wrong with it is told by the check
    }
  }

  private static List<SpecialDay> days(String text) {
    boolean headed = text.strip().startsWith(SpecialDay.DATE + ",");
    Resource file =
        new ByteArrayResource(
            ((headed ? "" : COLUMNS + "\n") + text).getBytes(StandardCharsets.UTF_8));
    return CsvFile.read(file).stream().map(SpecialDay::of).toList();
  }

  @Override
  public String text(SettingValue value) {
    try {
      List<SpecialDay> days = days(value.get(DAYS));
      return days.stream()
          .collect(
              Collectors.groupingBy(SpecialDay::occasion, LinkedHashMap::new, Collectors.toList()))
          .entrySet()
          .stream()
          .map(
              occasion ->
                  "%s：放假%s%s"
                      .formatted(
                          occasion.getKey(),
                          dates(occasion.getValue(), false),
                          occasion.getValue().stream().anyMatch(SpecialDay::working)
                              ? "，上班" + dates(occasion.getValue(), true)
                              : ""))
          .collect(Collectors.joining("；"));
    } catch (BrokenFileException broken) {
      return "（不能识别）";
    }
  }

  private static String dates(List<SpecialDay> days, boolean working) {
    return days.stream()
        .filter(day -> day.working() == working)
        .map(day -> "%d月%d日".formatted(day.date().getMonthValue(), day.date().getDayOfMonth()))
        .collect(Collectors.joining("、"));
  }

  @Override
  public List<Finding> faults(
      String place, Map<String, SettingValue> settings, Set<String> changed) {
    List<Finding> found = new ArrayList<>();
    for (String year : changed) {
      SettingValue value = settings.get(year);
      if (value != null && isName(year)) {
        faults(place, year, value.get(DAYS), found);
      }
    }
    return found;
  }

  private static void faults(String place, String name, String text, List<Finding> found) {
    List<SpecialDay> days;
    try {
      days = days(text);
    } catch (BrokenFileException broken) {
      found.add(
          new Finding(
              place,
              name,
              "",
              "有一行不能识别",
              "请每天写一行：日期、holiday（放假）或者workday（上班）、节日，用逗号隔开（原文：%s）".formatted(broken.getMessage())));
      return;
    }
    int year = Integer.parseInt(name);
    Set<LocalDate> seen = new TreeSet<>();
    Set<LocalDate> off = new TreeSet<>();
    for (SpecialDay day : days) {
      boolean decemberBefore = day.date().getYear() == year - 1 && day.date().getMonthValue() == 12;
      if (day.date().getYear() != year && !decemberBefore) {
        found.add(new Finding(place, name, "", "中的%s不是这一年的日期".formatted(day.date()), "请写在它自己的年份里"));
      }
      if (!seen.add(day.date())) {
        found.add(new Finding(place, name, "", "中的%s写了两次".formatted(day.date()), "请只写一次"));
      }
      if (day.working() && !isWeekend(day.date())) {
        found.add(
            new Finding(place, name, "", "中的%s写作上班，它不是周末".formatted(day.date()), "请更正，或者删除这一行"));
      }
      if (day.working() && StatutoryHolidays.contains(day.date())) {
        found.add(
            new Finding(
                place,
                name,
                "",
                "中的%s写作上班，而《全国年节及纪念日放假办法》规定放假".formatted(day.date()),
                "请更正，或者删除这一行"));
      }
      if (!day.working()) {
        off.add(day.date());
      }
    }
    String missing =
        StatutoryHolidays.of(year).stream()
            .filter(date -> !off.contains(date) && !isWeekend(date))
            .sorted()
            .map(date -> "%d月%d日".formatted(date.getMonthValue(), date.getDayOfMonth()))
            .collect(Collectors.joining("、"));
    if (!missing.isEmpty()) {
      found.add(
          new Finding(
              place, name, "", "没有写%s放假，而《全国年节及纪念日放假办法》规定放假".formatted(missing), "请把全年的放假安排写全"));
    }
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
  }

  /** No model names a year. */
  @Override
  public void tell(Map<String, SettingValue> settings, Brought brought) {}

  @Override
  public Map<String, SettingValue> read(
      SettingFile file, Set<String> regimes, Consumer<Finding> found) {
    Map<String, SettingValue> read = new TreeMap<>();
    try {
      byNotice(
              CsvFile.read(new ByteArrayResource(file.content())).stream()
                  .map(SpecialDay::of)
                  .toList())
          .forEach((year, days) -> read.put(String.valueOf(year), value(days)));
    } catch (BrokenFileException broken) {
      found.accept(
          new Finding(
              file.name(),
              broken.line(),
              "",
              "",
              "不能读取",
              "请用UTF-8编码，第一行写“%s”，以后每天一行（原文：%s）".formatted(COLUMNS, broken.reason())));
    }
    return read;
  }

  /** By the year of the notice, which names days of the December before, too. */
  private static Map<Integer, List<SpecialDay>> byNotice(List<SpecialDay> days) {
    Map<Integer, List<SpecialDay>> byYear =
        days.stream()
            .collect(
                Collectors.groupingBy(
                    day -> day.date().getYear(), TreeMap::new, Collectors.toList()));
    for (Integer year : List.copyOf(byYear.keySet())) {
      boolean onlyDecember =
          byYear.get(year).stream().allMatch(day -> day.date().getMonthValue() == 12);
      if (onlyDecember && byYear.containsKey(year + 1)) {
        byYear.get(year + 1).addAll(byYear.remove(year));
      }
    }
    return byYear;
  }

  @Override
  public void use(Map<String, SettingValue> settings) {
    Map<Integer, List<SpecialDay>> years = new TreeMap<>();
    settings.forEach((year, value) -> years.put(Integer.valueOf(year), days(value.get(DAYS))));
    calendar.use(years);
  }

  @Override
  public void written(String year, SettingValue value, String person, String reason) {
    recounts.askForYear(year, person, reason);
  }
}
