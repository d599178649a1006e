package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.CitySummaryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenCitySummaryDelegate implements JavaDelegate {

  private final CitySummaryService summaries;

  OpenCitySummaryDelegate(CitySummaryService summaries) {
    this.summaries = summaries;
  }

  @Override
  public void execute(DelegateExecution execution) {
    summaries.openCitySummary(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(CampaignSummaryProcess.CAMPAIGN_NUMBER),
        execution.getTenantId());
  }
}
