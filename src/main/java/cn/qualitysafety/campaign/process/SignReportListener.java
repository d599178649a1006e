package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.MonthlyReportService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class SignReportListener implements TaskListener {

  private final MonthlyReportService reports;

  SignReportListener(MonthlyReportService reports) {
    this.reports = reports;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reports.signReport(
        form.caseNumber(), form.approved("签发意见"), form.text("remarks"), form.person());
  }
}
