package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.engine.UsedInModels;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.NameOf;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Date;
import org.springframework.stereotype.Component;

/**
 * Due dates for models and services: {@code ${deadline.of('campaign.draftPlan')}}. Counted from the
 * engine's clock; the day of the event is not counted, the last day counts to its end, Beijing
 * time.
 */
@Component("deadline")
public class Deadline {

  private static final String REMINDER = "platform.reminder";
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);
  private static final LocalTime MORNING = LocalTime.of(8, 30);

  private final WorkingDayCalendar calendar;
  private final Limits limits;
  private final Clock clock;

  Deadline(WorkingDayCalendar calendar, Limits limits, Clock clock) {
    this.calendar = calendar;
    this.limits = limits;
    this.clock = clock;
  }

  /** End of the named limit, counted from today. */
  @UsedInModels
  public Date of(@NameOf(NameKind.LIMIT) String limitName) {
    return endOfDay(lastDay(LocalDate.now(clock), limitName));
  }

  /** The first second after the named limit, for what then happens by itself. */
  @UsedInModels
  public Date after(@NameOf(NameKind.LIMIT) String limitName) {
    return Date.from(of(limitName).toInstant().plusSeconds(1));
  }

  /** End of the working day that lies this many working days after today. */
  public Date workingDays(int count) {
    return endOfDay(calendar.plus(LocalDate.now(clock), count));
  }

  /** The last day of the named limit, counted from the day after the given one. */
  public LocalDate lastDay(LocalDate from, String limitName) {
    return calendar.plus(from, limits.named(limitName).workingDays());
  }

  /** The last day of the named limit in the month after the given one. */
  public LocalDate lastDayInMonthAfter(YearMonth month, String limitName) {
    return lastDay(month.atEndOfMonth(), limitName);
  }

  /** Morning of the working day that lies the named limit before the given day. */
  public Date reminderOf(LocalDate dueOn, String limitName) {
    LocalDate day = calendar.plus(dueOn, -limits.named(limitName).workingDays());
    return Date.from(day.atTime(MORNING).atZone(clock.getZone()).toInstant());
  }

  /** Morning of the usual day on which to remind of something due on the given day. */
  public Date reminderOf(LocalDate dueOn) {
    return reminderOf(dueOn, REMINDER);
  }

  /** What is due on this day or earlier has had its usual reminder by now. */
  public LocalDate lastDayToRemindOf() {
    LocalDate day = LocalDate.now(clock).minusDays(1);
    while (!reminderOf(day.plusDays(1)).toInstant().isAfter(clock.instant())) {
      day = day.plusDays(1);
    }
    return day;
  }

  /**
   * The last second of the day of a fact, as the due date of a task: {@code
   * ${deadline.endOf(facts.dueOn)}}.
   *
   * @param day as expressions read a day
   * @return null if the day is not known: then there is no due date
   */
  @UsedInModels
  public Date endOf(String day) {
    return day == null || day.isEmpty() ? null : endOfDay(LocalDate.parse(day));
  }

  /**
   * The first second of the day of a fact, for a timer: {@code ${deadline.startOf(facts.renewOn)}}.
   *
   * @throws IllegalStateException if the day is not known: nothing would ever happen
   */
  @UsedInModels
  public Date startOf(String day) {
    if (day == null || day.isEmpty()) {
      throw new IllegalStateException(
          "a timer waits for a day that is not known yet: let the model record the fact before it"
              + " names it in deadline.startOf");
    }
    return Date.from(LocalDate.parse(day).atStartOfDay(clock.getZone()).toInstant());
  }

  /** The last second of a day: when a limit that ends on it is over. */
  public Date endOfDay(LocalDate day) {
    return Date.from(day.atTime(END_OF_DAY).atZone(clock.getZone()).toInstant());
  }
}
