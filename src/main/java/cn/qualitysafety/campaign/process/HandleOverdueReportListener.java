package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.MonthlyReportService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class HandleOverdueReportListener implements TaskListener {

  private final MonthlyReportService reports;

  HandleOverdueReportListener(MonthlyReportService reports) {
    this.reports = reports;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reports.handleOverdueReport(form.caseNumber(), form.text("handling"), form.person());
  }
}
