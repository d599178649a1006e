package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.BallotService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenBallotDelegate implements JavaDelegate {

  private final BallotService ballots;

  OpenBallotDelegate(BallotService ballots) {
    this.ballots = ballots;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ballots.openBallot(execution.getProcessBusinessKey());
  }
}
