package cn.qualitysafety.brand;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface SanctionMapper {

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("titleNumber") String titleNumber,
      @Param("unitCode") String unitCode,
      @Param("sanction") Sanction sanction,
      @Param("ground") Ground ground,
      @Param("facts") String facts,
      @Param("legalBasis") String legalBasis,
      @Param("incidentNumber") String incidentNumber,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  SanctionCase find(String caseNumber);

  SanctionCase openOf(String titleNumber);

  void deliver(
      @Param("caseNumber") String caseNumber,
      @Param("deliveredOn") LocalDate deliveredOn,
      @Param("receivedBy") String receivedBy,
      @Param("person") String person);

  void state(
      @Param("caseNumber") String caseNumber,
      @Param("statement") String statement,
      @Param("person") String person);

  void decide(
      @Param("caseNumber") String caseNumber,
      @Param("state") SanctionCase.State state,
      @Param("legalBasis") String legalBasis,
      @Param("reasons") String reasons,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void close(@Param("caseNumber") String caseNumber, @Param("state") SanctionCase.State state);
}
