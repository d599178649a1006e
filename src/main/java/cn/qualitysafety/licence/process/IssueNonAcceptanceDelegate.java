package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ApplicationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueNonAcceptanceDelegate implements JavaDelegate {

  private final ApplicationService applications;

  IssueNonAcceptanceDelegate(ApplicationService applications) {
    this.applications = applications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    applications.issueNonAcceptance(execution.getProcessBusinessKey());
  }
}
