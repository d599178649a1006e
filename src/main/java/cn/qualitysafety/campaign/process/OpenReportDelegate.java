package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.MonthlyReportService;
import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenReportDelegate implements JavaDelegate {

  private final MonthlyReportService reports;

  OpenReportDelegate(MonthlyReportService reports) {
    this.reports = reports;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reports.openReport(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(CampaignMonthlyReportProcess.CAMPAIGN_NUMBER),
        execution.getTenantId(),
        YearMonth.parse((String) execution.getVariable(CampaignMonthlyReportProcess.REPORT_MONTH)));
  }
}
