package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.CampaignService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class ReviewPlanListener implements TaskListener {

  private final CampaignService campaigns;

  ReviewPlanListener(CampaignService campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    campaigns.reviewPlan(
        form.caseNumber(), form.approved("审核结论"), form.text("remarks"), form.person());
  }
}
