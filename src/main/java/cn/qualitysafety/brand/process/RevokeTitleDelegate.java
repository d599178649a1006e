package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.SanctionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RevokeTitleDelegate implements JavaDelegate {

  private final SanctionService sanctions;

  RevokeTitleDelegate(SanctionService sanctions) {
    this.sanctions = sanctions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String titleNumber = sanctions.revokeTitle(execution.getProcessBusinessKey());
    execution
        .getProcessEngineServices()
        .getRuntimeService()
        .createMessageCorrelation(BrandRegisterProcess.TITLE_ENDED)
        .processInstanceBusinessKey(titleNumber)
        .correlateAll();
  }
}
