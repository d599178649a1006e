package cn.qualitysafety.platform.record;

import cn.qualitysafety.platform.input.FilledForms;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Keeps what was entered, in models: the listener {@code ${record.form(task)}} of a user task. */
@Component("record")
public class RecordPart {

  private final FilledForms forms;
  private final CaseRecords records;

  RecordPart(FilledForms forms, CaseRecords records) {
    this.forms = forms;
    this.records = records;
  }

  /** Keeps the form of a task that is being completed, after checking it. */
  @Step
  public void form(DelegateTask task) {
    records.keep(
        new CaseRecords.Occasion(
            task.getExecution().getProcessBusinessKey(),
            task.getTenantId(),
            task.getId(),
            task.getTaskDefinitionKey(),
            task.getName(),
            task.getAssignee()),
        forms.of(task));
  }
}
