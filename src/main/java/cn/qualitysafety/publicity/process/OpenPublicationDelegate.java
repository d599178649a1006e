package cn.qualitysafety.publicity.process;

import cn.qualitysafety.platform.input.Starter;
import cn.qualitysafety.publicity.PublicationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenPublicationDelegate implements JavaDelegate {

  private final PublicationService publications;

  OpenPublicationDelegate(PublicationService publications) {
    this.publications = publications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setProcessBusinessKey(
        publications.openPublication(
            execution.getVariable(PublicityResultsProcess.PLAN_NUMBER),
            execution.getTenantId(),
            Starter.of(execution)));
  }
}
