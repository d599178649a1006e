package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ApplicationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueTerminationDelegate implements JavaDelegate {

  private final ApplicationService applications;
  private final RefusedRenewals renewals;

  IssueTerminationDelegate(ApplicationService applications, RefusedRenewals renewals) {
    this.applications = applications;
    this.renewals = renewals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    applications.issueTermination(execution.getProcessBusinessKey());
    renewals.tellOf(execution);
  }
}
