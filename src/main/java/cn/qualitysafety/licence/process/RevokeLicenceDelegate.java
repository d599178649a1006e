package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.RevocationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RevokeLicenceDelegate implements JavaDelegate {

  private final RevocationService revocations;

  RevokeLicenceDelegate(RevocationService revocations) {
    this.revocations = revocations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String licenceNumber = revocations.revokeLicence(execution.getProcessBusinessKey());
    execution
        .getProcessEngineServices()
        .getRuntimeService()
        .createMessageCorrelation(LicenceRenewalWatchProcess.LICENCE_ENDED)
        .processInstanceBusinessKey(licenceNumber)
        .correlateAll();
  }
}
