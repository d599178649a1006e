package cn.qualitysafety.brand.process;

import cn.qualitysafety.brand.BallotService;
import cn.qualitysafety.platform.input.SubmittedForm;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class CastVoteListener implements TaskListener {

  private final BallotService ballots;

  CastVoteListener(BallotService ballots) {
    this.ballots = ballots;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    ballots.castVote(
        form.caseNumber(), form.text("sealedVote"), form.text("sealedReason"), form.person());
    // The step goes on in a transaction of its own; until then its inputs would be readable.
    task.removeVariables(List.of("sealedVote", "sealedReason"));
  }
}
