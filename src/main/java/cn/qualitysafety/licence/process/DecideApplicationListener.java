package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ApplicationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class DecideApplicationListener implements TaskListener {

  private final ApplicationService applications;

  DecideApplicationListener(ApplicationService applications) {
    this.applications = applications;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    applications.decideApplication(
        form.caseNumber(),
        form.approved("许可决定"),
        form.text("reasons"),
        form.ticked("falseStatements"),
        form.person());
  }
}
