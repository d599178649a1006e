package cn.qualitysafety.brand;

import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface BrandIncidentMapper {

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("titleNumber") String titleNumber,
      @Param("unitCode") String unitCode,
      @Param("description") String description,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  BrandIncident find(String caseNumber);

  void investigate(
      @Param("caseNumber") String caseNumber,
      @Param("facts") String facts,
      @Param("harm") Harm harm,
      @Param("victims") int victims,
      @Param("failedBatches") int failedBatches,
      @Param("unsafe") boolean unsafe,
      @Param("person") String person);

  void propose(
      @Param("caseNumber") String caseNumber,
      @Param("state") BrandIncident.State state,
      @Param("sanction") Sanction sanction,
      @Param("opinion") String opinion,
      @Param("legalBasis") String legalBasis,
      @Param("person") String person);

  void close(
      @Param("caseNumber") String caseNumber,
      @Param("state") BrandIncident.State state,
      @Param("at") LocalDateTime at);
}
