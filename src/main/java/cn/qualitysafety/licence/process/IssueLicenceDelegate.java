package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ApplicationService;
import cn.qualitysafety.platform.casefile.NumberRegister;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueLicenceDelegate implements JavaDelegate {

  private final ApplicationService applications;
  private final NumberRegister numbers;

  IssueLicenceDelegate(ApplicationService applications, NumberRegister numbers) {
    this.applications = applications;
    this.numbers = numbers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String licenceNumber = applications.issueLicence(execution.getProcessBusinessKey());
    RuntimeService runtime = execution.getProcessEngineServices().getRuntimeService();
    // A renewed licence has a watch already, over the term that now is past.
    runtime
        .createMessageCorrelation(LicenceRenewalWatchProcess.LICENCE_ENDED)
        .processInstanceBusinessKey(licenceNumber)
        .correlateAll();
    numbers.handOver(licenceNumber, execution.getTenantId());
    runtime
        .createMessageCorrelation(LicenceRenewalWatchProcess.LICENCE_ISSUED)
        .processInstanceBusinessKey(licenceNumber)
        .setVariable(LicenceRenewalWatchProcess.UNIT_CODE, execution.getTenantId())
        .correlateStartMessage();
  }
}
