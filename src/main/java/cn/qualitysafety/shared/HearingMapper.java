package cn.qualitysafety.shared;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface HearingMapper {

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("unitCode") String unitCode,
      @Param("kind") HearingKind kind,
      @Param("party") String party,
      @Param("matter") HearingMatter matter,
      @Param("excludedPersons") String excludedPersons,
      @Param("at") LocalDateTime at);

  void insertParty(
      @Param("caseNumber") String caseNumber,
      @Param("serial") int serial,
      @Param("name") String name,
      @Param("thirdParty") boolean thirdParty);

  Hearing find(String caseNumber);

  /** In the order in which they were named. */
  List<HearingParty> parties(String caseNumber);

  void serve(
      @Param("caseNumber") String caseNumber,
      @Param("name") String name,
      @Param("requestUntil") LocalDate requestUntil);

  void markDelivered(String caseNumber);

  void answer(
      @Param("caseNumber") String caseNumber,
      @Param("name") String name,
      @Param("requested") boolean requested,
      @Param("requestedOn") LocalDate requestedOn,
      @Param("person") String person);

  void publish(
      @Param("caseNumber") String caseNumber,
      @Param("publishedOn") LocalDate publishedOn,
      @Param("publishedAt") String publishedAt);

  void deliver(
      @Param("caseNumber") String caseNumber,
      @Param("deliveredOn") LocalDate deliveredOn,
      @Param("receivedBy") String receivedBy,
      @Param("requestUntil") LocalDate requestUntil,
      @Param("person") String person);

  void request(
      @Param("caseNumber") String caseNumber,
      @Param("requestedOn") LocalDate requestedOn,
      @Param("holdUntil") LocalDate holdUntil,
      @Param("person") String person);

  void moveRequestUntil(
      @Param("caseNumber") String caseNumber, @Param("requestUntil") LocalDate requestUntil);

  void moveHoldUntil(
      @Param("caseNumber") String caseNumber, @Param("holdUntil") LocalDate holdUntil);

  void waiveInWriting(
      @Param("caseNumber") String caseNumber,
      @Param("requestedOn") LocalDate requestedOn,
      @Param("person") String person);

  void schedule(
      @Param("caseNumber") String caseNumber,
      @Param("hearingOn") LocalDate hearingOn,
      @Param("place") String place,
      @Param("presider") String presider,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  /** Another day is to be found. */
  void postpone(
      @Param("caseNumber") String caseNumber,
      @Param("byParty") boolean byParty,
      @Param("record") String record,
      @Param("holdUntil") LocalDate holdUntil);

  void hold(
      @Param("caseNumber") String caseNumber,
      @Param("state") HearingState state,
      @Param("present") String present,
      @Param("record") String record,
      @Param("recordSigned") Boolean recordSigned,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void close(
      @Param("caseNumber") String caseNumber,
      @Param("state") HearingState state,
      @Param("at") LocalDateTime at);
}
