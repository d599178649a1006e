package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.Licence;
import cn.qualitysafety.licence.LicenceService;
import cn.qualitysafety.platform.input.Starter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RegisterLicenceDelegate implements JavaDelegate {

  private final LicenceService licences;

  RegisterLicenceDelegate(LicenceService licences) {
    this.licences = licences;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Licence licence =
        licences.registerLicence(
            execution.getVariable(LicenceRenewalWatchProcess.LICENCE_NUMBER),
            execution.getTenantId(),
            execution.getVariable(LicenceRenewalWatchProcess.HOLDER_CODE),
            execution.getVariable(LicenceRenewalWatchProcess.HOLDER_NAME),
            execution.getVariable(LicenceRenewalWatchProcess.PRODUCT),
            execution.getVariable(LicenceRenewalWatchProcess.VALID_FROM),
            execution.getVariable(LicenceRenewalWatchProcess.VALID_UNTIL),
            Starter.of(execution));
    execution.setProcessBusinessKey(licence.number());
  }
}
