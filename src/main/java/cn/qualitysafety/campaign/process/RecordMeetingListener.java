package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.CampaignService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class RecordMeetingListener implements TaskListener {

  private final CampaignService campaigns;

  RecordMeetingListener(CampaignService campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    campaigns.recordMeeting(
        form.caseNumber(),
        form.date("召开日期", "meetingDate"),
        form.text("meetingPlace"),
        form.number("参加人数", "attendance", 1, 100_000),
        form.text("meetingRecord"),
        form.person());
  }
}
