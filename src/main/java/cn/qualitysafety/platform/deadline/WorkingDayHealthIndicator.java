package cn.qualitysafety.platform.deadline;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells operators for which years limits are counted without public holidays. */
@Component("workingDays")
class WorkingDayHealthIndicator implements HealthIndicator {

  private final WorkingDayCalendar calendar;

  WorkingDayHealthIndicator(WorkingDayCalendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    if (!calendar.yearsMissed().isEmpty()) {
      health.withDetail("yearsWithoutHolidayData", calendar.yearsMissed());
    }
    return health.build();
  }
}
