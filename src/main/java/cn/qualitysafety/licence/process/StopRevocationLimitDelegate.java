package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.RevocationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class StopRevocationLimitDelegate implements JavaDelegate {

  private final RevocationService revocations;

  StopRevocationLimitDelegate(RevocationService revocations) {
    this.revocations = revocations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    revocations.stopRevocationLimit(execution.getProcessBusinessKey());
  }
}
