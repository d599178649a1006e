package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.LicenceChangeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ChangeLicenceDelegate implements JavaDelegate {

  private final LicenceChangeService changes;

  ChangeLicenceDelegate(LicenceChangeService changes) {
    this.changes = changes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    changes.changeLicence(execution.getProcessBusinessKey());
  }
}
