package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.VisitService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenVisitDelegate implements JavaDelegate {

  private final VisitService visits;

  OpenVisitDelegate(VisitService visits) {
    this.visits = visits;
  }

  @Override
  public void execute(DelegateExecution execution) {
    visits.openVisit(
        execution.getProcessBusinessKey(),
        execution.getTenantId(),
        (String) execution.getVariable(LicenceSiteVisitProcess.HOLDER_CODE),
        (String) execution.getVariable(LicenceSiteVisitProcess.HOLDER_NAME),
        (String) execution.getVariable(LicenceSiteVisitProcess.PRODUCT),
        (String) execution.getVariable(LicenceSiteVisitProcess.PLACE),
        (String) execution.getVariable(LicenceSiteVisitProcess.ACCEPTED_ON));
  }
}
