package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.spotcheck.SpotCheckPlanService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code spotcheck-plan}. */
@Component
public class SpotcheckPlan {

  private final SpotCheckPlanService plans;

  SpotcheckPlan(SpotCheckPlanService plans) {
    this.plans = plans;
  }

  @Step
  public void registerPlan(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    execution.setProcessBusinessKey(
        plans.registerPlan(
            form.text("category"),
            form.text("product"),
            form.text("productCode"),
            form.text("licensedProduct"),
            form.text("standard"),
            form.text("items"),
            form.text("laboratory"),
            form.text("retestLaboratory"),
            form.text("emergency"),
            execution.getTenantId(),
            form.person()));
  }

  @Step
  public void approvePlan(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    plans.approvePlan(
        form.caseNumber(), form.approved("审批结论"), form.text("remarks"), form.person());
  }

  @Step(apart = true)
  public void drawEnterprises(DelegateExecution execution) {
    plans.drawEnterprises(execution.getProcessBusinessKey());
  }

  @Step
  public void closePlan(DelegateExecution execution) {
    plans.closePlan(execution.getProcessBusinessKey());
  }
}
