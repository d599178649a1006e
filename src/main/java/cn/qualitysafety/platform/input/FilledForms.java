package cn.qualitysafety.platform.input;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cmd.GetStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** What somebody enters in a form, field by field, for whoever keeps it. */
@Component
public class FilledForms {

  private final Forms forms;
  private final FormValues values;

  FilledForms(Forms forms, FormValues values) {
    this.forms = forms;
    this.values = values;
  }

  /**
   * The form of a task that is being completed.
   *
   * @return each field in which something can be entered; none if the task has no form
   * @throws cn.qualitysafety.platform.RefusedInputException if a field has what its form does not
   *     take
   */
  public List<FilledField> of(DelegateTask task) {
    String name = TaskForms.name(task);
    FormSchema form = forms.of(new GetTaskFormCmd(task.getId()), name).orElse(null);
    if (form == null) {
      return List.of();
    }
    Map<String, Object> entered = TaskForms.entered(task);
    Map<String, Object> shown = PlainValues.of(((TaskEntity) task).getVariablesTyped(false));
    shown.putAll(PlainValues.of(values.shownBySubmitted()));
    forms.check(form, name, entered, shown);
    return forms.filled(form, entered, shown);
  }

  /**
   * The start form of a case that begins; what a message has brought along counts as entered.
   *
   * @return none if nothing of it was
   */
  public List<FilledField> atStart(DelegateExecution execution) {
    ExecutionEntity started = (ExecutionEntity) execution;
    if (started.getProcessDefinition().getStartFormDefinition() == null) {
      return List.of();
    }
    FormSchema form =
        forms
            .of(
                new GetStartFormCmd(execution.getProcessDefinitionId()),
                started.getProcessDefinition().getName())
            .orElse(null);
    if (form == null) {
      return List.of();
    }
    Map<String, Object> entered = new HashMap<>(PlainValues.of(started.getVariablesTyped(false)));
    entered.keySet().retainAll(form.names());
    return entered.isEmpty() ? List.of() : forms.filled(form, entered, Map.of());
  }
}
