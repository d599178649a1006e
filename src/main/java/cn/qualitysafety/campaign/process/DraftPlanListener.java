package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.CampaignService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class DraftPlanListener implements TaskListener {

  private final CampaignService campaigns;

  DraftPlanListener(CampaignService campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    campaigns.draftPlan(
        form.caseNumber(),
        form.text("planTitle"),
        form.text("planText"),
        form.text("recipients"),
        form.text("copies"),
        form.person());
  }
}
