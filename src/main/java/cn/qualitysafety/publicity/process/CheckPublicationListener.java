package cn.qualitysafety.publicity.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.publicity.PublicationService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class CheckPublicationListener implements TaskListener {

  private final PublicationService publications;

  CheckPublicationListener(PublicationService publications) {
    this.publications = publications;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    publications.checkPublication(
        form.caseNumber(), form.approved("核对结论"), form.text("remarks"), form.person());
  }
}
