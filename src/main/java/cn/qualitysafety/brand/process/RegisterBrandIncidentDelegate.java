package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.BrandIncidentService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

@Component
class RegisterBrandIncidentDelegate implements JavaDelegate {

  private final BrandIncidentService incidents;

  RegisterBrandIncidentDelegate(BrandIncidentService incidents) {
    this.incidents = incidents;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Authentication starter =
        execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    execution.setProcessBusinessKey(
        incidents.registerBrandIncident(
            execution.getVariable(BrandIncidentProcess.TITLE_NUMBER),
            execution.getVariable(BrandIncidentProcess.INCIDENT_DESCRIPTION),
            execution.getTenantId(),
            starter == null ? null : starter.getUserId()));
  }
}
