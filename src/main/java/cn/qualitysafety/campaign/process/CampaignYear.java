package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.Campaign;
import cn.qualitysafety.campaign.CampaignCommitments;
import cn.qualitysafety.campaign.CampaignService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code campaign-year}. */
@Component
public class CampaignYear {

  private static final int FIRST_YEAR = 2009;
  private static final int LAST_YEAR = 2099;

  private final CampaignService campaigns;
  private final CampaignCommitments commitments;

  CampaignYear(CampaignService campaigns, CampaignCommitments commitments) {
    this.campaigns = campaigns;
    this.commitments = commitments;
  }

  @Step
  public void openCampaign(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    Campaign campaign =
        campaigns.open(form.number("活动年份", "year", FIRST_YEAR, LAST_YEAR), form.person());
    execution.setProcessBusinessKey(campaign.number());
  }

  @Step
  public void confirmDates(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    campaigns.confirmDates(form.caseNumber(), form.approved("是否仍按上述日程启动"), form.person());
  }

  @Step
  public void setUpLeadingGroup(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    campaigns.setUpLeadingGroup(
        form.caseNumber(),
        form.text("leader"),
        form.text("deputies"),
        form.text("members"),
        form.person());
  }

  @Step
  public void draftPlan(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    campaigns.draftPlan(
        form.caseNumber(),
        form.text("planTitle"),
        form.text("planText"),
        form.text("recipients"),
        form.text("copies"),
        form.person());
  }

  @Step
  public void reviewPlan(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    campaigns.reviewPlan(
        form.caseNumber(), form.approved("审核结论"), form.text("remarks"), form.person());
  }

  @Step
  public void issuePlan(DelegateExecution execution) {
    campaigns.issuePlan(execution.getProcessBusinessKey());
  }

  @Step
  public void recordMeeting(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    campaigns.recordMeeting(
        form.caseNumber(),
        form.date("召开日期", "meetingDate"),
        form.text("meetingPlace"),
        form.number("参加人数", "attendance", 1, 100_000),
        form.text("meetingRecord"),
        form.person());
  }

  @Step
  public void endMobilisation(DelegateExecution execution) {
    campaigns.endMobilisation(execution.getProcessBusinessKey());
  }

  @Step
  public void handOutCommitments(DelegateExecution execution) {
    commitments.handOut(execution.getProcessBusinessKey());
  }

  @Step
  public void startReports(DelegateExecution execution) {
    campaigns.startReports(execution.getProcessBusinessKey());
  }

  @Step
  public void endRollout(DelegateExecution execution) {
    campaigns.endRollout(execution.getProcessBusinessKey());
  }

  @Step
  public void recordLateSummaries(DelegateExecution execution) {
    campaigns.recordLateSummaries(execution.getProcessBusinessKey());
  }

  @Step
  public void consolidateSummary(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    campaigns.consolidateSummary(form.caseNumber(), form.text("summaryText"), form.person());
  }

  @Step
  public void approveSummary(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    campaigns.approveSummary(
        form.caseNumber(), form.approved("审定结论"), form.text("remarks"), form.person());
  }

  @Step
  public void closeCampaign(DelegateExecution execution) {
    campaigns.closeCampaign(execution.getProcessBusinessKey());
  }

  @Step
  public void callInCommitments(DelegateExecution execution) {
    commitments.callIn(execution.getProcessBusinessKey());
  }

  /** Of models deployed before whoever does not confirm the dates cancelled the campaign. */
  @Step
  public void cancelCampaign(DelegateExecution execution) {}
}
