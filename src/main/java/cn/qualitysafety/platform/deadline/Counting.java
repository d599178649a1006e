package cn.qualitysafety.platform.deadline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * Counts limits: the day of the event is not counted, months and years end on the same day of the
 * month or the last one of a shorter month (民法通则 art. 154, 民法典 arts. 201–203), hours run from the
 * minute.
 */
@Component
class Counting {

  private final WorkingDayCalendar calendar;

  Counting(WorkingDayCalendar calendar) {
    this.calendar = calendar;
  }

  /** The last day of a limit that runs from an event of the day. */
  LocalDate lastDay(Limit limit, LocalDate from) {
    return rolled(limit.rolls(), plus(from, limit.amount(), limit.unit(), limit.day()));
  }

  private LocalDate plus(LocalDate from, int amount, LimitUnit unit, MonthDay day) {
    return switch (unit) {
      // Of an event whose minute nobody knows: from the end of its day.
      case HOURS -> from.plusDays(1).atStartOfDay().plusHours(amount).toLocalDate();
      case DAYS -> from.plusDays(amount);
      case WORKING_DAYS -> calendar.plus(from, amount);
      case MONTHS -> from.plusMonths(amount);
      case YEARS -> from.plusYears(amount);
      case FIXED_DAY ->
          day.atYear(from.getYear()).isAfter(from)
              ? day.atYear(from.getYear())
              : day.atYear(from.getYear() + 1);
    };
  }

  private LocalDate rolled(boolean rolls, LocalDate day) {
    return rolls ? calendar.orNextWorkingDay(day) : day;
  }

  /** The minute in which a limit of hours is over. */
  LocalDateTime end(Limit limit, LocalDateTime from) {
    return from.truncatedTo(ChronoUnit.MINUTES).plusHours(limit.amount());
  }

  /** The day that lies a limit before the given one: what is to be done by then is in time. */
  LocalDate before(Limit limit, LocalDate day) {
    return switch (limit.unit()) {
      case HOURS -> day.atStartOfDay().minusHours(limit.amount()).toLocalDate();
      case DAYS -> day.minusDays(limit.amount());
      case WORKING_DAYS -> calendar.plus(day, -limit.amount());
      case MONTHS -> day.minusMonths(limit.amount());
      case YEARS -> day.minusYears(limit.amount());
      case FIXED_DAY ->
          limit.day().atYear(day.getYear()).isBefore(day)
              ? limit.day().atYear(day.getYear())
              : limit.day().atYear(day.getYear() - 1);
    };
  }

  /**
   * The last day of a limit of a case, from the beginning: its length, what stood still, what was
   * added.
   *
   * @param today where a standstill that lasts would end
   */
  LocalDate lastDay(CaseLimitHistory history, LocalDate today) {
    CaseLimit limit = history.limit();
    LocalDate day = plus(limit.startedOn(), limit.amount(), limit.unit(), limit.fixedDay());
    for (Standstill standstill : history.standstills()) {
      LocalDate until = standstill.resumedOn() == null ? today : standstill.resumedOn();
      day =
          limit.unit() == LimitUnit.WORKING_DAYS
              ? calendar.plus(day, calendar.workingDaysAfter(standstill.stoppedOn(), until))
              : day.plusDays(ChronoUnit.DAYS.between(standstill.stoppedOn(), until));
    }
    for (LimitExtension extension : history.extensions()) {
      day = plus(day, extension.amount(), extension.unit(), null);
    }
    boolean added = history.extensions().stream().anyMatch(each -> each.unit().endsOnAnyDay());
    return rolled(limit.rolls() || added, day);
  }

  /** The same of one in hours, which never stands still. */
  LocalDateTime end(CaseLimitHistory history) {
    CaseLimit limit = history.limit();
    LocalDateTime end = limit.startedAt().plusHours(limit.amount());
    for (LimitExtension extension : history.extensions()) {
      end =
          extension.unit() == LimitUnit.HOURS
              ? end.plusHours(extension.amount())
              : plus(end.toLocalDate(), extension.amount(), extension.unit(), null)
                  .atTime(end.toLocalTime());
    }
    return end;
  }

  /** What to say beside the last day of a limit, see {@link WorkingDayCalendar#caveat}. */
  String caveat(LimitUnit unit, boolean rolls, LocalDate from, LocalDate lastDay) {
    if (unit == LimitUnit.WORKING_DAYS) {
      return calendar.caveat(from, lastDay);
    }
    return rolls ? calendar.caveat(lastDay, lastDay) : "";
  }
}
