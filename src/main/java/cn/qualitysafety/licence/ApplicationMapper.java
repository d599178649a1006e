package cn.qualitysafety.licence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ApplicationMapper {

  void insert(Received application);

  /** What is known of an application when it is received. */
  record Received(
      String caseNumber,
      String unitCode,
      ApplicationKind kind,
      String licenceNumber,
      String holderCode,
      String holderName,
      String address,
      String productionSite,
      String productCode,
      String contactName,
      String contactPhone,
      String receivedBy,
      LocalDateTime receivedAt,
      LocalDate receivedOn) {}

  Application find(String caseNumber);

  /** The same, locked until the transaction ends. */
  Application lock(String caseNumber);

  /** The application of this applicant for this product that waits for a decision; null if none. */
  Application pendingOf(
      @Param("holderCode") String holderCode, @Param("productCode") String productCode);

  /** The last application that was refused for what was concealed or false; null if none was. */
  Application lastFalse(
      @Param("holderCode") String holderCode, @Param("productCode") String productCode);

  /** Applications for renewal of this licence that wait for a decision or for the certificate. */
  List<Application> renewalsUnderWay(String licenceNumber);

  void askForCorrection(
      @Param("caseNumber") String caseNumber,
      @Param("missing") String missing,
      @Param("person") String person);

  void correct(
      @Param("caseNumber") String caseNumber,
      @Param("correctedOn") LocalDate correctedOn,
      @Param("note") String note);

  void answer(
      @Param("caseNumber") String caseNumber,
      @Param("state") ApplicationState state,
      @Param("reasons") String reasons,
      @Param("person") String person,
      @Param("on") LocalDate on);

  void supervise(
      @Param("caseNumber") String caseNumber,
      @Param("note") String note,
      @Param("person") String person);

  void review(
      @Param("caseNumber") String caseNumber,
      @Param("proposed") String proposed,
      @Param("opinion") String opinion,
      @Param("thirdParty") String thirdParty,
      @Param("hearingKind") String hearingKind,
      @Param("person") String person);

  void decide(
      @Param("caseNumber") String caseNumber,
      @Param("state") ApplicationState state,
      @Param("reasons") String reasons,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void hear(@Param("caseNumber") String caseNumber, @Param("statements") String statements);

  void markFalse(@Param("caseNumber") String caseNumber, @Param("on") LocalDate on);

  void issue(@Param("caseNumber") String caseNumber, @Param("licenceNumber") String licenceNumber);

  void deliver(
      @Param("caseNumber") String caseNumber,
      @Param("deliveredOn") LocalDate deliveredOn,
      @Param("receivedName") String receivedName,
      @Param("person") String person);

  void end(
      @Param("caseNumber") String caseNumber,
      @Param("state") ApplicationState state,
      @Param("ending") Ending ending);

  void moveHolder(@Param("from") String from, @Param("to") String to);
}
