package cn.qualitysafety.enterprise;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ComplianceMapper {

  /** Its id is given by the database. */
  void insert(@Param("fact") ComplianceFact fact, @Param("at") LocalDateTime at);

  boolean isNoted(
      @Param("caseNumber") String caseNumber,
      @Param("kind") String kind,
      @Param("holderCode") String holderCode);

  /** Those of an enterprise or party, the newest first, also what was taken back. */
  List<ComplianceFact> of(
      @Param("holderCode") String holderCode,
      @Param("offset") int offset,
      @Param("limit") int limit);

  /**
   * Takes back what these units have noted in a case.
   *
   * @return how many facts
   */
  int voidFacts(
      @Param("caseNumber") String caseNumber,
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("by") String by,
      @Param("on") LocalDate on);

  void moveHolder(@Param("from") String from, @Param("to") String to);

  /** The same of what was noted in cases of a party. */
  void moveOfCases(
      @Param("party") String party, @Param("from") String from, @Param("to") String to);
}
