package cn.qualitysafety.campaign.process;

import cn.qualitysafety.campaign.MobilisationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class SetUpLeadingBodyListener implements TaskListener {

  private final MobilisationService mobilisations;

  SetUpLeadingBodyListener(MobilisationService mobilisations) {
    this.mobilisations = mobilisations;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    mobilisations.setUpLeadingBody(
        form.caseNumber(),
        form.text("leader"),
        form.text("members"),
        form.text("contact"),
        form.person());
  }
}
