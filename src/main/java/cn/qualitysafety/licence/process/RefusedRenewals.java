package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.Application;
import cn.qualitysafety.licence.ApplicationKind;
import cn.qualitysafety.licence.ApplicationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Tells the watch over a licence that its renewal came to nothing. Only a licence that has outlived
 * its last day waits for it (行政许可法 art. 50 par. 2); otherwise nobody listens.
 */
@Component
class RefusedRenewals {

  private final ApplicationService applications;

  RefusedRenewals(ApplicationService applications) {
    this.applications = applications;
  }

  void tellOf(DelegateExecution execution) {
    Application application = applications.of(execution.getProcessBusinessKey());
    if (application.kind() == ApplicationKind.RENEWAL) {
      execution
          .getProcessEngineServices()
          .getRuntimeService()
          .createMessageCorrelation(LicenceRenewalWatch.RENEWAL_REFUSED)
          .processInstanceBusinessKey(application.licenceNumber())
          .correlateAll();
    }
  }
}
