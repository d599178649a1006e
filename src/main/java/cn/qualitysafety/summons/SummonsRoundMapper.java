package cn.qualitysafety.summons;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface SummonsRoundMapper {

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("summonsNumber") String summonsNumber,
      @Param("round") int round,
      @Param("nextOn") LocalDate nextOn);

  SummonsRound find(String caseNumber);

  /** The rounds of a summons, the first one first. */
  List<SummonsRound> ofSummons(String summonsNumber);

  /** Of a round that waits for work that has a limit. */
  void moveNextOn(@Param("caseNumber") String caseNumber, @Param("nextOn") LocalDate nextOn);

  void stage(
      @Param("caseNumber") String caseNumber,
      @Param("stage") Stage stage,
      @Param("nextOn") LocalDate nextOn);

  void prepare(
      @Param("caseNumber") String caseNumber,
      @Param("grounds") String grounds,
      @Param("meetingOn") LocalDate meetingOn,
      @Param("meetingTime") String meetingTime,
      @Param("place") String place,
      @Param("presider") String presider,
      @Param("person") String person);

  void approve(
      @Param("caseNumber") String caseNumber,
      @Param("opinion") String opinion,
      @Param("person") String person);

  /** Another day for the meeting; it needs another notice. */
  void move(
      @Param("caseNumber") String caseNumber,
      @Param("meetingOn") LocalDate meetingOn,
      @Param("meetingTime") String meetingTime);

  void postpone(@Param("caseNumber") String caseNumber, @Param("reason") String reason);

  void reschedule(
      @Param("caseNumber") String caseNumber,
      @Param("on") LocalDate on,
      @Param("reason") String reason);

  void deliver(
      @Param("caseNumber") String caseNumber,
      @Param("deliveredOn") LocalDate deliveredOn,
      @Param("receivedBy") String receivedBy,
      @Param("person") String person);

  void attend(
      @Param("caseNumber") String caseNumber,
      @Param("absence") String absence,
      @Param("person") String person);

  void record(
      @Param("caseNumber") String caseNumber,
      @Param("attendees") String attendees,
      @Param("record") String record,
      @Param("signed") boolean signed,
      @Param("refusal") String refusal,
      @Param("person") String person);

  void insertCommitment(Commitment commitment);

  List<Commitment> commitments(String caseNumber);

  void report(
      @Param("caseNumber") String caseNumber,
      @Param("on") LocalDate on,
      @Param("report") String report,
      @Param("person") String person);

  void verify(
      @Param("caseNumber") String caseNumber,
      @Param("on") LocalDate on,
      @Param("findings") String findings,
      @Param("person") String person);
}
