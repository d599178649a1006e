package cn.qualitysafety.campaign.process;

/** What the model {@code campaign-summary} and Java share. */
final class CampaignSummaryProcess {

  static final String CAMPAIGN_NUMBER = "campaignNumber";

  private CampaignSummaryProcess() {}
}
