package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.CampaignService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class ConsolidateSummaryListener implements TaskListener {

  private final CampaignService campaigns;

  ConsolidateSummaryListener(CampaignService campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    campaigns.consolidateSummary(form.caseNumber(), form.text("summaryText"), form.person());
  }
}
