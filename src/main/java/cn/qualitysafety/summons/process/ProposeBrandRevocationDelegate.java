package cn.qualitysafety.summons.process;

import cn.qualitysafety.summons.SummonsService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ProposeBrandRevocationDelegate implements JavaDelegate {

  private final SummonsService summonses;

  ProposeBrandRevocationDelegate(SummonsService summonses) {
    this.summonses = summonses;
  }

  @Override
  public void execute(DelegateExecution execution) {
    summonses.proposeBrandRevocation(execution.getProcessBusinessKey());
  }
}
