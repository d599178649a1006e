package cn.qualitysafety.platform.record;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CaseRecordMapper {

  void insert(@Param("fields") List<RecordedField> fields);

  /**
   * How often a task was recorded in a case.
   *
   * @param row of the case; null for the case as a whole, here and below
   */
  int revisions(
      @Param("caseNumber") String caseNumber,
      @Param("taskKey") String taskKey,
      @Param("rowKey") String row);

  /** How many forms and decisions were recorded in a case. */
  int forms(String caseNumber);

  /**
   * What was entered last in the innermost of these rows that has it, or in the case; null if
   * nobody has been asked for it.
   *
   * @param rows none for the case as a whole
   */
  RecordedField latest(
      @Param("caseNumber") String caseNumber,
      @Param("rows") List<String> rows,
      @Param("fieldKey") String fieldKey);

  /** Keys of the rows that a task recorded the so manieth time, in their order. */
  List<String> rows(
      @Param("caseNumber") String caseNumber,
      @Param("taskKey") String taskKey,
      @Param("revision") int revision);

  /** What a row is called; null if nothing of it was recorded. */
  String rowName(@Param("caseNumber") String caseNumber, @Param("rowKey") String row);

  /** Who entered something, but for what was entered in one task. */
  List<String> persons(
      @Param("caseNumber") String caseNumber, @Param("butFor") List<String> butFor);

  /** Who entered something last; null if nobody did. */
  String lastPerson(String caseNumber);

  /** In the order in which they were entered. */
  List<RecordedField> ofCases(@Param("caseNumbers") Collection<String> caseNumbers);
}
