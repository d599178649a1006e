package cn.qualitysafety.summons.process;

import cn.qualitysafety.summons.SummonsRoundService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueSummonsNoticeDelegate implements JavaDelegate {

  private final SummonsRoundService summonsRounds;

  IssueSummonsNoticeDelegate(SummonsRoundService summonsRounds) {
    this.summonsRounds = summonsRounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    summonsRounds.issueSummonsNotice(execution.getProcessBusinessKey());
  }
}
