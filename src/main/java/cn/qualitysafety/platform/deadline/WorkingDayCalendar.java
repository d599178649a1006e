package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.CsvFile;
import cn.qualitysafety.platform.Sha256;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Working days by the State Council's yearly holiday notices: public holidays off, make-up weekends
 * on. The notices are those of the file {@code deadline.holidays}, and of each year that legal
 * affairs have set, the latter. The days that the regulation itself names ({@link
 * StatutoryHolidays}) are off in every year, also in one whose notice is not known yet; of such a
 * year the log says so once, {@link #yearsMissed()} keeps it for the health report, and the metric
 * {@code qs_calendar_years_missing} counts such years since this node's start.
 */
@Component
public class WorkingDayCalendar {

  private static final Logger LOG = LoggerFactory.getLogger(WorkingDayCalendar.class);

  private final Map<Integer, List<SpecialDay>> released = new TreeMap<>();
  private final Set<Integer> missed = new ConcurrentSkipListSet<>();
  private volatile Notices notices;

  /** The notices of all years that are known. */
  private record Notices(
      Set<LocalDate> holidays,
      Set<LocalDate> makeUpDays,
      List<SpecialDay> special,
      Set<Integer> years) {

    static Notices of(Map<Integer, List<SpecialDay>> byYear) {
      Map<LocalDate, SpecialDay> days = new TreeMap<>();
      // A notice names days of the December before, too; the later one says more of them.
      byYear.values().forEach(year -> year.forEach(day -> days.put(day.date(), day)));
      Set<LocalDate> holidays = new HashSet<>();
      Set<LocalDate> makeUpDays = new HashSet<>();
      days.values().forEach(day -> (day.working() ? makeUpDays : holidays).add(day.date()));
      return new Notices(
          holidays, makeUpDays, List.copyOf(days.values()), Set.copyOf(byYear.keySet()));
    }
  }

  WorkingDayCalendar(@Value("${deadline.holidays}") Resource file, MeterRegistry metrics) {
    Gauge.builder("qs.calendar.years.missing", this, calendar -> calendar.yearsMissed().size())
        .register(metrics);
    for (CsvFile.Row row : CsvFile.read(file)) {
      SpecialDay day = SpecialDay.of(row);
      released.computeIfAbsent(day.date().getYear(), year -> new ArrayList<>()).add(day);
    }
    notices = Notices.of(released);
  }

  /**
   * A day of the State Council's notices.
   *
   * @param occasion the festival because of which it is off, or made up for; empty if not told
   */
  record SpecialDay(LocalDate date, boolean working, String occasion) {

    static final String DATE = "date";
    static final String KIND = "kind";
    static final String NAME = "name";
    static final String HOLIDAY = "holiday";
    static final String WORKDAY = "workday";

    static SpecialDay of(CsvFile.Row row) {
      String kind = row.get(KIND);
      if (!kind.equals(HOLIDAY) && !kind.equals(WORKDAY)) {
        throw row.broken("kind must be holiday or workday");
      }
      // Files from before the calendars showed the festival have no such column.
      return new SpecialDay(
          row.day(DATE), kind.equals(WORKDAY), row.cells().getOrDefault(NAME, ""));
    }

    /** A line of the file. */
    String line() {
      return "%s,%s,%s".formatted(date, working ? WORKDAY : HOLIDAY, occasion);
    }
  }

  /** What the file says, by year. */
  Map<Integer, List<SpecialDay>> released() {
    return released;
  }

  /** From now on the notices of these years go before what the file says of them. */
  void use(Map<Integer, List<SpecialDay>> set) {
    Map<Integer, List<SpecialDay>> all = new TreeMap<>(released);
    all.putAll(set);
    notices = Notices.of(all);
  }

  /** Another one for a file that says something else. */
  String fingerprintOfFile() {
    return Sha256.of(
        released.values().stream()
            .flatMap(Collection::stream)
            .map(SpecialDay::line)
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8));
  }

  /** The days that differ from the ordinary week. */
  List<SpecialDay> specialDays() {
    return notices.special();
  }

  public boolean isWorkingDay(LocalDate date) {
    Notices known = notices;
    if (!known.years().contains(date.getYear()) && missed.add(date.getYear())) {
      LOG.warn(
          "No notice of the holidays of {} yet: counting weekends and the days that the regulation"
              + " names.",
          date.getYear());
    }
    return !StatutoryHolidays.contains(date)
        && (known.makeUpDays().contains(date)
            || date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
                && !known.holidays().contains(date));
  }

  /**
   * The working day that lies this many working days after (or, if negative, before) the given day;
   * the given day is not counted. Zero gives the day itself.
   */
  public LocalDate plus(LocalDate from, int workingDays) {
    LocalDate date = from;
    int step = workingDays < 0 ? -1 : 1;
    for (int left = Math.abs(workingDays); left > 0; ) {
      date = date.plusDays(step);
      if (isWorkingDay(date)) {
        left--;
      }
    }
    return date;
  }

  /** How many working days lie after the first day, up to and with the second. */
  public int workingDaysAfter(LocalDate from, LocalDate to) {
    return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(this::isWorkingDay).count();
  }

  /** The day itself, or the first working day after it if it is a day of rest. */
  LocalDate orNextWorkingDay(LocalDate day) {
    return isWorkingDay(day) ? day : plus(day, 1);
  }

  /**
   * What to say beside a day that was counted, if the holidays on the way to it are not all known.
   *
   * @param from from which it was counted; the day itself if only its own year matters
   * @return for people, in brackets; empty if they are known
   */
  String caveat(LocalDate from, LocalDate to) {
    Set<Integer> known = notices.years();
    Optional<Integer> unknown =
        IntStream.rangeClosed(from.plusDays(from.equals(to) ? 0 : 1).getYear(), to.getYear())
            .boxed()
            .filter(year -> !known.contains(year))
            .findFirst();
    return unknown.map("（%d年放假安排尚未公布，暂按法定节假日和周末推算）"::formatted).orElse("");
  }

  /** Years that were asked for and whose notice is not known. */
  public Set<Integer> yearsMissed() {
    Set<Integer> known = notices.years();
    return missed.stream().filter(year -> !known.contains(year)).collect(Collectors.toSet());
  }
}
