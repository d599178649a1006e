package cn.qualitysafety.campaign;

import cn.qualitysafety.commitment.Commitments;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.RegimeFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** What models, forms and documents know of a campaign and of the cases that it opens in cities. */
@Component
class CampaignFacts implements RegimeFacts {

  private final CampaignService campaigns;
  private final MobilisationService mobilisations;
  private final MonthlyReportService reports;
  private final CitySummaryService summaries;
  private final Commitments commitments;
  private final UnitRegister units;

  CampaignFacts(
      CampaignService campaigns,
      MobilisationService mobilisations,
      MonthlyReportService reports,
      CitySummaryService summaries,
      Commitments commitments,
      UnitRegister units) {
    this.campaigns = campaigns;
    this.mobilisations = mobilisations;
    this.reports = reports;
    this.summaries = summaries;
    this.commitments = commitments;
    this.units = units;
  }

  @Override
  public List<CaseFacts<?>> cases() {
    return List.of(year(), mobilisation(), monthlyReport(), summary());
  }

  private CaseFacts<Campaign> year() {
    return CaseFacts.of(campaigns::campaign, "campaign-year")
        .text("name", "活动名称", Campaign::name)
        .number("campaignYear", "活动年份", Campaign::campaignYear)
        .text("pastDates", "已过的日期", campaigns::pastDates)
        .yesNo("anyDatePast", "有日期已过", campaign -> !campaigns.pastDates(campaign).isEmpty())
        .yesNo("datesConfirmed", "已确认仍然启动", campaign -> campaign.datesConfirmedBy() != null)
        .text("planTitle", "方案标题", campaign -> campaigns.plan(campaign.number()).title())
        .text("planText", "方案要点", campaign -> campaigns.plan(campaign.number()).text())
        .text("recipients", "主送机关", campaign -> campaigns.plan(campaign.number()).recipients())
        .text("copies", "抄送机关", campaign -> campaigns.plan(campaign.number()).copies())
        .text("planRemarks", "审核退回意见", campaign -> campaigns.plan(campaign.number()).remarks())
        .yesNo("planApproved", "方案通过", campaign -> campaigns.plan(campaign.number()).isApproved())
        .text(
            "planDocumentNumber",
            "方案文号",
            campaign -> campaigns.plan(campaign.number()).documentNumber())
        .time(
            "mobilisationEnds",
            "动员部署阶段截止",
            campaign -> campaigns.endOf(campaign, Phase.MOBILISATION))
        .time("rolloutBegins", "全面开展阶段开始", campaign -> campaigns.startOf(campaign, Phase.ROLLOUT))
        .list("reportMonths", "报送月报的月份", campaigns::reportMonths)
        .time("rolloutEnds", "全面开展阶段截止", campaign -> campaigns.endOf(campaign, Phase.ROLLOUT))
        .time("campaignEnds", "活动截止", campaign -> campaigns.endOf(campaign, Phase.SUMMARY))
        .time("citySummariesDue", "各市总结报送截止", campaigns::citySummariesDue)
        .text("citySummaryStatus", "各市总结报送情况", campaign -> summaries.status(campaign.number()))
        .text("summaryText", "全省总结", campaign -> campaigns.summary(campaign.number()).text())
        .text(
            "summaryRemarks",
            "领导小组退回意见",
            campaign -> campaigns.summary(campaign.number()).remarks())
        .yesNo(
            "summaryApproved",
            "总结通过",
            campaign -> campaigns.summary(campaign.number()).approvedBy() != null)
        .titled("{campaignYear}年{name}");
  }

  private CaseFacts<Participation> mobilisation() {
    return CaseFacts.of(mobilisations::of, "campaign-mobilisation")
        .text("unitName", "报送单位", city -> units.name(city.unitCode()))
        .choice("state", "报送状态", FilingState.class, Participation::state)
        .time("dueTime", "报送期限", mobilisations::dueTime)
        .text("leader", "领导机构组长", Participation::leader)
        .text("planTitle", "方案标题", Participation::planTitle)
        .text("planText", "方案措施", Participation::planText)
        .text("remarks", "退回意见", Participation::remarks)
        .titled("{unitName} 动员部署");
  }

  private CaseFacts<MonthlyReport> monthlyReport() {
    return CaseFacts.of(reports::of, "campaign-monthly-report")
        .text("unitName", "报送单位", report -> units.name(report.unitCode()))
        .text("reportTitle", "月报", MonthlyReport::title)
        .choice("state", "报送状态", FilingState.class, MonthlyReport::state)
        .time("dueTime", "报送期限", reports::dueTime)
        .time("reminderTime", "提醒时间", reports::reminderTime)
        .text("commitmentStatus", "督办任务", this::commitmentStatus)
        .text("progress", "工作进展", MonthlyReport::progress)
        .text("problems", "存在问题", MonthlyReport::problems)
        .text("suggestions", "有关建议", MonthlyReport::suggestions)
        .yesNo("signed", "已经签发", report -> report.signedBy() != null)
        .text("remarks", "退回或补充要求", MonthlyReport::remarks)
        .text("overdueSummary", "逾期情况", reports::overdueSummary)
        .titled("{unitName} {reportTitle}");
  }

  /** What is open in the city and how it stands, so that its report need not repeat it. */
  private String commitmentStatus(MonthlyReport report) {
    return commitments.status(report.reportMonth().getYear(), report.unitCode());
  }

  private CaseFacts<CitySummary> summary() {
    return CaseFacts.of(summaries::of, "campaign-summary")
        .text("unitName", "报送单位", summary -> units.name(summary.unitCode()))
        .choice("state", "报送状态", FilingState.class, CitySummary::state)
        .time("dueTime", "报送期限", summaries::dueTime)
        .text("achievements", "活动开展情况和成效", CitySummary::achievements)
        .text("problems", "存在问题", CitySummary::problems)
        .text("commendations", "建议表扬的单位和个人", CitySummary::commendations)
        .text("remarks", "退回意见", CitySummary::remarks)
        .titled("{unitName} 活动总结");
  }
}
