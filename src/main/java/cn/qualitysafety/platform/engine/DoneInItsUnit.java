package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * Whoever is employed above the unit of a task neither claims it nor completes what nobody has
 * claimed: {@link WorkOfUnits} says why. What they have been given, or have taken over, is theirs.
 */
class DoneInItsUnit implements TaskListener {

  private final Supplier<WorkOfUnits> work;
  private final Supplier<PersonNames> names;

  DoneInItsUnit(Supplier<WorkOfUnits> work, Supplier<PersonNames> names) {
    this.work = work;
    this.names = names;
  }

  @Override
  public void notify(DelegateTask task) {
    Authentication who = Context.getCommandContext().getAuthentication();
    boolean claims =
        EVENTNAME_ASSIGNMENT.equals(task.getEventName())
            ? who != null && Objects.equals(task.getAssignee(), who.getUserId())
            : task.getAssignee() == null;
    if (who == null || who.getUserId() == null || !claims) {
      return;
    }
    if (work.get()
        .isBelow(
            task.getTenantId(),
            task.getCandidates(),
            who.getUserId(),
            orNone(who.getGroupIds()),
            orNone(who.getTenantIds()))) {
      String unit =
          Context.getCommandContext()
              .runWithoutAuthorization(() -> names.get().unit(task.getTenantId()));
      throw new RefusedInputException(
          "“%s”是%s的工作，由该单位办理；确需由您办理的，请在该任务的“转办与接办”中写明原因，接办以后再办。".formatted(task.getName(), unit));
    }
  }

  private static Collection<String> orNone(List<String> codes) {
    return Objects.requireNonNullElse(codes, List.of());
  }
}
