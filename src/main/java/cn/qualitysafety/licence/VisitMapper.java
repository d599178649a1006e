package cn.qualitysafety.licence;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface VisitMapper {

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("unitCode") String unitCode,
      @Param("holderCode") String holderCode,
      @Param("holderName") String holderName,
      @Param("product") String product,
      @Param("place") String place);

  Visit find(String caseNumber);

  List<String> members(String caseNumber);

  void form(
      @Param("caseNumber") String caseNumber,
      @Param("leader") String leader,
      @Param("visitOn") LocalDate visitOn,
      @Param("place") String place,
      @Param("person") String person);

  void join(
      @Param("caseNumber") String caseNumber,
      @Param("member") String member,
      @Param("visitOn") LocalDate visitOn);

  void leave(@Param("caseNumber") String caseNumber, @Param("member") String member);

  void lead(@Param("caseNumber") String caseNumber, @Param("leader") String leader);

  void release(String caseNumber);

  /** Who of these is in a team on that day. */
  List<String> engaged(@Param("members") List<String> members, @Param("visitOn") LocalDate visitOn);

  /** Who led the last verification of this enterprise; null if there was none. */
  String lastLeader(@Param("holderCode") String holderCode, @Param("caseNumber") String caseNumber);

  void report(
      @Param("caseNumber") String caseNumber,
      @Param("visitedOn") LocalDate visitedOn,
      @Param("findings") String findings,
      @Param("person") String person);

  /** Of this conclusion nobody has been told yet. */
  void judge(@Param("caseNumber") String caseNumber, @Param("verdict") String verdict);

  void tell(@Param("caseNumber") String caseNumber, @Param("on") LocalDate on);

  void moveHolder(@Param("from") String from, @Param("to") String to);
}
