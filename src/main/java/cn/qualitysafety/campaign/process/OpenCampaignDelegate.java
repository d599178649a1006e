package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.Campaign;
import cn.qualitysafety.campaign.CampaignService;
import cn.qualitysafety.platform.input.Starter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenCampaignDelegate implements JavaDelegate {

  private final CampaignService campaigns;

  OpenCampaignDelegate(CampaignService campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String starter = Starter.of(execution);
    Campaign campaign =
        campaigns.open(execution.getVariable(CampaignYearProcess.CAMPAIGN_YEAR), starter);
    execution.setProcessBusinessKey(campaign.number());
  }
}
