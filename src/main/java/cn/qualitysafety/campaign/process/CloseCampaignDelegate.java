package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.CampaignService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CloseCampaignDelegate implements JavaDelegate {

  private final CampaignService campaigns;

  CloseCampaignDelegate(CampaignService campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    campaigns.closeCampaign(execution.getProcessBusinessKey());
  }
}
