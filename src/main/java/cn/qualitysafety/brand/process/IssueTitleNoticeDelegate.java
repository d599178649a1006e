package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.SanctionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueTitleNoticeDelegate implements JavaDelegate {

  private final SanctionService sanctions;

  IssueTitleNoticeDelegate(SanctionService sanctions) {
    this.sanctions = sanctions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    sanctions.issueTitleNotice(execution.getProcessBusinessKey());
  }
}
