package cn.qualitysafety.platform.deadline;

import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The days on which everybody is off by the regulation itself (全国年节及纪念日放假办法 art. 2), whatever
 * the notice of a year says about the days around them. The regulation has had these days in turn:
 *
 * <ul>
 *   <li>from 1999 (first revision): 1 January, 正月初一 to 初三, 1 to 3 May, 1 to 3 October;
 *   <li>from 2008-01-01 (order 513): 除夕, 初一, 初二; 清明, 端午, 中秋; of May the first day only;
 *   <li>from 2014-01-01 (order 644): 初一 to 初三 again;
 *   <li>from 2025-01-01 (order 795): 除夕 to 初三, 1 and 2 May.
 * </ul>
 *
 * <p>What falls on a weekend is made up for on a working day (art. 6), which only the notice names.
 */
final class StatutoryHolidays {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private static final int WITH_FESTIVALS = 2008;
  private static final int WITHOUT_EVE = 2014;
  private static final int WITH_EVE_AND_THREE_DAYS = 2025;

  private static final int FIFTH_MONTH = 5;
  private static final int EIGHTH_MONTH = 8;
  private static final int MIDDLE = 15;

  private static final Map<Integer, Set<LocalDate>> YEARS = new ConcurrentHashMap<>();

  private StatutoryHolidays() {}

  static boolean contains(LocalDate date) {
    return of(date.getYear()).contains(date);
  }

  /** All of a year. */
  static Set<LocalDate> of(int year) {
    return YEARS.computeIfAbsent(year, StatutoryHolidays::count);
  }

  private static Set<LocalDate> count(int year) {
    Set<LocalDate> days = new HashSet<>();
    days.add(LocalDate.of(year, 1, 1));
    for (int day = 1; day <= 3; day++) {
      days.add(LocalDate.of(year, 10, day));
    }
    int inMay = year >= WITH_EVE_AND_THREE_DAYS ? 2 : year >= WITH_FESTIVALS ? 1 : 3;
    for (int day = 1; day <= inMay; day++) {
      days.add(LocalDate.of(year, 5, day));
    }
    boolean eve =
        year >= WITH_EVE_AND_THREE_DAYS || year >= WITH_FESTIVALS && year < WITHOUT_EVE;
    int ofSpring = year >= WITH_FESTIVALS && year < WITHOUT_EVE ? 2 : 3;
    LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .forEach(
            date -> {
              Lunar lunar = Lunar.of(date);
              boolean spring = lunar.month() == 1 && lunar.day() <= ofSpring;
              boolean newYearsEve = eve && Lunar.of(date.plusDays(1)).isNewYear();
              boolean festival =
                  year >= WITH_FESTIVALS
                      && (lunar.month() == FIFTH_MONTH && lunar.day() == FIFTH_MONTH
                          || lunar.month() == EIGHTH_MONTH && lunar.day() == MIDDLE);
              if (!lunar.leap() && (spring || festival) || newYearsEve) {
                days.add(date);
              }
            });
    if (year >= WITH_FESTIVALS) {
      days.add(tombSweeping(year));
    }
    return Set.copyOf(days);
  }

  /**
   * 清明, the day on which the sun has gone 15° from the equinox: in this century the day that the
   * rule of thumb of Chinese almanacs gives.
   */
  private static LocalDate tombSweeping(int year) {
    int ofCentury = year - 2000;
    return LocalDate.of(year, 4, (int) (ofCentury * 0.2422 + 4.81) - ofCentury / 4);
  }

  /** A day of the lunar calendar (农历). */
  private record Lunar(int month, int day, boolean leap) {

    static Lunar of(LocalDate date) {
      ChineseCalendar calendar =
          new ChineseCalendar(TimeZone.getTimeZone(BEIJING.getId()), Locale.CHINA);
      calendar.setTimeInMillis(date.atTime(12, 0).atZone(BEIJING).toInstant().toEpochMilli());
      return new Lunar(
          calendar.get(ChineseCalendar.MONTH) + 1,
          calendar.get(ChineseCalendar.DAY_OF_MONTH),
          calendar.get(ChineseCalendar.IS_LEAP_MONTH) == 1);
    }

    boolean isNewYear() {
      return month == 1 && day == 1 && !leap;
    }
  }
}
