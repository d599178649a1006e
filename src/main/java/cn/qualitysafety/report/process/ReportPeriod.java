package cn.qualitysafety.report.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.RecordedFacts;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.platform.record.RecordPart;
import cn.qualitysafety.report.Period;
import cn.qualitysafety.report.ReportService;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code report-period}. */
@Component
public class ReportPeriod {

  /** What the calendar hands over. */
  static final String KIND = "kind";

  static final String PERIOD = "period";

  /** What the message figuresCorrected brings. */
  static final String CORRECTION = "correction";

  static final String OCCASION = "occasion";

  /** Tables whose rows are the figures and the addressees of the report. */
  private static final String FIGURES = "report-figure";

  private static final String ADDRESSEES = "report-addressee";

  private final ReportService reports;
  private final RecordPart record;
  private final RecordedFacts recorded;

  ReportPeriod(ReportService reports, RecordPart record, RecordedFacts recorded) {
    this.reports = reports;
    this.record = record;
    this.recorded = recorded;
  }

  @Step
  public void openPeriod(DelegateExecution execution) {
    reports.open(
        execution.getProcessBusinessKey(),
        execution.getTenantId(),
        (String) execution.getVariable(KIND),
        Period.of((String) execution.getVariable(PERIOD)));
  }

  @Step
  public void freezeFigures(DelegateExecution execution) {
    reports.freeze(execution.getProcessBusinessKey(), record.rows(execution, FIGURES));
  }

  @Step
  public void writeReport(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reports.check(form.caseNumber(), form.person());
  }

  @Step
  public void signReport(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reports.sign(form.caseNumber(), "agree".equals(form.text("signDecision")), form.person());
  }

  @Step(apart = true)
  public void issueReport(DelegateExecution execution) {
    CasePlace place = CasePlace.of(execution.getProcessBusinessKey());
    List<String> recipients =
        record.rows(execution, ADDRESSEES).stream()
            .flatMap(row -> recorded.find(place.row(row), "recipient").stream())
            .map(RecordedFacts.Recorded::words)
            .filter(name -> !name.isBlank())
            .toList();
    reports.issue(place.caseNumber(), recipients);
  }

  @Step
  public void disclose(DelegateExecution execution) {
    reports.disclose(execution.getProcessBusinessKey());
  }

  @Step
  public void signalRisk(DelegateExecution execution) {
    reports.signalRisk(execution.getProcessBusinessKey());
  }

  @Step
  public void takeNote(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reports.takeNote(form.caseNumber(), "enough".equals(form.text("noteDecision")), form.person());
  }

  @Step
  public void remindOfReport(DelegateExecution execution) {
    reports.remind(execution.getProcessBusinessKey());
  }

  @Step
  public void markLate(DelegateExecution execution) {
    reports.markOverdue(execution.getProcessBusinessKey());
  }

  @Step
  public void urgeReport(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    reports.urge(form.caseNumber(), form.person());
  }

  @Step
  public void proposeCriticism(DelegateExecution execution) {
    reports.proposeCriticism(execution.getProcessBusinessKey());
  }

  @Step
  public void noteCorrection(DelegateExecution execution) {
    reports.noteCorrection(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(OCCASION),
        (String) execution.getVariable(CORRECTION));
  }
}
