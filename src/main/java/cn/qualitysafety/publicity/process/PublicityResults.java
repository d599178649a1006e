package cn.qualitysafety.publicity.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.publicity.PublicationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The steps of {@code publicity-results}. */
@Component
public class PublicityResults {

  private final PublicationService publications;

  PublicityResults(PublicationService publications) {
    this.publications = publications;
  }

  @Step
  public void openPublication(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    execution.setProcessBusinessKey(
        publications.openPublication(
            form.text("planNumber"), execution.getTenantId(), form.person()));
  }

  @Step
  public void checkPublication(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    publications.checkPublication(
        form.caseNumber(), form.approved("核对结论"), form.text("remarks"), form.person());
  }

  @Step
  public void publishResults(DelegateExecution execution) {
    publications.publishResults(execution.getProcessBusinessKey());
  }

  @Step
  public void dropPublication(DelegateExecution execution) {
    publications.dropPublication(execution.getProcessBusinessKey());
  }
}
