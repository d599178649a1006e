package cn.qualitysafety.platform.input;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.json.SpinJsonNode;

/**
 * What somebody submitted: with a task, read by the step that its completion calls, or at the start
 * of a case, read by its first step.
 *
 * @param values where the fields are
 * @param caseNumber null for a case that has none yet
 * @param person login of whoever submitted it; null if another case's message started this one
 */
public record SubmittedForm(VariableScope values, String caseNumber, String person) {

  /** The variable that carries the answer of a form's decision. */
  public static final String DECISION = "decision";

  public static SubmittedForm of(DelegateTask task) {
    return new SubmittedForm(task, task.getExecution().getProcessBusinessKey(), task.getAssignee());
  }

  public static SubmittedForm of(DelegateExecution start) {
    return new SubmittedForm(start, start.getProcessBusinessKey(), Starter.of(start));
  }

  /** The field as it was entered, unchecked; null if it is missing. */
  public String text(String key) {
    Object value = values.getVariable(key);
    return value == null ? null : value.toString();
  }

  public LocalDate date(String label, String key) {
    return Entered.date(label, values.getVariable(key));
  }

  public int number(String label, String key, int min, int max) {
    return Entered.number(label, values.getVariable(key), min, max);
  }

  /** Whether a box was ticked. */
  public boolean ticked(String key) {
    return Boolean.TRUE.equals(values.getVariable(key));
  }

  /** What was ticked in a list; empty if nothing was. */
  public List<String> list(String key) {
    Object value = values.getVariable(key);
    if (value instanceof SpinJsonNode json) {
      return json.isArray()
          ? json.elements().stream().map(SpinJsonNode::stringValue).toList()
          : List.of();
    }
    return value instanceof Collection<?> ticked
        ? ticked.stream().map(Object::toString).toList()
        : List.of();
  }

  /** The answer of the form's decision. */
  public boolean approved(String label) {
    return Entered.approved(label, values.getVariable(DECISION));
  }
}
