package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.MonthlyReportService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RequestSupplementDelegate implements JavaDelegate {

  private final MonthlyReportService reports;

  RequestSupplementDelegate(MonthlyReportService reports) {
    this.reports = reports;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reports.requestSupplement(execution.getProcessBusinessKey());
  }
}
