package cn.qualitysafety.platform.deadline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class WorkingDayCalendarTest {

  private final WorkingDayCalendar calendar =
      new WorkingDayCalendar(
          new ClassPathResource("platform/holidays.csv"), new SimpleMeterRegistry());

  @Test
  void theFifthWorkingDayOfMay2009SkipsTheMayHolidayAndTheWeekendThatFollows() {
    // 1 to 3 May were off, 31 May was a make-up day for the Dragon Boat festival.
    assertThat(calendar.plus(LocalDate.of(2009, 4, 30), 5)).isEqualTo("2009-05-08");
    assertThat(calendar.isWorkingDay(LocalDate.of(2009, 5, 31))).isTrue();
  }

  @Test
  void theNationalDayHolidayOf2009MovesTheFifthWorkingDayOfOctober() {
    // 1 to 8 October were off, 10 October was a make-up day.
    assertThat(calendar.plus(LocalDate.of(2009, 9, 30), 5)).isEqualTo("2009-10-14");
  }

  @Test
  void countingBackwardsMeetsTheSameDays() {
    assertThat(calendar.plus(LocalDate.of(2009, 10, 14), -5)).isEqualTo("2009-09-30");
  }

  @Test
  void aFileThatDoesNotNameTheFestivalsCountsAllTheSame() {
    WorkingDayCalendar nameless =
        new WorkingDayCalendar(
            new ByteArrayResource("date,kind\n2031-10-01,holiday\n".getBytes(UTF_8)),
            new SimpleMeterRegistry());
    assertThat(nameless.plus(LocalDate.of(2031, 9, 30), 1))
        .as("2 and 3 October are off by the regulation")
        .isEqualTo("2031-10-06");
    assertThat(nameless.specialDays())
        .extracting(WorkingDayCalendar.SpecialDay::occasion)
        .containsExactly("");
  }

  @Test
  void aYearWithoutANoticeHasTheDaysOfTheRegulationAndIsRemembered() {
    // 1 to 3 October 2031 are Wednesday to Friday; the Mid-Autumn Festival is on 1 October, too.
    assertThat(calendar.plus(LocalDate.of(2031, 9, 30), 5)).isEqualTo("2031-10-10");
    assertThat(calendar.yearsMissed()).containsExactly(2031);
  }

  @ParameterizedTest
  @CsvSource({
    "2007, 2007-01-01 2007-02-18 2007-02-19 2007-02-20 2007-05-01 2007-05-02 2007-05-03"
        + " 2007-10-01 2007-10-02 2007-10-03",
    "2009, 2009-01-01 2009-01-25 2009-01-26 2009-01-27 2009-04-04 2009-05-01 2009-05-28"
        + " 2009-10-01 2009-10-02 2009-10-03",
    "2014, 2014-01-01 2014-01-31 2014-02-01 2014-02-02 2014-04-05 2014-05-01 2014-06-02"
        + " 2014-09-08 2014-10-01 2014-10-02 2014-10-03",
    "2027, 2027-01-01 2027-02-05 2027-02-06 2027-02-07 2027-02-08 2027-04-05 2027-05-01"
        + " 2027-05-02 2027-06-09 2027-09-15 2027-10-01 2027-10-02 2027-10-03",
    "2025, 2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-04-04 2025-05-01"
        + " 2025-05-02 2025-05-31 2025-10-01 2025-10-02 2025-10-03 2025-10-06"
  })
  void theRegulationItselfNamesTheseDays(int year, String days) {
    assertThat(StatutoryHolidays.of(year))
        .as("of 2009 the Mid-Autumn Festival falls on 3 October")
        .extracting(LocalDate::toString)
        .containsExactlyInAnyOrder(days.split(" "));
  }

  @Test
  void noNoticeSaysThatADayOfTheRegulationIsWorked() {
    for (int year = 2004; year <= 2026; year++) {
      for (LocalDate day : StatutoryHolidays.of(year)) {
        assertThat(calendar.isWorkingDay(day)).as(day.toString()).isFalse();
        assertThat(day.getDayOfWeek().getValue() > 5 || isListed(day))
            .as(day + " is among the days of the notice, or a weekend")
            .isTrue();
      }
    }
  }

  private boolean isListed(LocalDate day) {
    return calendar.specialDays().stream()
        .anyMatch(special -> special.date().equals(day) && !special.working());
  }

  @Test
  void aNoticeThatArrivesTakesThePlaceOfWhatWasGuessed() {
    LocalDate newYearsEve = LocalDate.of(2030, 12, 31);
    assertThat(calendar.caveat(newYearsEve, LocalDate.of(2031, 1, 8)))
        .isEqualTo("（2031年放假安排尚未公布，暂按法定节假日和周末推算）");
    calendar.plus(newYearsEve, 1);
    calendar.use(
        Map.of(
            2031,
            List.of(
                new WorkingDayCalendar.SpecialDay(LocalDate.of(2031, 1, 2), false, "元旦"),
                new WorkingDayCalendar.SpecialDay(LocalDate.of(2031, 1, 4), true, "元旦"))));
    assertThat(calendar.plus(newYearsEve, 1)).isEqualTo("2031-01-03");
    assertThat(calendar.isWorkingDay(LocalDate.of(2031, 1, 4))).as("a Saturday").isTrue();
    assertThat(calendar.caveat(newYearsEve, LocalDate.of(2031, 1, 8))).isEmpty();
    assertThat(calendar.yearsMissed()).isEmpty();
    assertThat(calendar.isWorkingDay(LocalDate.of(2009, 5, 31))).as("others stay").isTrue();
  }
}
