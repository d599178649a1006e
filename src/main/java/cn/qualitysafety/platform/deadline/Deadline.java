package cn.qualitysafety.platform.deadline;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * Due dates for models: {@code ${deadline.of('campaign.monthlyReport')}}. Counted from the engine's
 * clock; the day of the event is not counted, the last day counts to its end, Beijing time.
 */
@Component("deadline")
public class Deadline {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  private final WorkingDayCalendar calendar;
  private final Limits limits;

  Deadline(WorkingDayCalendar calendar, Limits limits) {
    this.calendar = calendar;
    this.limits = limits;
  }

  /** End of the named limit, counted from today. */
  public Date of(String limitName) {
    return workingDays(limits.named(limitName).workingDays());
  }

  /** End of the working day that lies this many working days after today. */
  public Date workingDays(int count) {
    return endOf(calendar.plus(today(), count));
  }

  /** End of the named limit's last working day in the month after the given one. */
  public Date inMonthAfter(YearMonth month, String limitName) {
    return endOf(calendar.plus(month.atEndOfMonth(), limits.named(limitName).workingDays()));
  }

  /** End of the working day that lies the named limit before the given date. */
  public Date before(Date date, String limitName) {
    LocalDate day = date.toInstant().atZone(BEIJING).toLocalDate();
    return endOf(calendar.plus(day, -limits.named(limitName).workingDays()));
  }

  private static LocalDate today() {
    return ClockUtil.getCurrentTime().toInstant().atZone(BEIJING).toLocalDate();
  }

  private static Date endOf(LocalDate day) {
    return Date.from(day.atTime(END_OF_DAY).atZone(BEIJING).toInstant());
  }
}
