package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * A task is completed by whoever claimed it; an unclaimed task is claimed by being completed, so
 * that the trail always names a person.
 */
class CompletedByItsAssignee implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    Authentication who = Context.getCommandContext().getAuthentication();
    if (who == null || who.getUserId() == null) {
      return;
    }
    if (task.getAssignee() == null) {
      task.setAssignee(who.getUserId());
    } else if (!task.getAssignee().equals(who.getUserId())) {
      throw new RefusedInputException(
          "任务“%s”已由 %s 签收，您不能办理；需要接手的，请在该任务的“转办与接办”中接办，或者请对方退回签收、转办给您。"
              .formatted(task.getName(), PersonNames.withinCommand(task.getAssignee())));
    }
  }
}
