package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.CampaignService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class ApproveSummaryListener implements TaskListener {

  private final CampaignService campaigns;

  ApproveSummaryListener(CampaignService campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    campaigns.approveSummary(
        form.caseNumber(), form.approved("审定结论"), form.text("remarks"), form.person());
  }
}
