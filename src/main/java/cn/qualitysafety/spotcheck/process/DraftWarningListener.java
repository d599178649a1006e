package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.spotcheck.FollowUpService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class DraftWarningListener implements TaskListener {

  private final FollowUpService followUps;

  DraftWarningListener(FollowUpService followUps) {
    this.followUps = followUps;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    followUps.draftWarning(
        form.caseNumber(), form.text("analysis"), form.text("measures"), form.person());
  }
}
