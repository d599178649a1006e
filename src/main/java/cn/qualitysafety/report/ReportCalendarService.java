package cn.qualitysafety.report;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitChanges;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The years' calendars of the kinds of reports. */
@Service
public class ReportCalendarService {

  private static final String CALENDAR_DUE = "reportCalendarDue";

  private final ReportMapper mapper;
  private final CaseRecords records;
  private final UnitRegister units;
  private final UnitChanges changes;
  private final Messages messages;
  private final Deadline deadline;

  ReportCalendarService(
      ReportMapper mapper,
      CaseRecords records,
      UnitRegister units,
      UnitChanges changes,
      Messages messages,
      Deadline deadline) {
    this.mapper = mapper;
    this.records = records;
    this.units = units;
    this.changes = changes;
    this.messages = messages;
    this.deadline = deadline;
  }

  /**
   * Plans the periods of a kind and year, as the catalogue has told the case.
   *
   * @param byPerson whether somebody started it, who is told that there is one already
   * @throws RefusedInputException if there is one already and somebody wants another, or the
   *     numbers of another kind begin with the same letters
   */
  @Transactional
  public void plan(String caseNumber, boolean byPerson) {
    String kind = records.text(caseNumber, "kind");
    int year = Integer.parseInt(records.text(caseNumber, "calendarYear"));
    Calendar earlier = mapper.calendarOf(kind, year);
    if (earlier != null) {
      if (byPerson) {
        throw new RefusedInputException(
            "%d年的这种报告已有报送日历（%s），不能再建一份；请在该日历中查看。".formatted(year, earlier.caseNumber()));
      }
      return;
    }
    String series = records.text(caseNumber, "series");
    String other = mapper.otherKindOfSeries(series, kind);
    if (other != null) {
      throw new RefusedInputException(
          "报告种类“%s”与“%s”使用同一编号字头“%s”，没有登记；请流程设计员在报送目录（report-kind）中给其中一种另取字头。"
              .formatted(kind, other, series));
    }
    String periodTypes = records.text(caseNumber, "periodTypes");
    PeriodType.all(periodTypes);
    mapper.insertCalendar(
        new Calendar(
            caseNumber,
            kind,
            series,
            year,
            periodTypes,
            LocalDate.parse(records.text(caseNumber, "owedFrom")),
            owedBy(caseNumber)));
  }

  private String owedBy(String caseNumber) {
    List<String> levels = new ArrayList<>();
    Map.of(
            "byProvince",
            UnitLevel.PROVINCE,
            "byCities",
            UnitLevel.CITY,
            "byCounties",
            UnitLevel.COUNTY)
        .forEach(
            (fact, level) -> {
              if (Boolean.parseBoolean(records.text(caseNumber, fact))) {
                levels.add(level.name());
              }
            });
    return String.join(",", levels);
  }

  /** What the case keeps; of one that was not needed the one that another case keeps. */
  Calendar of(String caseNumber) {
    Calendar kept = mapper.calendar(caseNumber);
    return kept == null ? Calendar.keptElsewhere(caseNumber) : kept;
  }

  /**
   * Codes of the units that owe the report on a period: those that were there on its first day, as
   * they are known when it ends.
   */
  List<String> owing(String calendarNumber, Period period) {
    Calendar calendar = mapper.calendar(calendarNumber);
    return units.all().stream()
        .filter(unit -> calendar.isOwedBy(unit.level()))
        .map(Unit::code)
        .filter(code -> changes.isThereOn(code, period.startsOn()))
        .toList();
  }

  /** Number of a unit's report: ZLX2009-440106-M04. */
  String reportNumber(String calendarNumber, String unitCode, Period period) {
    Calendar calendar = mapper.calendar(calendarNumber);
    String code = period.code();
    int year = code.indexOf('-');
    return "%s%s-%s%s"
        .formatted(calendar.series(), code.substring(0, year), unitCode, code.substring(year));
  }

  /** Last second of its year; null of one that another case keeps. */
  Date yearEnds(Calendar calendar) {
    return calendar.isKeptElsewhere()
        ? null
        : deadline.endOfDay(LocalDate.of(calendar.calendarYear(), Month.DECEMBER, 31));
  }

  /** Starts the calendar of the next year; once. */
  @Transactional
  public void startNextYear(String caseNumber) {
    Calendar calendar = mapper.calendar(caseNumber);
    messages.send(
        CALENDAR_DUE,
        null,
        caseNumber,
        "next-year",
        units.code(),
        Map.of("kind", calendar.kind(), "calendarYear", calendar.calendarYear() + 1));
  }
}
