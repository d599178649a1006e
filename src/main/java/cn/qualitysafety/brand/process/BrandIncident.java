package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.BrandIncidentService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code brand-incident}. */
@Component
public class BrandIncident {

  /** A {@link cn.qualitysafety.brand.Sanction} in small letters, from the decision table. */
  static final String SUGGESTED_SANCTION = "suggestedSanction";

  private final BrandIncidentService incidents;

  BrandIncident(BrandIncidentService incidents) {
    this.incidents = incidents;
  }

  /** What another regime sends has the names of the form's fields. */
  @Step
  public void registerBrandIncident(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    execution.setProcessBusinessKey(
        incidents.registerBrandIncident(
            form.text("titleNumber"),
            form.text("incidentDescription"),
            execution.getTenantId(),
            form.person()));
  }

  @Step
  public void investigateBrandIncident(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    incidents.investigateBrandIncident(
        form.caseNumber(),
        form.text("facts"),
        form.text("harm"),
        form.number("伤亡人数", "victims", 0, 100000),
        form.number("不合格批次", "failedBatches", 0, 1000),
        form.text("unsafe"),
        form.person());
  }

  @Step
  public void proposeTitleSanction(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    incidents.proposeTitleSanction(
        form.caseNumber(),
        form.approved("处理建议"),
        form.text(SUGGESTED_SANCTION),
        form.text("opinion"),
        form.text("legalBasis"),
        form.person());
  }

  @Step
  public void sendTitleProposal(DelegateExecution execution) {
    incidents.sendTitleProposal(execution.getProcessBusinessKey());
  }

  @Step
  public void closeBrandIncident(DelegateExecution execution) {
    incidents.closeBrandIncident(execution.getProcessBusinessKey());
  }
}
