package cn.qualitysafety.licence.process;

import cn.qualitysafety.licence.LicenceService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class MarkExpiredDelegate implements JavaDelegate {

  private final LicenceService licences;

  MarkExpiredDelegate(LicenceService licences) {
    this.licences = licences;
  }

  @Override
  public void execute(DelegateExecution execution) {
    licences.markExpired(execution.getProcessBusinessKey());
  }
}
