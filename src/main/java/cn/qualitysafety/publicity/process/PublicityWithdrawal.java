package cn.qualitysafety.publicity.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.publicity.PublicationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The steps of {@code publicity-withdrawal}. */
@Component
public class PublicityWithdrawal {

  private final PublicationService publications;

  PublicityWithdrawal(PublicationService publications) {
    this.publications = publications;
  }

  @Step
  public void withdrawPublication(DelegateExecution execution) {
    SubmittedForm form = SubmittedForm.of(execution);
    execution.setProcessBusinessKey(
        publications.withdrawPublication(
            form.text("publicationNumber"),
            form.text("reason"),
            execution.getTenantId(),
            form.person()));
  }
}
