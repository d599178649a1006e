package cn.qualitysafety.board;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Reads the registers of all regimes as the board shows them; {@code units} is never empty. */
@Mapper
interface BoardMapper {

  /** A phase of the campaign that the board shows. */
  record DatedPhase(
      String campaignNumber,
      String campaignName,
      int campaignYear,
      LocalDateTime closedAt,
      String name,
      LocalDate startsOn,
      LocalDate endsOn) {}

  /**
   * Of the campaign of a year, or of the last one before it that was not cancelled, in their order;
   * none if there was no campaign yet.
   */
  List<DatedPhase> phases(int year);

  /**
   * What a city owes the province: its mobilisation, a monthly report, its summary.
   *
   * @param reportMonth of a monthly report, for example 2009-04; null of the others
   * @param leadingBodyAt when the city set up its leading body; null before, and of the others
   * @param draftedAt when it drafted its plan; null before, and of the others
   */
  record Filing(
      String kind,
      String caseNumber,
      String unitCode,
      String reportMonth,
      String state,
      boolean late,
      LocalDate dueOn,
      LocalDateTime filedAt,
      LocalDateTime leadingBodyAt,
      LocalDateTime draftedAt) {}

  List<Filing> filings(
      @Param("campaign") String campaign, @Param("units") Collection<String> units);

  /**
   * A case with the last entry of a field; with nulls instead if nothing was entered in any.
   *
   * @param refused whether it came to an end that is none of what it was begun for
   * @param rowKey of the row of the case that it is about; null of the case as a whole
   */
  record Entry(
      String caseNumber,
      String processKey,
      String unitCode,
      String title,
      LocalDateTime openedAt,
      LocalDateTime closedAt,
      String result,
      boolean refused,
      String rowKey,
      String fieldKey,
      String entry,
      String words) {}

  /** Of cases that are open, or were closed since a moment. */
  List<Entry> entries(
      @Param("processes") Collection<String> processes,
      @Param("names") Collection<String> names,
      @Param("closedSince") LocalDateTime closedSince,
      @Param("units") Collection<String> units);

  /** A task that a case waits for. */
  record Step(String caseNumber, String step) {}

  /** Those of cases that are open, of each case the longest open first. */
  List<Step> steps(
      @Param("processes") Collection<String> processes, @Param("units") Collection<String> units);

  /**
   * Reports of a kind that a unit owes.
   *
   * @param overdue their day, or that of the supplement, is over, and they wait
   * @param dueFirst of the overdue ones the day of the oldest; null if there is none
   */
  record Reports(
      String unitCode,
      String kind,
      String kindName,
      int owed,
      int onTime,
      int late,
      int overdue,
      LocalDate dueFirst) {}

  /** On periods that end from a day on and before another. */
  List<Reports> reports(
      @Param("from") LocalDate from,
      @Param("until") LocalDate until,
      @Param("today") LocalDate today,
      @Param("units") Collection<String> units);

  /** A report that waits for its unit. */
  record WaitingReport(
      String caseNumber,
      String unitCode,
      String kindName,
      LocalDate endsOn,
      LocalDate dueOn,
      String state) {}

  List<WaitingReport> waitingReports(
      @Param("from") LocalDate from, @Param("units") Collection<String> units);

  /** Open tasks of a unit that ran over their limits. */
  record OverdueTasks(String unitCode, int tasks, LocalDateTime dueFirst) {}

  List<OverdueTasks> overdue(@Param("units") Collection<String> units);

  /**
   * One of them.
   *
   * @param caseNumber null if its case has none
   * @param assignee null if nobody has claimed it
   */
  record LateTask(
      String caseNumber, String taskName, String unitCode, String assignee, LocalDateTime dueAt) {}

  List<LateTask> longestOverdue(@Param("units") Collection<String> units, @Param("most") int most);

  /** A figure of a month of the year, 1 to 12: opened, closed, overdue or counted. */
  record OfMonth(String figure, int inMonth, int amount) {}

  List<OfMonth> months(
      @Param("from") LocalDateTime from,
      @Param("until") LocalDateTime until,
      @Param("units") Collection<String> units);

  /** Days that are compared with others, both included. */
  record Time(String name, LocalDate from, LocalDate to) {}

  /** A figure of the running registers: checked, failed, warnings or publications. */
  record OfRegister(String inTime, String figure, int amount) {}

  List<OfRegister> registers(
      @Param("times") List<Time> times, @Param("units") Collection<String> units);

  /**
   * Open tasks of a person, or of a post whose people have not claimed them.
   *
   * @param post null if the task is open to none
   * @param assignee null if nobody has claimed them
   */
  record Work(
      String unitCode,
      String post,
      String assignee,
      int tasks,
      int ofWeek,
      int ofMonth,
      int older,
      int overdue,
      LocalDateTime oldest) {}

  List<Work> work(
      @Param("now") LocalDateTime now,
      @Param("week") LocalDateTime week,
      @Param("month") LocalDateTime month,
      @Param("units") Collection<String> units);
}
