package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.BrandIncidentService;
import cn.qualitysafety.platform.input.Starter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RegisterBrandIncidentDelegate implements JavaDelegate {

  private final BrandIncidentService incidents;

  RegisterBrandIncidentDelegate(BrandIncidentService incidents) {
    this.incidents = incidents;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setProcessBusinessKey(
        incidents.registerBrandIncident(
            execution.getVariable(BrandIncidentProcess.TITLE_NUMBER),
            execution.getVariable(BrandIncidentProcess.INCIDENT_DESCRIPTION),
            execution.getTenantId(),
            Starter.of(execution)));
  }
}
