package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.LicenceChangeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueChangeRefusalDelegate implements JavaDelegate {

  private final LicenceChangeService changes;

  IssueChangeRefusalDelegate(LicenceChangeService changes) {
    this.changes = changes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    changes.issueChangeRefusal(execution.getProcessBusinessKey());
  }
}
