package cn.qualitysafety.licence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface LicenceChangeMapper {

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("licenceNumber") String licenceNumber,
      @Param("unitCode") String unitCode,
      @Param("kind") ChangeKind kind,
      @Param("before") String before,
      @Param("after") String after,
      @Param("grounds") String grounds,
      @Param("person") String person,
      @Param("at") LocalDateTime at,
      @Param("receivedOn") LocalDate receivedOn);

  LicenceChange find(String caseNumber);

  /** The same, locked until the transaction ends. */
  LicenceChange lock(String caseNumber);

  /** The change of this licence that waits for a decision; null if none does. */
  LicenceChange openOf(String licenceNumber);

  void accept(
      @Param("caseNumber") String caseNumber,
      @Param("acceptedOn") LocalDate acceptedOn,
      @Param("correctedOn") LocalDate correctedOn);

  void askForCorrection(@Param("caseNumber") String caseNumber, @Param("missing") String missing);

  void refuseToAccept(
      @Param("caseNumber") String caseNumber,
      @Param("reasons") String reasons,
      @Param("correctedOn") LocalDate correctedOn);

  void end(
      @Param("caseNumber") String caseNumber,
      @Param("state") LicenceChange.State state,
      @Param("ending") Ending ending);

  void decide(
      @Param("caseNumber") String caseNumber,
      @Param("state") LicenceChange.State state,
      @Param("reasons") String reasons,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void deliver(
      @Param("caseNumber") String caseNumber,
      @Param("deliveredOn") LocalDate deliveredOn,
      @Param("receivedName") String receivedName,
      @Param("person") String person);
}
