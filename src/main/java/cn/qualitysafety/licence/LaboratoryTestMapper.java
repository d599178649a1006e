package cn.qualitysafety.licence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface LaboratoryTestMapper {

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("laboratory") String laboratory,
      @Param("product") String product,
      @Param("samplingSheet") String samplingSheet,
      @Param("deliverBy") LocalDate deliverBy,
      @Param("sampledBy") String sampledBy);

  void moveDeliverBy(
      @Param("caseNumber") String caseNumber, @Param("deliverBy") LocalDate deliverBy);

  LaboratoryTest find(String caseNumber);

  void receive(
      @Param("caseNumber") String caseNumber,
      @Param("receivedOn") LocalDate receivedOn,
      @Param("sampleState") String sampleState,
      @Param("person") String person);

  void report(
      @Param("caseNumber") String caseNumber,
      @Param("reportNumber") String reportNumber,
      @Param("results") String results,
      @Param("verdict") String verdict,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void close(@Param("caseNumber") String caseNumber, @Param("verdict") String verdict);
}
