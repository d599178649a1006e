package cn.qualitysafety.shared;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface HearingMapper {

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("unitCode") String unitCode,
      @Param("kind") HearingKind kind,
      @Param("party") String party,
      @Param("subject") String subject,
      @Param("excludedPersons") String excludedPersons,
      @Param("at") LocalDateTime at);

  Hearing find(String caseNumber);

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

  void postpone(
      @Param("caseNumber") String caseNumber,
      @Param("record") String record,
      @Param("holdUntil") LocalDate holdUntil);

  void hold(
      @Param("caseNumber") String caseNumber,
      @Param("state") HearingState state,
      @Param("record") String record,
      @Param("recordSigned") Boolean recordSigned,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void close(
      @Param("caseNumber") String caseNumber,
      @Param("state") HearingState state,
      @Param("at") LocalDateTime at);
}
