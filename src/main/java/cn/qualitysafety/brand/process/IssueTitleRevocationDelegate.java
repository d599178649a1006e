package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.SanctionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueTitleRevocationDelegate implements JavaDelegate {

  private final SanctionService sanctions;

  IssueTitleRevocationDelegate(SanctionService sanctions) {
    this.sanctions = sanctions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    sanctions.issueTitleRevocation(execution.getProcessBusinessKey());
  }
}
