package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.LicenceChangeService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class DecideChangeListener implements TaskListener {

  private final LicenceChangeService changes;

  DecideChangeListener(LicenceChangeService changes) {
    this.changes = changes;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    changes.decideChange(
        form.caseNumber(), form.approved("变更决定"), form.text("reasons"), form.person());
  }
}
