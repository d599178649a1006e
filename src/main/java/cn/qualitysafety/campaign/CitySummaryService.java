package cn.qualitysafety.campaign;

import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.LimitMoved;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cities' summaries of the campaign. */
@Service("citySummaries")
public class CitySummaryService {

  private static final String LIMIT = "campaign.citySummary";

  private final CitySummaryMapper mapper;
  private final CampaignMapper campaigns;
  private final UnitRegister units;
  private final Deadline deadline;
  private final CaseLimits limits;
  private final Clock clock;

  CitySummaryService(
      CitySummaryMapper mapper,
      CampaignMapper campaigns,
      UnitRegister units,
      Deadline deadline,
      CaseLimits limits,
      Clock clock) {
    this.mapper = mapper;
    this.campaigns = campaigns;
    this.units = units;
    this.deadline = deadline;
    this.limits = limits;
    this.clock = clock;
  }

  /** Registers the summary that a city owes. */
  @Transactional
  public void openCitySummary(String caseNumber, String campaignNumber, String unitCode) {
    LocalDate dueOn = limits.begin(caseNumber, LIMIT, dayBeforeSummary(campaignNumber));
    mapper.insert(caseNumber, campaignNumber, unitCode, dueOn, LocalDate.now(clock).isAfter(dueOn));
  }

  /** Holidays became known that move the day by which it is due. */
  @EventListener
  void follow(LimitMoved limit) {
    if (limit.limitName().equals(LIMIT)) {
      mapper.moveDueOn(limit.caseNumber(), limit.lastDay());
    }
  }

  public CitySummary of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  public List<CitySummary> ofCampaign(String campaignNumber) {
    return mapper.ofCampaign(campaignNumber);
  }

  /** The day by which the cities' summaries are due, counted from the phase's first day. */
  public LocalDate dueOn(String campaignNumber) {
    return deadline.lastDay(dayBeforeSummary(campaignNumber), LIMIT);
  }

  /** The first day of the phase counts. */
  private LocalDate dayBeforeSummary(String campaignNumber) {
    return campaigns.phase(campaignNumber, Phase.SUMMARY).startsOn().minusDays(1);
  }

  /** Last second of its day. */
  Date dueTime(CitySummary summary) {
    return deadline.endOfDay(summary.dueOn());
  }

  /** Which cities stand where, one line per state. */
  String status(String campaignNumber) {
    return ofCampaign(campaignNumber).stream()
        .collect(Collectors.groupingBy(CitySummary::state))
        .entrySet()
        .stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .map(
            entry ->
                "%s（%d）：%s"
                    .formatted(
                        entry.getKey().label(),
                        entry.getValue().size(),
                        entry.getValue().stream()
                            .map(summary -> units.unit(summary.unitCode()).division())
                            .collect(Collectors.joining("、"))))
        .collect(Collectors.joining("\n"));
  }

  @Transactional
  public void writeCitySummary(
      String caseNumber,
      String achievements,
      String problems,
      String commendations,
      String person) {
    mapper.write(
        caseNumber,
        Entered.required("活动开展情况和成效", achievements, 3000),
        Entered.optional("存在问题", problems, 3000),
        Entered.optional("建议表扬的单位和个人", commendations, 1000),
        person,
        LocalDateTime.now(clock));
  }

  /** The director files the summary with the province, or gives it back and says why. */
  @Transactional
  public void signCitySummary(String caseNumber, boolean approved, String remarks, String person) {
    if (approved) {
      CitySummary filed = of(caseNumber);
      mapper.file(
          caseNumber,
          filed.late() || LocalDate.now(clock).isAfter(filed.dueOn()),
          person,
          LocalDateTime.now(clock));
      limits.endIfRunning(caseNumber, LIMIT);
    } else {
      mapper.remark(caseNumber, Entered.required("退回意见", remarks, 500));
    }
  }

  /** The provincial office receives the summary, or returns it and says why. */
  @Transactional
  public void receiveCitySummary(
      String caseNumber, boolean approved, String remarks, String person) {
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
    ofCampaign(campaignNumber).stream()
        .filter(summary -> summary.state() == FilingState.OPEN)
        .forEach(summary -> limits.endIfRunning(summary.caseNumber(), LIMIT));
    mapper.markNotFiled(campaignNumber);
  }
}
