package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.MobilisationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class AcceptCityPlanListener implements TaskListener {

  private final MobilisationService mobilisations;

  AcceptCityPlanListener(MobilisationService mobilisations) {
    this.mobilisations = mobilisations;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    mobilisations.acceptCityPlan(
        form.caseNumber(), form.approved("处理结论"), form.text("remarks"), form.person());
  }
}
