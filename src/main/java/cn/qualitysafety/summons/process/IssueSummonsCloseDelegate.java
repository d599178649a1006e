package cn.qualitysafety.summons.process;

import cn.qualitysafety.summons.SummonsService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueSummonsCloseDelegate implements JavaDelegate {

  private final SummonsService summonses;

  IssueSummonsCloseDelegate(SummonsService summonses) {
    this.summonses = summonses;
  }

  @Override
  public void execute(DelegateExecution execution) {
    summonses.issueSummonsClose(execution.getProcessBusinessKey());
  }
}
