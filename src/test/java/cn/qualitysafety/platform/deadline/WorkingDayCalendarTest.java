package cn.qualitysafety.platform.deadline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
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
    assertThat(nameless.plus(LocalDate.of(2031, 9, 30), 1)).isEqualTo("2031-10-02");
    assertThat(nameless.specialDays())
        .extracting(WorkingDayCalendar.SpecialDay::occasion)
        .containsExactly("");
  }

  @Test
  void aYearWithoutDataCountsWeekendsOnlyAndIsRemembered() {
    assertThat(calendar.plus(LocalDate.of(2031, 9, 30), 5)).isEqualTo("2031-10-07");
    assertThat(calendar.yearsMissed()).containsExactly(2031);
  }
}
