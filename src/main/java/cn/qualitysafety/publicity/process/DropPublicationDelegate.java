package cn.qualitysafety.publicity.process;

import cn.qualitysafety.publicity.PublicationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class DropPublicationDelegate implements JavaDelegate {

  private final PublicationService publications;

  DropPublicationDelegate(PublicationService publications) {
    this.publications = publications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    publications.dropPublication(execution.getProcessBusinessKey());
  }
}
