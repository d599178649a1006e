package cn.qualitysafety.spotcheck;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface FollowUpMapper {

  void insert(@Param("caseNumber") String caseNumber, @Param("batchNumber") String batchNumber);

  void sign(
      @Param("caseNumber") String caseNumber,
      @Param("demands") String demands,
      @Param("unitCode") String unitCode,
      @Param("person") String person);

  void order(@Param("caseNumber") String caseNumber, @Param("on") LocalDate on);

  void setState(@Param("caseNumber") String caseNumber, @Param("state") FollowUp.State state);

  void hinder(@Param("caseNumber") String caseNumber, @Param("text") String text);

  void rectifyBy(@Param("caseNumber") String caseNumber, @Param("rectifyBy") LocalDate rectifyBy);

  FollowUp find(String caseNumber);

  List<FollowUp> ofBatches(Collection<String> batchNumbers);

  void extend(
      @Param("caseNumber") String caseNumber,
      @Param("rectifyBy") LocalDate rectifyBy,
      @Param("reason") String reason,
      @Param("person") String person);

  void report(
      @Param("caseNumber") String caseNumber,
      @Param("report") String report,
      @Param("on") LocalDate on);

  void recheck(
      @Param("caseNumber") String caseNumber,
      @Param("sampledOn") LocalDate sampledOn,
      @Param("samplingSheet") String samplingSheet,
      @Param("quantity") String quantity,
      @Param("person") String person,
      @Param("second") String second);

  void announce(
      @Param("caseNumber") String caseNumber, @Param("recheckVerdict") String recheckVerdict);

  void close(
      @Param("caseNumber") String caseNumber,
      @Param("state") FollowUp.State state,
      @Param("recheckVerdict") String recheckVerdict,
      @Param("at") LocalDateTime at);

  void insertWarning(
      @Param("caseNumber") String caseNumber,
      @Param("city") String city,
      @Param("productCode") String productCode,
      @Param("product") String product,
      @Param("quarter") String quarter,
      @Param("failures") int failures);

  RegionalWarning findWarning(String caseNumber);

  void draftWarning(
      @Param("caseNumber") String caseNumber,
      @Param("analysis") String analysis,
      @Param("measures") String measures,
      @Param("person") String person);

  void signWarning(@Param("caseNumber") String caseNumber, @Param("person") String person);

  void sendWarning(@Param("caseNumber") String caseNumber, @Param("on") LocalDate on);
}
