package cn.qualitysafety.campaign;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ParticipationMapper {

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("campaignNumber") String campaignNumber,
      @Param("unitCode") String unitCode,
      @Param("dueOn") LocalDate dueOn,
      @Param("late") boolean late);

  Participation find(String caseNumber);

  List<Participation> ofCampaign(String campaignNumber);

  void setUpLeadingBody(
      @Param("caseNumber") String caseNumber,
      @Param("leader") String leader,
      @Param("members") String members,
      @Param("contact") String contact,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void draftPlan(
      @Param("caseNumber") String caseNumber,
      @Param("title") String title,
      @Param("text") String text,
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
