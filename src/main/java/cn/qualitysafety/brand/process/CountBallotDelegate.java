package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.BallotService;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CountBallotDelegate implements JavaDelegate {

  private final BallotService ballots;

  CountBallotDelegate(BallotService ballots) {
    this.ballots = ballots;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        BrandRevocationProcess.BALLOT_OUTCOME,
        ballots.countBallot(execution.getProcessBusinessKey()).name().toLowerCase(Locale.ROOT));
  }
}
