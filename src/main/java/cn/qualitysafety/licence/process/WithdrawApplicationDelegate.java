package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.ApplicationService;
import cn.qualitysafety.platform.input.Starter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class WithdrawApplicationDelegate implements JavaDelegate {

  private final ApplicationService applications;

  WithdrawApplicationDelegate(ApplicationService applications) {
    this.applications = applications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber =
        applications.withdrawApplication(
            execution.getVariable(LicenceWithdrawalProcess.CASE_NUMBER),
            execution.getVariable(LicenceWithdrawalProcess.WITHDRAWN_ON),
            execution.getVariable(LicenceWithdrawalProcess.REASON),
            execution.getTenantId(),
            Starter.of(execution));
    execution
        .getProcessEngineServices()
        .getRuntimeService()
        .createMessageCorrelation(LicenceReview.APPLICATION_WITHDRAWN)
        .processInstanceBusinessKey(caseNumber)
        .correlate();
  }
}
