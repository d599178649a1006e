package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.RevocationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueRevocationNoticeDelegate implements JavaDelegate {

  private final RevocationService revocations;

  IssueRevocationNoticeDelegate(RevocationService revocations) {
    this.revocations = revocations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    revocations.issueRevocationNotice(execution.getProcessBusinessKey(), execution.getTenantId());
  }
}
