package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.CampaignService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class EndMobilisationDelegate implements JavaDelegate {

  private final CampaignService campaigns;

  EndMobilisationDelegate(CampaignService campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    campaigns.endMobilisation(execution.getProcessBusinessKey());
  }
}
