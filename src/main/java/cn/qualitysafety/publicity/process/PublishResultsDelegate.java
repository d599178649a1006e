package cn.qualitysafety.publicity.process;

import cn.qualitysafety.publicity.PublicationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class PublishResultsDelegate implements JavaDelegate {

  private final PublicationService publications;

  PublishResultsDelegate(PublicationService publications) {
    this.publications = publications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    publications.publishResults(execution.getProcessBusinessKey());
  }
}
