package cn.qualitysafety.campaign;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CampaignMapper {

  void insert(Campaign campaign);

  Campaign find(String number);

  Campaign running(int campaignYear);

  /** The one of a year, or the last one before it that was not cancelled; null if there is none. */
  Campaign current(int year);

  void confirmDates(
      @Param("number") String number,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void end(
      @Param("number") String number,
      @Param("state") CampaignState state,
      @Param("at") LocalDateTime at);

  void insertPhase(Phase phase);

  List<Phase> phases(String number);

  Phase phase(@Param("number") String number, @Param("code") String code);

  void endPhase(
      @Param("number") String number, @Param("code") String code, @Param("at") LocalDateTime at);

  void insertLeadingGroup(LeadingGroup group);

  LeadingGroup leadingGroup(String number);

  ImplementationPlan plan(String number);

  void insertPlan(ImplementationPlan plan);

  void updatePlan(ImplementationPlan plan);

  void reviewPlan(
      @Param("number") String number,
      @Param("remarks") String remarks,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void issuePlan(
      @Param("number") String number,
      @Param("documentNumber") String documentNumber,
      @Param("at") LocalDateTime at);

  void insertMeeting(MobilisationMeeting meeting);

  MobilisationMeeting meeting(String number);

  ProvincialSummary summary(String number);

  void insertSummary(ProvincialSummary summary);

  void updateSummary(ProvincialSummary summary);

  void returnSummary(@Param("number") String number, @Param("remarks") String remarks);

  void approveSummary(
      @Param("number") String number,
      @Param("person") String person,
      @Param("at") LocalDateTime at);
}
