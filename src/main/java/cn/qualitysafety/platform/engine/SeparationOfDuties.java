package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.language.PartOfCase;
import java.util.ArrayDeque;
import java.util.Deque;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/**
 * Who did one step of a case neither claims nor completes the other (岗位分离): a task of the same
 * model, its start, or a task of a case that it called, directly or through others. Of a model that
 * is drawn in parts they are one model.
 */
class SeparationOfDuties implements TaskListener {

  private final String otherStep;

  SeparationOfDuties(String otherStep) {
    this.otherStep = otherStep;
  }

  @Override
  public void notify(DelegateTask task) {
    Authentication who = Context.getCommandContext().getAuthentication();
    String person =
        task.getAssignee() != null ? task.getAssignee() : who == null ? null : who.getUserId();
    if (person == null) {
      return;
    }
    // Read past the authorizations of the person who asks: they need not see that history.
    boolean didTheOther =
        Context.getCommandContext().runWithoutAuthorization(() -> didTheOther(task, person, who));
    if (didTheOther) {
      throw new RefusedInputException(
          "按岗位分离的规定，%s已办理本件的前一环节，不能再办理“%s”，请由其他同志办理。"
              .formatted(
                  who != null && person.equals(who.getUserId())
                      ? "您"
                      : PersonNames.withinCommand(person),
                  task.getName()));
    }
  }

  private boolean didTheOther(DelegateTask task, String person, Authentication who) {
    HistoryService history = task.getProcessEngineServices().getHistoryService();
    ExecutionEntity instance = ((ExecutionEntity) task.getExecution()).getProcessInstance();
    ExecutionEntity whole = PartOfCase.whole(instance);
    ActivityImpl other = whole.getProcessDefinition().findActivity(otherStep);
    if (other == null) {
      return didInACalledCase(history, whole.getId(), person);
    }
    return "startEvent".equals(other.getProperty("type"))
        ? person.equals(starter(history, whole.getId(), who))
        : did(history, whole.getId(), person);
  }

  /** Of a case that has only just begun there is no row: whoever acts has started it. */
  private static String starter(HistoryService history, String instance, Authentication who) {
    HistoricProcessInstance begun =
        history.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult();
    return begun != null ? begun.getStartUserId() : who == null ? null : who.getUserId();
  }

  private boolean didInACalledCase(HistoryService history, String caller, String person) {
    Deque<String> callers = new ArrayDeque<>();
    callers.add(caller);
    while (!callers.isEmpty()) {
      for (HistoricProcessInstance called :
          history
              .createHistoricProcessInstanceQuery()
              .superProcessInstanceId(callers.remove())
              .list()) {
        if (did(history, called.getId(), person)) {
          return true;
        }
        callers.add(called.getId());
      }
    }
    return false;
  }

  private boolean did(HistoryService history, String instance, String person) {
    return history
            .createHistoricTaskInstanceQuery()
            .processInstanceId(instance)
            .taskDefinitionKey(otherStep)
            .taskAssignee(person)
            .finished()
            .count()
        > 0;
  }
}
