package cn.qualitysafety.platform.handover;

import cn.qualitysafety.platform.RefusedInputException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Lets everybody give back what they claimed (退回签收). The engine knows only the right to assign
 * anything to anybody, which nobody has.
 */
class ClaimsGivenBack extends TaskServiceImpl {

  private final ObjectProvider<HandoverLog> log;
  private final ObjectProvider<HandoverMapper> mapper;

  ClaimsGivenBack(ObjectProvider<HandoverLog> log, ObjectProvider<HandoverMapper> mapper) {
    this.log = log;
    this.mapper = mapper;
  }

  @Override
  public void setAssignee(String taskId, String person) {
    if (person == null) {
      commandExecutor.execute(new GiveBack(taskId));
    } else {
      super.setAssignee(taskId, person);
    }
  }

  /** By a person of a task that they have, whatever rights they have; by the system of any. */
  private class GiveBack implements Command<Void> {

    private final String taskId;

    GiveBack(String taskId) {
      this.taskId = taskId;
    }

    @Override
    public Void execute(CommandContext context) {
      Authentication me = context.getAuthentication();
      TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
      AssignTaskCmd giveBack = new AssignTaskCmd(taskId, null);
      if (me == null) {
        giveBack.execute(context);
        return null;
      }
      if (task == null || !me.getUserId().equals(task.getAssignee())) {
        // The same of a task that one does not see, or that is gone.
        throw new RefusedInputException("该任务不是由您签收的，或者已经办结、撤回，不能退回签收；请刷新任务列表。");
      }
      if (task.getTaskDefinition().getAssigneeExpression() != null
          && !mapper.getObject().isOpenToPosts(taskId)) {
        throw new RefusedInputException(
            "任务“%s”由流程指定您本人办理，没有可以退回的岗位；需要由他人办理的，请在“转办与接办”中转办。".formatted(task.getName()));
      }
      context.runWithoutAuthorization(
          () -> {
            HeldTask held = mapper.getObject().find(taskId);
            giveBack.execute(context);
            log.getObject()
                .record(held, me.getUserId(), null, Handover.Kind.GIVEN_BACK, null, me.getUserId());
            return null;
          });
      return null;
    }
  }
}
