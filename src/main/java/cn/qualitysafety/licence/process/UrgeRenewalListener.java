package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.LicenceService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class UrgeRenewalListener implements TaskListener {

  private final LicenceService licences;

  UrgeRenewalListener(LicenceService licences) {
    this.licences = licences;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    licences.urgeRenewal(
        form.caseNumber(), 1, form.approved("企业意见"), form.text("note"), form.person());
  }
}
