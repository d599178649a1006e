package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.CitySummaryService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code campaign-summary}. */
@Component
public class CampaignSummary {

  static final String CAMPAIGN_NUMBER = "campaignNumber";

  private final CitySummaryService summaries;

  CampaignSummary(CitySummaryService summaries) {
    this.summaries = summaries;
  }

  @Step
  public void openCitySummary(DelegateExecution execution) {
    summaries.openCitySummary(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(CAMPAIGN_NUMBER),
        execution.getTenantId());
  }

  @Step
  public void writeCitySummary(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    summaries.writeCitySummary(
        form.caseNumber(),
        form.text("achievements"),
        form.text("problems"),
        form.text("commendations"),
        form.person());
  }

  @Step
  public void signCitySummary(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    summaries.signCitySummary(
        form.caseNumber(), form.approved("签发意见"), form.text("remarks"), form.person());
  }

  @Step
  public void receiveCitySummary(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    summaries.receiveCitySummary(
        form.caseNumber(), form.approved("处理结论"), form.text("remarks"), form.person());
  }
}
