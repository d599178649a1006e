package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.RevocationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueRevocationDecisionDelegate implements JavaDelegate {

  private final RevocationService revocations;

  IssueRevocationDecisionDelegate(RevocationService revocations) {
    this.revocations = revocations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    revocations.issueRevocationDecision(execution.getProcessBusinessKey(), execution.getTenantId());
  }
}
