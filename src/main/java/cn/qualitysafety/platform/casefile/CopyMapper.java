package cn.qualitysafety.platform.casefile;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CopyMapper {

  void insert(Copy copy);

  /** What somebody was passed, the newest first. */
  List<Copy> received(@Param("person") String person, @Param("most") int most);

  /** What somebody passed to others, the newest first. */
  List<Copy> sent(@Param("person") String person, @Param("most") int most);

  List<Copy> ofCases(@Param("caseNumbers") Collection<String> caseNumbers);

  /** Null if nothing of this id was passed to this person. */
  Copy find(@Param("id") long id, @Param("person") String person);

  int countUnread(String person);

  /** How often the same was passed by the same person and has not been opened. */
  int countWaiting(
      @Param("caseNumber") String caseNumber,
      @Param("documentNumber") String documentNumber,
      @Param("toPerson") String toPerson,
      @Param("sentBy") String sentBy);

  int countOf(@Param("caseNumber") String caseNumber, @Param("person") String person);

  /** That it has been opened; the first time stays. */
  void read(@Param("id") long id, @Param("person") String person, @Param("at") LocalDateTime at);

  /**
   * Logins of those who reach a unit, and no unit beside these; of a post, if one is given.
   *
   * @param post blank for any
   */
  List<String> readers(
      @Param("unit") String unit,
      @Param("units") Collection<String> units,
      @Param("post") String post,
      @Param("most") int most);

  /** Codes of their posts. */
  List<String> posts(@Param("unit") String unit, @Param("units") Collection<String> units);
}
