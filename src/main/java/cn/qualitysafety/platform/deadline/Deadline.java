package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.engine.UsedInModels;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.NameOf;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Due dates for models and services: {@code ${deadline.of('campaign.draftPlan')}}. Counted from the
 * engine's clock; the day of the event is not counted, the last day counts to its end, Beijing
 * time.
 */
@Component("deadline")
public class Deadline {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final String REMINDER = "platform.reminder";
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);
  private static final LocalTime MORNING = LocalTime.of(8, 30);

  /** What is counted anew is counted from when it was due first, not from now. */
  private static final ThreadLocal<Instant> AS_OF = new ThreadLocal<>();

  private final Counting counting;
  private final Limits limits;
  private final Clock clock;

  Deadline(Counting counting, Limits limits, Clock clock) {
    this.counting = counting;
    this.limits = limits;
    this.clock = clock;
  }

  /** Does something as if it were done at that moment, by this thread. */
  <T> T asOf(Instant moment, Supplier<T> action) {
    AS_OF.set(moment);
    try {
      return action.get();
    } finally {
      AS_OF.remove();
    }
  }

  private LocalDateTime now() {
    Instant moment = AS_OF.get();
    return LocalDateTime.ofInstant(moment == null ? clock.instant() : moment, clock.getZone());
  }

  /** End of the named limit, counted from today; one of hours from this minute. */
  @UsedInModels
  public Date of(@NameOf(NameKind.LIMIT) String limitName) {
    LocalDateTime now = now();
    Limit limit = limits.named(limitName, now.toLocalDate());
    return limit.unit() == LimitUnit.HOURS
        ? date(counting.end(limit, now))
        : endOfDay(counting.lastDay(limit, now.toLocalDate()));
  }

  /** The first second after the named limit, for what then happens by itself. */
  @UsedInModels
  public Date after(@NameOf(NameKind.LIMIT) String limitName) {
    return oneSecondAfter(of(limitName));
  }

  /**
   * End of the named limit, counted from the day of a fact: {@code
   * ${deadline.since('spotcheck.object', facts.servedOn)}}.
   *
   * @param day as expressions read a day
   * @return null if the day is not known: then there is no due date
   */
  @UsedInModels
  public Date since(@NameOf(NameKind.LIMIT) String limitName, String day) {
    if (isUnknown(day)) {
      return null;
    }
    LocalDate from = LocalDate.parse(day);
    Limit limit = limits.named(limitName, from);
    // Of an event whose minute nobody knows hours run from the end of its day.
    return limit.unit() == LimitUnit.HOURS
        ? date(counting.end(limit, from.plusDays(1).atStartOfDay()))
        : endOfDay(counting.lastDay(limit, from));
  }

  /**
   * The first second after that, for a timer.
   *
   * @throws IllegalStateException if the day is not known: nothing would ever happen
   */
  @UsedInModels
  public Date sinceAfter(@NameOf(NameKind.LIMIT) String limitName, String day) {
    mustBeKnown(day, "deadline.sinceAfter");
    return oneSecondAfter(since(limitName, day));
  }

  /**
   * End of the named limit, counted from a moment that a fact tells: one of hours from its minute,
   * any other from its day: {@code ${deadline.sinceTime('commitment.urgentGrave', facts.knownAt)}}.
   *
   * @return null if the moment is not known
   */
  @UsedInModels
  public Date sinceTime(@NameOf(NameKind.LIMIT) String limitName, Date moment) {
    if (moment == null) {
      return null;
    }
    LocalDateTime from = LocalDateTime.ofInstant(moment.toInstant(), clock.getZone());
    Limit limit = limits.named(limitName, from.toLocalDate());
    return limit.unit() == LimitUnit.HOURS
        ? date(counting.end(limit, from))
        : endOfDay(counting.lastDay(limit, from.toLocalDate()));
  }

  /**
   * How many days of the calendar the named limit has for what begins today, for a paper that says
   * so and for what the paper begins: {@code ${deadline.days('delivery.announcement')}}.
   *
   * @throws IllegalStateException if the limit is set in another unit: a paper that says days would
   *     be wrong
   */
  @UsedInModels
  public int days(@NameOf(NameKind.LIMIT) String limitName) {
    Limit limit = limits.named(limitName, now().toLocalDate());
    if (limit.unit() != LimitUnit.DAYS) {
      throw new IllegalStateException(
          "limit '%s' is set as %s: set it in days of the calendar (unit: days), as the paper says days"
              .formatted(limitName, limit.length()));
    }
    return limit.amount();
  }

  private static boolean isUnknown(String day) {
    return day == null || day.isEmpty();
  }

  private static void mustBeKnown(String day, String what) {
    if (isUnknown(day)) {
      throw new IllegalStateException(
          "a timer waits for a day that is not known yet: let the model record the fact before it"
              + " names it in "
              + what);
    }
  }

  private static Date oneSecondAfter(Date end) {
    return Date.from(end.toInstant().plusSeconds(1));
  }

  private Date date(LocalDateTime time) {
    return Date.from(time.atZone(clock.getZone()).toInstant());
  }

  /**
   * The last day of the named limit, counted from the day after the given one, as the law has it on
   * that day.
   */
  public LocalDate lastDay(LocalDate from, String limitName) {
    return counting.lastDay(limits.named(limitName, from), from);
  }

  /** The day that lies the named limit before the given one: who acts by then is in time. */
  public LocalDate dayBefore(LocalDate day, String limitName) {
    return counting.before(limits.named(limitName, day), day);
  }

  /**
   * The same of what is only begun now: if that day has passed already, the eve of the given one,
   * and today at the earliest.
   */
  public LocalDate dayBeforeFromNow(LocalDate day, String limitName) {
    LocalDate today = now().toLocalDate();
    LocalDate inTime = dayBefore(day, limitName);
    LocalDate eve = day.minusDays(1);
    return !inTime.isBefore(today) ? inTime : eve.isBefore(today) ? today : eve;
  }

  /**
   * The last day of a limit, for people; with a word of warning if the holidays on the way to it
   * are not all known yet.
   *
   * @param from day of the event
   * @param lastDay as it was counted from there
   */
  public String words(LocalDate from, LocalDate lastDay, String limitName) {
    return DAY.format(lastDay)
        + limits
            .find(limitName, from)
            .map(limit -> counting.caveat(limit.unit(), limit.rolls(), from, lastDay))
            .orElse("");
  }

  /**
   * What to say beside a day that is counted and may still move; empty if the holidays on the way
   * to it are known.
   */
  public String caveat(LocalDate day) {
    return counting.caveat(LimitUnit.WORKING_DAYS, true, LocalDate.now(clock), day);
  }

  /** The last day of the named limit in the month after the given one. */
  public LocalDate lastDayInMonthAfter(YearMonth month, String limitName) {
    return lastDay(month.atEndOfMonth(), limitName);
  }

  /** Morning of the day that lies the named limit before the given day. */
  public Date reminderOf(LocalDate dueOn, String limitName) {
    return date(dayBefore(dueOn, limitName).atTime(MORNING));
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
    return isUnknown(day) ? null : endOfDay(LocalDate.parse(day));
  }

  /**
   * The first second of the day of a fact, for a timer: {@code ${deadline.startOf(facts.renewOn)}}.
   *
   * @throws IllegalStateException if the day is not known: nothing would ever happen
   */
  @UsedInModels
  public Date startOf(String day) {
    mustBeKnown(day, "deadline.startOf");
    return date(LocalDate.parse(day).atStartOfDay());
  }

  /** The last second of a day: when a limit that ends on it is over. */
  public Date endOfDay(LocalDate day) {
    return date(day.atTime(END_OF_DAY));
  }
}
