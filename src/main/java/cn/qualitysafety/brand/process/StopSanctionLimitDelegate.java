package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.SanctionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class StopSanctionLimitDelegate implements JavaDelegate {

  private final SanctionService sanctions;

  StopSanctionLimitDelegate(SanctionService sanctions) {
    this.sanctions = sanctions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    sanctions.stopSanctionLimit(execution.getProcessBusinessKey());
  }
}
