package cn.qualitysafety.campaign.process;

/** What the model {@code campaign-monthly-report} and Java share. */
final class CampaignMonthlyReportProcess {

  static final String CAMPAIGN_NUMBER = "campaignNumber";

  /** In the form 2009-04. */
  static final String REPORT_MONTH = "reportMonth";

  private CampaignMonthlyReportProcess() {}
}
