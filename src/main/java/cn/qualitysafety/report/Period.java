package cn.qualitysafety.report;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a report is about, of days that follow one another within a year.
 *
 * @param startsOn first day of a month
 */
public record Period(PeriodType type, LocalDate startsOn) {

  private static final int MONTHS_OF_YEAR = 12;
  private static final int MONTHS_OF_QUARTER = 3;

  private static final Pattern CODE = Pattern.compile("(\\d{4})-([MBQH])(\\d{2})|(\\d{4})-(Y)");

  /**
   * The period with this code: 2009-M04, 2009-B03, 2009-Q02, 2009-H01, 2009-Y.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Period of(String code) {
    Matcher read = CODE.matcher(code);
    if (!read.matches()) {
      throw new IllegalArgumentException("'%s' is no code of a period".formatted(code));
    }
    if (read.group(5) != null) {
      return new Period(PeriodType.YEAR, LocalDate.of(Integer.parseInt(read.group(4)), 1, 1));
    }
    PeriodType type = PeriodType.of(read.group(2).charAt(0));
    int serial = Integer.parseInt(read.group(3));
    if (serial < 1 || serial > MONTHS_OF_YEAR / type.months()) {
      throw new IllegalArgumentException("a year has no period '%s'".formatted(code));
    }
    return of(type, Integer.parseInt(read.group(1)), serial);
  }

  private static Period of(PeriodType type, int year, int serial) {
    return new Period(type, LocalDate.of(year, (serial - 1) * type.months() + 1, 1));
  }

  /**
   * The periods of a year that begin on a day or later: one that this day cuts is not among them.
   */
  static List<Period> of(PeriodType type, int year, LocalDate from) {
    return IntStream.rangeClosed(1, MONTHS_OF_YEAR / type.months())
        .mapToObj(serial -> of(type, year, serial))
        .filter(period -> !period.startsOn().isBefore(from))
        .toList();
  }

  public LocalDate endsOn() {
    return startsOn.plusMonths(type.months()).minusDays(1);
  }

  private int serial() {
    return (startsOn.getMonthValue() - 1) / type.months() + 1;
  }

  /** As {@link #of(String)} reads it. */
  public String code() {
    return type == PeriodType.YEAR
        ? "%d-%c".formatted(startsOn.getYear(), type.letter())
        : "%d-%c%02d".formatted(startsOn.getYear(), type.letter(), serial());
  }

  /** As people read it: 2009年5—6月. */
  public String text() {
    int year = startsOn.getYear();
    return switch (type) {
      case MONTH -> "%d年%d月".formatted(year, startsOn.getMonthValue());
      case TWO_MONTHS ->
          "%d年%d—%d月".formatted(year, startsOn.getMonthValue(), endsOn().getMonthValue());
      case QUARTER -> "%d年第%d季度".formatted(year, serial());
      case HALF_YEAR -> "%d年%s半年".formatted(year, serial() == 1 ? "上" : "下");
      case YEAR -> "%d年".formatted(year);
    };
  }

  /** The one before it. */
  public Period before() {
    return new Period(type, startsOn.minusMonths(type.months()));
  }

  /** The same one of the year before. */
  public Period aYearBefore() {
    return new Period(type, startsOn.minusYears(1));
  }

  /** The quarter in which it ends: 2009Q2. */
  public String quarter() {
    return "%dQ%d"
        .formatted(endsOn().getYear(), (endsOn().getMonthValue() - 1) / MONTHS_OF_QUARTER + 1);
  }
}
