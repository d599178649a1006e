package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.spotcheck.SpotCheckPlanService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class ApprovePlanListener implements TaskListener {

  private final SpotCheckPlanService plans;

  ApprovePlanListener(SpotCheckPlanService plans) {
    this.plans = plans;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    plans.approvePlan(
        form.caseNumber(), form.approved("审批结论"), form.text("remarks"), form.person());
  }
}
