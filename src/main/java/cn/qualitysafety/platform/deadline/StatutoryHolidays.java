package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.CsvFile;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The days on which everybody is off by the regulation itself (全国年节及纪念日放假办法 art. 2), whatever the
 * notice of a year says about the days around them. The regulation has had these days in turn:
 *
 * <ul>
 *   <li>from 1999 (first revision): 1 January, 正月初一 to 初三, 1 to 3 May, 1 to 3 October;
 *   <li>from 2008-01-01 (order 513): 除夕, 初一, 初二; 清明, 端午, 中秋; of May the first day only;
 *   <li>from 2014-01-01 (order 644): 初一 to 初三 again;
 *   <li>from 2025-01-01 (order 795): 除夕 to 初三, 1 and 2 May.
 * </ul>
 *
 * <p>What falls on a weekend is made up for on a working day (art. 6), which only the notice names.
 *
 * <p>When the lunar festivals are says {@code platform/lunar-days.csv}, to the year 2100; later
 * years have the others only. It is data, since a program that computes the lunar calendar a little
 * less exactly than the Purple Mountain Observatory is wrong by a day where the new moon comes near
 * midnight: in February 2027 four minutes before.
 */
final class StatutoryHolidays {

  private static final int WITH_FESTIVALS = 2008;
  private static final int WITHOUT_EVE = 2014;
  private static final int WITH_EVE_AND_THREE_DAYS = 2025;

  private static final Map<Integer, Festivals> FESTIVALS = read();
  private static final Map<Integer, Set<LocalDate>> YEARS = new ConcurrentHashMap<>();

  private record Festivals(
      LocalDate spring, LocalDate tombSweeping, LocalDate dragonBoat, LocalDate midAutumn) {}

  private StatutoryHolidays() {}

  private static Map<Integer, Festivals> read() {
    Map<Integer, Festivals> festivals = new HashMap<>();
    for (CsvFile.Row row : CsvFile.read("platform/lunar-days.csv")) {
      festivals.put(
          Integer.valueOf(row.get("year")),
          new Festivals(
              row.day("spring-festival"),
              row.day("tomb-sweeping"),
              row.day("dragon-boat"),
              row.day("mid-autumn")));
    }
    return festivals;
  }

  static boolean contains(LocalDate date) {
    return of(date.getYear()).contains(date);
  }

  /** All of a year. */
  static Set<LocalDate> of(int year) {
    return YEARS.computeIfAbsent(
        year,
        each ->
            Stream.concat(
                    ofSun(each),
                    Optional.ofNullable(FESTIVALS.get(each)).stream()
                        .flatMap(festivals -> ofMoon(each, festivals)))
                .collect(Collectors.toUnmodifiableSet()));
  }

  private static Stream<LocalDate> ofSun(int year) {
    int inMay = year >= WITH_EVE_AND_THREE_DAYS ? 2 : year >= WITH_FESTIVALS ? 1 : 3;
    return Stream.of(
            Stream.of(LocalDate.of(year, 1, 1)),
            IntStream.rangeClosed(1, inMay).mapToObj(day -> LocalDate.of(year, 5, day)),
            IntStream.rangeClosed(1, 3).mapToObj(day -> LocalDate.of(year, 10, day)))
        .flatMap(days -> days);
  }

  private static Stream<LocalDate> ofMoon(int year, Festivals festivals) {
    boolean fromEve = year >= WITH_FESTIVALS && year < WITHOUT_EVE;
    int first = fromEve || year >= WITH_EVE_AND_THREE_DAYS ? -1 : 0;
    int last = fromEve ? 1 : 2;
    Stream<LocalDate> spring =
        IntStream.rangeClosed(first, last).mapToObj(festivals.spring()::plusDays);
    return year < WITH_FESTIVALS
        ? spring
        : Stream.concat(
            spring,
            Stream.of(festivals.tombSweeping(), festivals.dragonBoat(), festivals.midAutumn()));
  }
}
