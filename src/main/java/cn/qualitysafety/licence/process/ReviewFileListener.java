package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ApplicationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class ReviewFileListener implements TaskListener {

  private final ApplicationService applications;

  ReviewFileListener(ApplicationService applications) {
    this.applications = applications;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    applications.reviewFile(
        form.caseNumber(),
        form.approved("审查建议"),
        form.text("opinion"),
        form.text("hearingNeeded"),
        form.text("thirdParty"),
        form.person());
  }
}
