package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.MobilisationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class FileCityPlanListener implements TaskListener {

  private final MobilisationService mobilisations;

  FileCityPlanListener(MobilisationService mobilisations) {
    this.mobilisations = mobilisations;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    mobilisations.fileCityPlan(
        form.caseNumber(), form.approved("审签意见"), form.text("remarks"), form.person());
  }
}
