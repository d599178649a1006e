package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.LicenceService;
import cn.qualitysafety.platform.casefile.NumberRegister;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** How {@code licence-renewal-watch} begins for whoever gives a licence, or gives it back. */
@Component
class WatchBegins {

  private final LicenceService licences;
  private final NumberRegister numbers;

  WatchBegins(LicenceService licences, NumberRegister numbers) {
    this.licences = licences;
    this.numbers = numbers;
  }

  /** Of a renewed licence there is a watch over its past term, which ends first. */
  void over(DelegateExecution execution, String licenceNumber) {
    String unitCode = licences.of(licenceNumber).unitCode();
    RuntimeService runtime = execution.getProcessEngineServices().getRuntimeService();
    runtime
        .createMessageCorrelation(LicenceRenewalWatch.LICENCE_ENDED)
        .processInstanceBusinessKey(licenceNumber)
        .correlateAll();
    numbers.handOver(licenceNumber, unitCode);
    runtime
        .createMessageCorrelation(LicenceRenewalWatch.LICENCE_ISSUED)
        .processInstanceBusinessKey(licenceNumber)
        .setVariable(LicenceRenewalWatch.UNIT_CODE, unitCode)
        .correlateStartMessage();
  }
}
