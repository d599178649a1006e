package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.CsvFile;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Working days by the State Council's yearly holiday notices ({@code deadline.holidays}): public
 * holidays off, make-up weekends on. In a year without data only weekends are off; the log says so
 * once, {@link #yearsMissed()} keeps it for the health report, and the metric {@code
 * qs_calendar_years_missing} counts such years since this node's start.
 */
@Component
public class WorkingDayCalendar {

  private static final Logger LOG = LoggerFactory.getLogger(WorkingDayCalendar.class);

  private final Set<LocalDate> holidays = new HashSet<>();
  private final Set<LocalDate> makeUpDays = new HashSet<>();
  private final List<SpecialDay> special = new ArrayList<>();
  private final Set<Integer> years = new TreeSet<>();
  private final Set<Integer> missed = new ConcurrentSkipListSet<>();

  WorkingDayCalendar(@Value("${deadline.holidays}") Resource file, MeterRegistry metrics) {
    metrics.gaugeCollectionSize("qs.calendar.years.missing", Tags.empty(), missed);
    for (CsvFile.Row row : CsvFile.read(file)) {
      LocalDate date = row.day("date");
      years.add(date.getYear());
      switch (row.get("kind")) {
        case "holiday" -> holidays.add(date);
        case "workday" -> makeUpDays.add(date);
        default -> throw row.broken("kind must be holiday or workday");
      }
      // Files from before the calendars showed the festival have no such column.
      String occasion = row.cells().getOrDefault("name", "");
      special.add(new SpecialDay(date, row.get("kind").equals("workday"), occasion));
    }
  }

  /**
   * A day of the State Council's notices.
   *
   * @param occasion the festival because of which it is off, or made up for; empty if not told
   */
  record SpecialDay(LocalDate date, boolean working, String occasion) {}

  /** The days that differ from the ordinary week. */
  List<SpecialDay> specialDays() {
    return Collections.unmodifiableList(special);
  }

  public boolean isWorkingDay(LocalDate date) {
    if (!years.contains(date.getYear()) && missed.add(date.getYear())) {
      LOG.warn(
          "No public holidays of {} in deadline.holidays: counting weekends only.", date.getYear());
    }
    if (makeUpDays.contains(date)) {
      return true;
    }
    return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !holidays.contains(date);
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

  /** Years that were asked for and have no data. */
  public Set<Integer> yearsMissed() {
    return Set.copyOf(missed);
  }
}
