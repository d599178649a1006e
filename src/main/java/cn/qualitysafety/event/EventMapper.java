package cn.qualitysafety.event;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface EventMapper {

  /** Null if there is no such case yet. */
  EventCase find(String caseNumber);

  /**
   * What cases of a process have recorded last under some names, row by row.
   *
   * @param from first day on which they were opened
   * @param until day before which they were
   */
  List<RecordedEntry> recorded(
      @Param("process") String process,
      @Param("units") Collection<String> units,
      @Param("from") LocalDate from,
      @Param("until") LocalDate until,
      @Param("names") Collection<String> names);

  /** Their ids are given by the database. */
  void insert(@Param("trainees") Collection<Trainee> trainees);

  /** In the order in which they were entered. */
  List<Trainee> trainees(String caseNumber);

  TraineeCount count(String caseNumber);

  /** Those of the people who are in the class already. */
  List<String> known(
      @Param("caseNumber") String caseNumber, @Param("hashes") Collection<String> hashes);

  /** Whether anybody was entered under another key for fingerprints. */
  boolean hasOtherMark(String mark);

  void deleteAll(String caseNumber);

  void judge(
      @Param("ids") Collection<Long> ids,
      @Param("counts") boolean counts,
      @Param("why") String why);

  /**
   * Classes that were closed before a moment, and whose trainees are still known.
   *
   * @param most of them
   */
  List<String> knownOfClosed(@Param("before") LocalDateTime before, @Param("most") int most);

  /** Leaves of the trainees of a class what is counted of them, and not who they were. */
  int forget(String caseNumber);

  void moveEnterprise(@Param("from") String from, @Param("to") String to);
}
