package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.MobilisationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code campaign-mobilisation}. */
@Component
public class CampaignMobilisation {

  static final String CAMPAIGN_NUMBER = "campaignNumber";

  private final MobilisationService mobilisations;

  CampaignMobilisation(MobilisationService mobilisations) {
    this.mobilisations = mobilisations;
  }

  @Step
  public void openMobilisation(DelegateExecution execution) {
    mobilisations.openMobilisation(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(CAMPAIGN_NUMBER),
        execution.getTenantId());
  }

  @Step
  public void setUpLeadingBody(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    mobilisations.setUpLeadingBody(
        form.caseNumber(),
        form.text("leader"),
        form.text("members"),
        form.text("contact"),
        form.person());
  }

  @Step
  public void draftCityPlan(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    mobilisations.draftCityPlan(
        form.caseNumber(), form.text("planTitle"), form.text("planText"), form.person());
  }

  @Step
  public void fileCityPlan(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    mobilisations.fileCityPlan(
        form.caseNumber(), form.approved("审签意见"), form.text("remarks"), form.person());
  }

  @Step
  public void acceptCityPlan(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    mobilisations.acceptCityPlan(
        form.caseNumber(), form.approved("处理结论"), form.text("remarks"), form.person());
  }
}
