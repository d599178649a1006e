package cn.qualitysafety.campaign;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CitySummaryMapper {

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("campaignNumber") String campaignNumber,
      @Param("unitCode") String unitCode,
      @Param("dueOn") LocalDate dueOn,
      @Param("late") boolean late);

  void moveDueOn(@Param("caseNumber") String caseNumber, @Param("dueOn") LocalDate dueOn);

  CitySummary find(String caseNumber);

  List<CitySummary> ofCampaign(String campaignNumber);

  void write(
      @Param("caseNumber") String caseNumber,
      @Param("achievements") String achievements,
      @Param("problems") String problems,
      @Param("commendations") String commendations,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void file(
      @Param("caseNumber") String caseNumber,
      @Param("late") boolean late,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void remark(@Param("caseNumber") String caseNumber, @Param("remarks") String remarks);

  void giveBack(@Param("caseNumber") String caseNumber, @Param("remarks") String remarks);

  void accept(
      @Param("caseNumber") String caseNumber,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void markLate(String campaignNumber);

  void markNotFiled(String campaignNumber);
}
