package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.language.FactsOfCases;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * Whoever is named in the case as somebody to be kept away from a task neither claims nor completes
 * it (回避): those who worked on the case that called this one, for example, whom no step of this
 * model knows.
 */
class KeptAway implements TaskListener {

  private final String named;
  private final Supplier<FactsOfCases> facts;

  /**
   * @param named a fact of the case, or else a variable that a caller has handed over: a login,
   *     several, or a text of several with commas between them
   */
  KeptAway(String named, Supplier<FactsOfCases> facts) {
    this.named = named;
    this.facts = facts;
  }

  @Override
  public void notify(DelegateTask task) {
    Authentication who = Context.getCommandContext().getAuthentication();
    String person =
        task.getAssignee() != null ? task.getAssignee() : who == null ? null : who.getUserId();
    if (person != null && logins(task).contains(person)) {
      throw new RefusedInputException(
          "按回避的规定，%s参与了本案的办理，不能办理“%s”，请由其他同志办理。"
              .formatted(
                  who != null && person.equals(who.getUserId())
                      ? "您"
                      : PersonNames.withinCommand(person),
                  task.getName()));
    }
  }

  private Collection<?> logins(DelegateTask task) {
    FactsOfCases all = facts.get();
    Object value = all.isReadable(task, named) ? all.value(task, named) : task.getVariable(named);
    return value instanceof Collection<?> several
        ? several
        : value == null
            ? List.of()
            : Arrays.stream(value.toString().split(",")).map(String::strip).toList();
  }
}
