package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.LicenceChangeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueChangeDecisionDelegate implements JavaDelegate {

  private final LicenceChangeService changes;

  IssueChangeDecisionDelegate(LicenceChangeService changes) {
    this.changes = changes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    changes.issueChangeDecision(execution.getProcessBusinessKey());
  }
}
