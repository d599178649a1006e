package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Who did one task of a case neither claims nor completes the other (岗位分离). */
class SeparationOfDuties implements TaskListener {

  private final String otherTask;

  SeparationOfDuties(String otherTask) {
    this.otherTask = otherTask;
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
        Context.getCommandContext()
            .runWithoutAuthorization(
                () ->
                    task.getProcessEngineServices()
                            .getHistoryService()
                            .createHistoricTaskInstanceQuery()
                            .processInstanceId(task.getProcessInstanceId())
                            .taskDefinitionKey(otherTask)
                            .taskAssignee(person)
                            .finished()
                            .count()
                        > 0);
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
}
