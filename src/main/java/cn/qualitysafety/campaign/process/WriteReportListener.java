package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.MonthlyReportService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class WriteReportListener implements TaskListener {

  private final MonthlyReportService reports;

  WriteReportListener(MonthlyReportService reports) {
    this.reports = reports;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reports.writeReport(
        form.caseNumber(),
        form.text("progress"),
        form.text("problems"),
        form.text("suggestions"),
        form.person());
  }
}
