package cn.qualitysafety.campaign.process;

/** What the model {@code campaign-year} and Java share. */
final class CampaignYearProcess {

  /** Year that the starter entered. */
  static final String CAMPAIGN_YEAR = "campaignYear";

  private CampaignYearProcess() {}
}
