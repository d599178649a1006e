package cn.qualitysafety.campaign.process;

/** What the model {@code campaign-mobilisation} and Java share. */
final class CampaignMobilisationProcess {

  static final String CAMPAIGN_NUMBER = "campaignNumber";

  private CampaignMobilisationProcess() {}
}
