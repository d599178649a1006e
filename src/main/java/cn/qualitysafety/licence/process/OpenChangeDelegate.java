package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.LicenceChangeService;
import cn.qualitysafety.platform.input.Starter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenChangeDelegate implements JavaDelegate {

  private final LicenceChangeService changes;

  OpenChangeDelegate(LicenceChangeService changes) {
    this.changes = changes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setProcessBusinessKey(
        changes.openChange(
            execution.getVariable(LicenceChangeProcess.LICENCE_NUMBER),
            execution.getVariable(LicenceChangeProcess.CHANGE_KIND),
            execution.getVariable(LicenceChangeProcess.AFTER_CHANGE),
            execution.getVariable(LicenceChangeProcess.GROUNDS),
            execution.getTenantId(),
            Starter.of(execution)));
  }
}
