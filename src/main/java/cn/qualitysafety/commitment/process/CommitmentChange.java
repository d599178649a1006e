package cn.qualitysafety.commitment.process;

import cn.qualitysafety.commitment.CommitmentChanges;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The step of {@code commitment-change} that asks another case: the item. */
@Component
public class CommitmentChange {

  private final CommitmentChanges changes;

  CommitmentChange(CommitmentChanges changes) {
    this.changes = changes;
  }

  /** Refuses what cannot be changed while whoever asks for it is there. */
  @Step
  public void checkItem(DelegateExecution execution) {
    changes.demandChangeable(execution.getProcessBusinessKey(), execution.getTenantId());
  }
}
