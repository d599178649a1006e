package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.SanctionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ResumeSanctionLimitDelegate implements JavaDelegate {

  private final SanctionService sanctions;

  ResumeSanctionLimitDelegate(SanctionService sanctions) {
    this.sanctions = sanctions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    sanctions.resumeSanctionLimit(execution.getProcessBusinessKey());
  }
}
