package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ApplicationService;
import cn.qualitysafety.platform.input.Starter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RegisterApplicationDelegate implements JavaDelegate {

  private final ApplicationService applications;

  RegisterApplicationDelegate(ApplicationService applications) {
    this.applications = applications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setProcessBusinessKey(
        applications.registerApplication(
            execution.getVariable(LicenceReviewProcess.APPLICATION_KIND),
            execution.getVariable(LicenceReviewProcess.LICENCE_NUMBER),
            execution.getVariable(LicenceReviewProcess.HOLDER_CODE),
            execution.getVariable(LicenceReviewProcess.PRODUCT_CODE),
            execution.getVariable(LicenceReviewProcess.CONTACT_NAME),
            execution.getVariable(LicenceReviewProcess.CONTACT_PHONE),
            execution.getTenantId(),
            Starter.of(execution)));
  }
}
