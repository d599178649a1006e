package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.MonthlyReportService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code campaign-monthly-report}. */
@Component
public class CampaignMonthlyReport {

  static final String CAMPAIGN_NUMBER = "campaignNumber";

  /** In the form 2009-04. */
  static final String REPORT_MONTH = "reportMonth";

  private final MonthlyReportService reports;

  CampaignMonthlyReport(MonthlyReportService reports) {
    this.reports = reports;
  }

  @Step
  public void openReport(DelegateExecution execution) {
    reports.openReport(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(CAMPAIGN_NUMBER),
        execution.getTenantId(),
        YearMonth.parse((String) execution.getVariable(REPORT_MONTH)));
  }

  @Step
  public void writeReport(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reports.writeReport(
        form.caseNumber(),
        form.text("progress"),
        form.text("problems"),
        form.text("suggestions"),
        form.person());
  }

  @Step
  public void signReport(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reports.signReport(
        form.caseNumber(), form.approved("签发意见"), form.text("remarks"), form.person());
  }

  @Step
  public void takeNoteOfReport(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reports.takeNoteOfReport(
        form.caseNumber(), form.approved("处理意见"), form.text("remarks"), form.person());
  }

  @Step
  public void remindOfReport(DelegateExecution execution) {
    reports.remindOfReport(execution.getProcessBusinessKey());
  }

  @Step
  public void markOverdue(DelegateExecution execution) {
    reports.markOverdue(execution.getProcessBusinessKey());
  }

  @Step
  public void handleOverdueReport(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reports.handleOverdueReport(form.caseNumber(), form.text("handling"), form.person());
  }

  /** Of models deployed before the director's signature filed the report. */
  @Step
  public void fileReport(DelegateExecution execution) {}

  /** Of models deployed before whoever asks for more gave the city its new limit. */
  @Step
  public void requestSupplement(DelegateExecution execution) {}
}
