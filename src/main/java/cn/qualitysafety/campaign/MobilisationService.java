package cn.qualitysafety.campaign;

import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A city's mobilisation: leading body, plan, filing. */
@Service("mobilisations")
public class MobilisationService {

  private final ParticipationMapper mapper;
  private final CampaignMapper campaigns;
  private final Deadline deadline;
  private final Clock clock;

  MobilisationService(
      ParticipationMapper mapper, CampaignMapper campaigns, Deadline deadline, Clock clock) {
    this.mapper = mapper;
    this.campaigns = campaigns;
    this.deadline = deadline;
    this.clock = clock;
  }

  /** Registers what a city owes by the end of the mobilisation phase. */
  @Transactional
  public void openMobilisation(String caseNumber, String campaignNumber, String unitCode) {
    LocalDate dueOn = campaigns.phase(campaignNumber, Phase.MOBILISATION).endsOn();
    mapper.insert(caseNumber, campaignNumber, unitCode, dueOn, LocalDate.now(clock).isAfter(dueOn));
  }

  public Participation of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  public List<Participation> ofCampaign(String campaignNumber) {
    return mapper.ofCampaign(campaignNumber);
  }

  /** Last second of the phase. */
  Date dueTime(Participation participation) {
    return deadline.endOfDay(participation.dueOn());
  }

  @Transactional
  public void setUpLeadingBody(
      String caseNumber, String leader, String members, String contact, String person) {
    mapper.setUpLeadingBody(
        caseNumber,
        Entered.required("组长", leader, 50),
        Entered.required("成员", members, 1000),
        Entered.withPhone("工作机构联系人及电话", contact, 100),
        person,
        LocalDateTime.now(clock));
  }

  @Transactional
  public void draftCityPlan(String caseNumber, String title, String text, String person) {
    mapper.draftPlan(
        caseNumber,
        Entered.required("方案标题", title, 100),
        Entered.required("方案措施", text, 3000),
        person,
        LocalDateTime.now(clock));
  }

  /** The director files the plan with the province, or gives it back and says why. */
  @Transactional
  public void fileCityPlan(String caseNumber, boolean approved, String remarks, String person) {
    if (approved) {
      Participation filed = of(caseNumber);
      mapper.file(
          caseNumber,
          filed.late() || LocalDate.now(clock).isAfter(filed.dueOn()),
          person,
          LocalDateTime.now(clock));
    } else {
      mapper.remark(caseNumber, Entered.required("退回意见", remarks, 500));
    }
  }

  /** The provincial office accepts the plan, or returns it and says why. */
  @Transactional
  public void acceptCityPlan(String caseNumber, boolean approved, String remarks, String person) {
    if (approved) {
      mapper.accept(caseNumber, person, LocalDateTime.now(clock));
    } else {
      mapper.giveBack(caseNumber, Entered.required("退回意见", remarks, 500));
    }
  }

  void markLate(String campaignNumber) {
    mapper.markLate(campaignNumber);
  }

  void markNotFiled(String campaignNumber) {
    mapper.markNotFiled(campaignNumber);
  }
}
