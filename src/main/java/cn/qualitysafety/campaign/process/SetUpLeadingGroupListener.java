package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.CampaignService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class SetUpLeadingGroupListener implements TaskListener {

  private final CampaignService campaigns;

  SetUpLeadingGroupListener(CampaignService campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    campaigns.setUpLeadingGroup(
        form.caseNumber(),
        form.text("leader"),
        form.text("deputies"),
        form.text("members"),
        form.person());
  }
}
