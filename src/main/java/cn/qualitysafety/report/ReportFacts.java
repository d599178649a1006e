package cn.qualitysafety.report;

import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.RegimeFacts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What models, forms and tables know of a calendar and of a report, and in a row of a figure. */
@Component
class ReportFacts implements RegimeFacts {

  private final ReportCalendarService calendars;
  private final ReportService reports;
  private final UnitRegister units;

  ReportFacts(ReportCalendarService calendars, ReportService reports, UnitRegister units) {
    this.calendars = calendars;
    this.reports = reports;
    this.units = units;
  }

  /** A report, and the figure whose row it is; null outside of rows. */
  private record Place(OwedReport report, FrozenFigure figure) {

    BigDecimal ofFigure(Function<FrozenFigure, BigDecimal> value) {
      return figure == null ? null : value.apply(figure);
    }
  }

  @Override
  public List<CaseFacts<?>> cases() {
    return List.of(calendar(), period());
  }

  private CaseFacts<Calendar> calendar() {
    return CaseFacts.of(calendars::of, "report-calendar")
        .yesNo("keptElsewhere", "已有日历", Calendar::isKeptElsewhere)
        .list("periods", "应报期次", calendar -> calendar.periods().stream().map(Period::code).toList())
        .time("yearEnds", "年终", calendars::yearEnds);
  }

  private CaseFacts<Place> period() {
    return CaseFacts.ofPlaces(this::place, "report-period")
        .text("unitName", "报送单位", place -> units.name(place.report.unitCode()))
        .text("reportName", "报告", place -> place.report.kindName())
        .text("periodText", "期次", place -> place.report.period().text())
        .choice("state", "报送状态", OwedReport.State.class, place -> place.report.state())
        .day("dueOn", "报送期限", place -> place.report.dueOn())
        .day("filedOn", "签发报送之日", place -> filedOn(place.report))
        .time("dueTime", "报送期限（时刻）", place -> reports.dueTime(place.report))
        .time("reminderTime", "提醒时间", place -> reports.reminderTime(place.report))
        .time("missingTime", "建议批评时间", place -> reports.missingTime(place.report))
        .day("asOf", "数字截至", place -> place.report.endsOn())
        .text("figureLines", "登记簿的数字", place -> reports.figureLines(number(place)))
        .text("figureNotes", "锁定以后的更正", place -> reports.notes(number(place)))
        .text("contradictions", "与数字不符之处", place -> place.report.contradictions())
        .yesNo("supplemented", "已经退回补充过", place -> place.report.supplemented())
        .yesNo("late", "迟报", place -> place.report.late())
        .number("lateDays", "迟报天数", place -> place.report.lateDays())
        .text("overdueSummary", "逾期情况", place -> reports.overdueSummary(place.report))
        .text("noteUnit", "阅知单位代码", place -> reports.noteUnit(place.report))
        .text("superiorUnit", "上级单位代码", place -> reports.superior(place.report))
        .text("superiorName", "上级单位", place -> units.name(reports.superior(place.report)))
        .text("governmentName", "本级政府", place -> units.government(place.report.unitCode()))
        .text("divisionName", "行政区划", place -> units.unit(place.report.unitCode()).division())
        .number("thisValue", "本期", place -> place.ofFigure(FrozenFigure::figureValue))
        .number("valueBefore", "上期", place -> place.ofFigure(FrozenFigure::valueBefore))
        .number("valueYearBefore", "上年同期", place -> place.ofFigure(FrozenFigure::valueYearBefore))
        .titled("{unitName} {periodText}{reportName}");
  }

  /**
   * When it was signed last: a supplemented report goes out after its own signature; null before.
   */
  private static LocalDate filedOn(OwedReport report) {
    return report.signedAt() == null ? null : report.signedAt().toLocalDate();
  }

  /** Null before the report is registered. */
  private Place place(CasePlace place) {
    OwedReport report = reports.of(place.caseNumber());
    return report == null
        ? null
        : new Place(report, reports.figure(place.caseNumber(), place.key()));
  }

  private static String number(Place place) {
    return place.report.caseNumber();
  }
}
