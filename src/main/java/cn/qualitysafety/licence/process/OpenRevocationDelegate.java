package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.RevocationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

@Component
class OpenRevocationDelegate implements JavaDelegate {

  private final RevocationService revocations;

  OpenRevocationDelegate(RevocationService revocations) {
    this.revocations = revocations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Authentication starter =
        execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    execution.setProcessBusinessKey(
        revocations.openRevocation(
            execution.getVariable(LicenceRevocationProcess.LICENCE_NUMBER),
            execution.getVariable(LicenceRevocationProcess.MEASURE),
            execution.getVariable(LicenceRevocationProcess.FACTS),
            execution.getVariable(LicenceRevocationProcess.LEGAL_BASIS),
            execution.getTenantId(),
            starter == null ? null : starter.getUserId()));
  }
}
