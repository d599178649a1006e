package cn.qualitysafety.brand;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface BallotMapper {

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("roundNumber") int roundNumber,
      @Param("at") LocalDateTime at,
      @Param("closesOn") LocalDate closesOn,
      @Param("excluded") String excluded,
      @Param("eligible") int eligible);

  void admit(
      @Param("caseNumber") String caseNumber,
      @Param("roundNumber") int roundNumber,
      @Param("member") String member,
      @Param("name") String name);

  /** Of the ballot that is open. */
  void moveClosing(@Param("caseNumber") String caseNumber, @Param("closesOn") LocalDate closesOn);

  /** A case's latest ballot; null if there is none. */
  Ballot latest(String caseNumber);

  /** Those who may vote, in order of login. */
  List<String> members(
      @Param("caseNumber") String caseNumber, @Param("roundNumber") int roundNumber);

  /** Whether the member may vote and had not voted: only then is the vote written. */
  int cast(
      @Param("caseNumber") String caseNumber,
      @Param("roundNumber") int roundNumber,
      @Param("member") String member,
      @Param("choice") Sanction choice,
      @Param("reason") String reason,
      @Param("at") LocalDateTime at);

  List<Vote> votes(@Param("caseNumber") String caseNumber, @Param("roundNumber") int roundNumber);

  boolean hasVoted(@Param("caseNumber") String caseNumber, @Param("person") String person);

  void count(Ballot counted);
}
