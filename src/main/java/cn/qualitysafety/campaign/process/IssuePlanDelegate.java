package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.CampaignService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssuePlanDelegate implements JavaDelegate {

  private final CampaignService campaigns;

  IssuePlanDelegate(CampaignService campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    campaigns.issuePlan(execution.getProcessBusinessKey());
  }
}
