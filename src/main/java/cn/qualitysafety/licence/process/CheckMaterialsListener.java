package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ApplicationService;
import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class CheckMaterialsListener implements TaskListener {

  private final ApplicationService applications;

  CheckMaterialsListener(ApplicationService applications) {
    this.applications = applications;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    applications.checkMaterials(
        form.caseNumber(),
        form.text("outcome"),
        form.list("missing"),
        form.text("reasons"),
        form.ticked("falseStatements"),
        form.person());
  }
}
