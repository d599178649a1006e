package cn.qualitysafety.publicity.process;

import cn.qualitysafety.platform.input.Starter;
import cn.qualitysafety.publicity.PublicationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class WithdrawPublicationDelegate implements JavaDelegate {

  private final PublicationService publications;

  WithdrawPublicationDelegate(PublicationService publications) {
    this.publications = publications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setProcessBusinessKey(
        publications.withdrawPublication(
            execution.getVariable(PublicityWithdrawalProcess.PUBLICATION_NUMBER),
            execution.getVariable(PublicityWithdrawalProcess.REASON),
            execution.getTenantId(),
            Starter.of(execution)));
  }
}
