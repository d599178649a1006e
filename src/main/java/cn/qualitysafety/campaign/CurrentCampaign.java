package cn.qualitysafety.campaign;

import cn.qualitysafety.campaign.plan.CampaignPlan;
import cn.qualitysafety.commitment.ScoredCampaign;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * What bureaus are scored by in the campaign of this year, or the last one before: it, and their
 * monthly reports.
 */
@Component
class CurrentCampaign implements ScoredCampaign {

  /** The phase of the plan in which all bureaus are scored. */
  private static final String SUMMARY = "summary";

  private final CampaignPlan plan;
  private final CampaignMapper campaigns;
  private final MonthlyReportMapper reports;
  private final Clock clock;

  CurrentCampaign(
      CampaignPlan plan, CampaignMapper campaigns, MonthlyReportMapper reports, Clock clock) {
    this.plan = plan;
    this.campaigns = campaigns;
    this.reports = reports;
    this.clock = clock;
  }

  private Optional<Campaign> current() {
    return Optional.ofNullable(campaigns.current(LocalDate.now(clock).getYear()));
  }

  @Override
  public int year() {
    return current().map(Campaign::campaignYear).orElseGet(() -> LocalDate.now(clock).getYear());
  }

  @Override
  public LocalDate summaryBegins() {
    return plan.startOf(SUMMARY, year());
  }

  @Override
  public Reports reportsOf(String unitCode) {
    LocalDate today = LocalDate.now(clock);
    List<MonthlyReport> owed =
        current().stream()
            .flatMap(campaign -> reports.ofCampaign(campaign.number()).stream())
            .filter(report -> report.unitCode().equals(unitCode))
            .filter(report -> isFiled(report) || report.dueOn().isBefore(today))
            .toList();
    return new Reports(
        count(owed, report -> isFiled(report) && !report.late()),
        count(owed, report -> isFiled(report) && report.late()),
        count(owed, report -> !isFiled(report)));
  }

  private static boolean isFiled(MonthlyReport report) {
    return report.filedAt() != null;
  }

  private static int count(List<MonthlyReport> all, Predicate<MonthlyReport> counts) {
    return (int) all.stream().filter(counts).count();
  }
}
