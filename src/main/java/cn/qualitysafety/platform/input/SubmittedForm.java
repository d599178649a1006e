package cn.qualitysafety.platform.input;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.json.SpinJsonNode;

/** What somebody submitted with a task, read by a listener of its completion. */
public record SubmittedForm(DelegateTask task) {

  /** The variable that carries the answer of a form's decision. */
  public static final String DECISION = "decision";

  public static SubmittedForm of(DelegateTask task) {
    return new SubmittedForm(task);
  }

  public String caseNumber() {
    return task.getExecution().getProcessBusinessKey();
  }

  /** Who completes the task. */
  public String person() {
    return task.getAssignee();
  }

  /** The field as it was entered, unchecked; null if it is missing. */
  public String text(String key) {
    Object value = task.getVariable(key);
    return value == null ? null : value.toString();
  }

  public LocalDate date(String label, String key) {
    return Entered.date(label, task.getVariable(key));
  }

  public int number(String label, String key, int min, int max) {
    return Entered.number(label, task.getVariable(key), min, max);
  }

  /** Whether a box was ticked. */
  public boolean ticked(String key) {
    return Boolean.TRUE.equals(task.getVariable(key));
  }

  /** What was ticked in a list; empty if nothing was. */
  public List<String> list(String key) {
    Object value = task.getVariable(key);
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
    return Entered.approved(label, task.getVariable(DECISION));
  }
}
