package cn.qualitysafety.campaign;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface MonthlyReportMapper {

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("campaignNumber") String campaignNumber,
      @Param("unitCode") String unitCode,
      @Param("month") YearMonth month,
      @Param("dueOn") LocalDate dueOn,
      @Param("late") boolean late);

  MonthlyReport find(String caseNumber);

  List<MonthlyReport> ofCampaign(String campaignNumber);

  int lateReports(
      @Param("campaignNumber") String campaignNumber, @Param("unitCode") String unitCode);

  void write(
      @Param("caseNumber") String caseNumber,
      @Param("progress") String progress,
      @Param("problems") String problems,
      @Param("suggestions") String suggestions,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void remark(@Param("caseNumber") String caseNumber, @Param("remarks") String remarks);

  void giveBack(@Param("caseNumber") String caseNumber, @Param("remarks") String remarks);

  void sign(
      @Param("caseNumber") String caseNumber,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void file(@Param("caseNumber") String caseNumber, @Param("at") LocalDateTime at);

  void accept(
      @Param("caseNumber") String caseNumber,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void extend(@Param("caseNumber") String caseNumber, @Param("dueOn") LocalDate dueOn);

  void remind(@Param("caseNumber") String caseNumber, @Param("at") LocalDateTime at);

  void markOverdue(
      @Param("caseNumber") String caseNumber,
      @Param("late") boolean late,
      @Param("at") LocalDateTime at);

  void handleOverdue(
      @Param("caseNumber") String caseNumber,
      @Param("handling") String handling,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void markNotFiled(String campaignNumber);
}
