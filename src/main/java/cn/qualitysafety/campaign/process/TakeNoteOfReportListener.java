package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.MonthlyReportService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class TakeNoteOfReportListener implements TaskListener {

  private final MonthlyReportService reports;

  TakeNoteOfReportListener(MonthlyReportService reports) {
    this.reports = reports;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reports.takeNoteOfReport(
        form.caseNumber(), form.approved("处理意见"), form.text("remarks"), form.person());
  }
}
