package cn.qualitysafety.platform.record;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CaseRecordMapper {

  void insert(@Param("fields") List<RecordedField> fields);

  /** How often a task was recorded in a case. */
  int revisions(@Param("caseNumber") String caseNumber, @Param("taskKey") String taskKey);

  /** How many forms were recorded in a case. */
  int forms(String caseNumber);

  /** What was entered last; null if nobody has been asked for it. */
  RecordedField latest(@Param("caseNumber") String caseNumber, @Param("fieldKey") String fieldKey);

  /** Who entered something last; null if nobody did. */
  String lastPerson(String caseNumber);

  /** In the order in which they were entered. */
  List<RecordedField> ofCases(@Param("caseNumbers") Collection<String> caseNumbers);
}
