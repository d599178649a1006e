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
      @Param("at") LocalDateTime at);

  LicenceChange find(String caseNumber);

  LicenceChange openOf(String licenceNumber);

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
