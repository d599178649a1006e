package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.RevocationService;
import cn.qualitysafety.platform.input.Starter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenRevocationDelegate implements JavaDelegate {

  private final RevocationService revocations;

  OpenRevocationDelegate(RevocationService revocations) {
    this.revocations = revocations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setProcessBusinessKey(
        revocations.openRevocation(
            execution.getVariable(LicenceRevocationProcess.LICENCE_NUMBER),
            execution.getVariable(LicenceRevocationProcess.MEASURE),
            execution.getVariable(LicenceRevocationProcess.FACTS),
            execution.getVariable(LicenceRevocationProcess.LEGAL_BASIS),
            execution.getTenantId(),
            Starter.of(execution)));
  }
}
