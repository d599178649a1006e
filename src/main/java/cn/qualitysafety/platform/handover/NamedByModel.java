package cn.qualitysafety.platform.handover;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.InTheNameOf;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/**
 * Asks of whomever a model names for a task ({@code camunda:assignee}) what is asked of whoever is
 * handed one: an expression says only in the case whom it names, who may have no account any more,
 * be of another unit, or handle no case at all. The task is its posts' then, and the case says why;
 * whoever claims it is the successor of whom the model named. A task that nobody else could do is
 * not begun, and whatever led to it stays as it is.
 */
@Component
class NamedByModel {

  /** Characters of a login, as the register of handovers has it. */
  private static final int LONGEST_LOGIN = 64;

  private final Handovers handovers;
  private final HandoverLog log;
  private final HandoverMapper mapper;
  private final InTheNameOf inTheNameOf;

  NamedByModel(
      Handovers handovers, HandoverLog log, HandoverMapper mapper, InTheNameOf inTheNameOf) {
    this.handovers = handovers;
    this.log = log;
    this.mapper = mapper;
    this.inTheNameOf = inTheNameOf;
  }

  /**
   * Asked when a task is created, after the model's own listeners.
   *
   * @throws RefusedInputException if whoever is named cannot have the task and nobody else can
   */
  void check(DelegateTask task) {
    if (task.getAssignee() != null) {
      inTheNameOf.system(
          () -> {
            check((TaskEntity) task, task.getAssignee());
            return null;
          });
    }
  }

  private void check(TaskEntity task, String named) {
    List<IdentityLink> candidates = new ArrayList<>(task.getCandidates());
    String objection = handovers.objection(task.getTenantId(), candidates, named);
    if (objection == null) {
      return;
    }
    HeldTask held = held(task, named);
    if (!handovers.canBeClaimed(task.getTenantId(), candidates)) {
      throw new RefusedInputException(
          "流程指定“%s”办理“%s”，但%s该任务又没有其他可以办理的岗位，流程没有继续；请联系流程设计员。"
              .formatted(named, held.taskName(), objection));
    }
    task.setAssignee(null);
    log.record(
        held,
        shortened(named, LONGEST_LOGIN),
        null,
        Handover.Kind.NOT_GIVEN,
        shortened(objection, Handovers.LONGEST_REASON),
        null);
  }

  /**
   * Asked when somebody claims a task.
   *
   * @throws RefusedInputException if the regime has something against them in the place of whom the
   *     model named
   */
  void follow(DelegateTask task) {
    Authentication me = Context.getCommandContext().getAuthentication();
    String claimant = task.getAssignee();
    if (me == null
        || !claimant(me, claimant)
        || ((TaskEntity) task).getTaskDefinition().getAssigneeExpression() == null) {
      return;
    }
    String before = mapper.lastOfOpen(task.getId());
    if (before != null && !before.equals(claimant)) {
      inTheNameOf.system(
          () -> {
            handovers.succeed(held((TaskEntity) task, before), claimant);
            return null;
          });
    }
  }

  /** The job executor is authenticated, too, with the unit of its job and no person. */
  private static boolean claimant(Authentication me, String claimant) {
    return me.getUserId() != null && me.getUserId().equals(claimant);
  }

  private static HeldTask held(TaskEntity task, String named) {
    return new HeldTask(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
        task.getProcessDefinitionId(),
        task.getExecution().getProcessDefinition().getKey(),
        task.getExecution().getProcessDefinition().getName(),
        task.getExecution().getProcessBusinessKey(),
        task.getTenantId(),
        named,
        null,
        false);
  }

  private static String shortened(String text, int most) {
    return text.substring(0, Math.min(text.length(), most));
  }
}
