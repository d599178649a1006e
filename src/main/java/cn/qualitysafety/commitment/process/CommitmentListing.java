package cn.qualitysafety.commitment.process;

import cn.qualitysafety.commitment.CommitmentChanges;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.platform.record.CaseRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The step of {@code commitment-listing} that asks another case: the item. */
@Component
public class CommitmentListing {

  private final CommitmentChanges changes;
  private final CaseRecords records;

  CommitmentListing(CommitmentChanges changes, CaseRecords records) {
    this.changes = changes;
    this.records = records;
  }

  /** Refuses a number that is no open item's while whoever lists it is there. */
  @Step
  public void checkItem(DelegateExecution execution) {
    changes.demandOpen(
        records.text(execution.getProcessBusinessKey(), "itemNumber"), execution.getTenantId());
  }
}
