package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.VisitService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code licence-site-visit}. */
@Component
public class LicenceSiteVisit {

  /** What the caller hands over. */
  static final String HOLDER_CODE = "holderCode";

  static final String HOLDER_NAME = "holderName";
  static final String PRODUCT = "product";
  static final String PLACE = "place";

  /** Day from which the limit counts, yyyy-MM-dd. */
  static final String ACCEPTED_ON = "acceptedOn";

  /** How many items the team objected to, for the decision table. */
  static final String VETO_COUNT = "vetoCount";

  static final String SEVERE_COUNT = "severeCount";
  static final String MINOR_COUNT = "minorCount";

  /** What the decision table says: pass or fail. */
  static final String VISIT_VERDICT = "visitVerdict";

  private static final String SERVES_CONCLUSION = "callActivity_serveVisitConclusion";

  private final VisitService visits;
  private final Clock clock;

  LicenceSiteVisit(VisitService visits, Clock clock) {
    this.visits = visits;
    this.clock = clock;
  }

  @Step
  public void openVisit(DelegateExecution execution) {
    visits.openVisit(
        execution.getProcessBusinessKey(),
        execution.getTenantId(),
        (String) execution.getVariable(HOLDER_CODE),
        (String) execution.getVariable(HOLDER_NAME),
        (String) execution.getVariable(PRODUCT),
        (String) execution.getVariable(PLACE),
        (String) execution.getVariable(ACCEPTED_ON));
  }

  @Step
  public void formTeam(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    visits.formTeam(
        form.caseNumber(),
        form.text("leader"),
        form.list("members"),
        form.date("核查日期", "visitOn"),
        form.text("place"),
        form.person());
  }

  @Step(apart = true)
  public void issueVisitNotice(DelegateExecution execution) {
    visits.issueVisitNotice(execution.getProcessBusinessKey());
  }

  @Step
  public void visitSite(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    visits.visitSite(
        form.caseNumber(),
        form.date("实际核查日期", "visitedOn"),
        form.list("veto"),
        form.list("severe"),
        form.list("minor"),
        form.text("findings"),
        form.person());
    DelegateExecution execution = task.getExecution();
    execution.setVariable(VETO_COUNT, form.list("veto").size());
    execution.setVariable(SEVERE_COUNT, form.list("severe").size());
    execution.setVariable(MINOR_COUNT, form.list("minor").size());
  }

  @Step(apart = true)
  public void issueVisitConclusion(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    visits.issueVisitConclusion(caseNumber, (String) execution.getVariable(VISIT_VERDICT));
    if (execution.getBpmnModelInstance().getModelElementById(SERVES_CONCLUSION) == null) {
      // Of models deployed before the conclusion was served.
      visits.tellConclusion(caseNumber, LocalDate.now(clock));
    }
  }

  @Step
  public void recordStatement(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    visits.recordStatement(
        form.caseNumber(), form.date("陈述申辩日期", "statedOn"), form.text("statementOutcome"));
  }

  /** Of models deployed before the conclusion itself kept its verdict: it still does. */
  @Step
  public void recordVerdict(DelegateExecution execution) {}
}
