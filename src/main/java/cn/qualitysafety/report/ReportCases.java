package cn.qualitysafety.report;

import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.engine.UsedInModels;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The reports that a calendar calls for, in its model: {@code ${reportCases.…}}. */
@Component("reportCases")
public class ReportCases {

  private static final Map<UnitLevel, String> LEVELS =
      Map.of(UnitLevel.PROVINCE, "省局", UnitLevel.CITY, "市局", UnitLevel.COUNTY, "县局");

  private final ReportCalendarService calendars;
  private final UnitRegister units;
  private final Deadline deadline;

  ReportCases(ReportCalendarService calendars, UnitRegister units, Deadline deadline) {
    this.calendars = calendars;
    this.units = units;
    this.deadline = deadline;
  }

  /** Last second of a period, by its code. */
  @UsedInModels
  public Date endOf(String period) {
    return deadline.endOfDay(Period.of(period).endsOn());
  }

  /** Codes of the units that owe the report on a period. */
  @UsedInModels
  public List<String> owing(String calendarNumber, String period) {
    return calendars.owing(calendarNumber, Period.of(period));
  }

  /** Number of a unit's report on a period. */
  @UsedInModels
  public String number(String calendarNumber, String unitCode, String period) {
    return calendars.reportNumber(calendarNumber, unitCode, Period.of(period));
  }

  /** What the catalogue calls the level of a unit. */
  @UsedInModels
  public String level(String unitCode) {
    return LEVELS.get(units.unit(unitCode).level());
  }

  /** How long a period is, as the catalogue calls it. */
  @UsedInModels
  public String periodType(String period) {
    return Period.of(period).type().chinese();
  }
}
