package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.CampaignService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordLateSummariesDelegate implements JavaDelegate {

  private final CampaignService campaigns;

  RecordLateSummariesDelegate(CampaignService campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    campaigns.recordLateSummaries(execution.getProcessBusinessKey());
  }
}
