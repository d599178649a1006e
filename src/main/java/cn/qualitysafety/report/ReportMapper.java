package cn.qualitysafety.report;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ReportMapper {

  void insertCalendar(Calendar calendar);

  /** Null if the case keeps none. */
  Calendar calendar(String caseNumber);

  Calendar calendarOf(@Param("kind") String kind, @Param("calendarYear") int calendarYear);

  /** Another kind whose numbers begin with these letters; null if there is none. */
  String otherKindOfSeries(@Param("series") String series, @Param("kind") String kind);

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("unitCode") String unitCode,
      @Param("kind") String kind,
      @Param("kindName") String kindName,
      @Param("periodCode") String periodCode,
      @Param("endsOn") LocalDate endsOn,
      @Param("dueOn") LocalDate dueOn);

  OwedReport find(String caseNumber);

  /** That of another period of the same unit and kind; null if none was owed. */
  OwedReport findOf(
      @Param("unitCode") String unitCode,
      @Param("kind") String kind,
      @Param("periodCode") String periodCode);

  /** All that these units owe, or owed, on periods that end in this time; by their end and unit. */
  List<OwedReport> owed(
      @Param("units") Collection<String> units,
      @Param("from") LocalDate from,
      @Param("to") LocalDate to);

  /** By unit and kind. */
  List<Keeping> keeping(
      @Param("units") Collection<String> units,
      @Param("from") LocalDate from,
      @Param("to") LocalDate to,
      @Param("today") LocalDate today);

  void freeze(@Param("caseNumber") String caseNumber, @Param("at") LocalDateTime at);

  void insertFigure(FrozenFigure figure);

  /** In the order of the catalogue. */
  List<FrozenFigure> figures(String caseNumber);

  FrozenFigure figure(@Param("caseNumber") String caseNumber, @Param("code") String code);

  void write(
      @Param("caseNumber") String caseNumber,
      @Param("contradictions") String contradictions,
      @Param("person") String person);

  void sign(
      @Param("caseNumber") String caseNumber,
      @Param("at") LocalDateTime at,
      @Param("person") String person);

  void file(
      @Param("caseNumber") String caseNumber,
      @Param("at") LocalDateTime at,
      @Param("lateDays") int lateDays,
      @Param("late") boolean late);

  void fileSupplement(@Param("caseNumber") String caseNumber);

  void giveBack(@Param("caseNumber") String caseNumber, @Param("dueOn") LocalDate dueOn);

  void note(
      @Param("caseNumber") String caseNumber,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void extend(@Param("caseNumber") String caseNumber, @Param("dueOn") LocalDate dueOn);

  void remind(@Param("caseNumber") String caseNumber, @Param("at") LocalDateTime at);

  void markOverdue(
      @Param("caseNumber") String caseNumber,
      @Param("late") boolean late,
      @Param("at") LocalDateTime at);

  void urge(
      @Param("caseNumber") String caseNumber,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void proposeCriticism(@Param("caseNumber") String caseNumber, @Param("on") LocalDate on);

  /** How many missing reports of a unit on periods that end in this time were proposed. */
  int criticisms(
      @Param("unitCode") String unitCode, @Param("from") LocalDate from, @Param("to") LocalDate to);

  /** Reports of a unit that were not filed on their day, whatever their kind. */
  int lateReports(@Param("unitCode") String unitCode, @Param("from") LocalDate from);

  /**
   * What was frozen of periods that end on this day or later, and has a value from such a source.
   *
   * @param source how it begins
   */
  List<OwedReport> frozen(
      @Param("units") Collection<String> units,
      @Param("day") LocalDate day,
      @Param("source") String source);

  void insertNote(
      @Param("caseNumber") String caseNumber,
      @Param("occasion") String occasion,
      @Param("text") String text,
      @Param("at") LocalDateTime at);

  boolean hasNote(@Param("caseNumber") String caseNumber, @Param("occasion") String occasion);

  /** In the order in which they came. */
  List<String> notes(String caseNumber);
}
