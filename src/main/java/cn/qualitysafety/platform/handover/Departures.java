package cn.qualitysafety.platform.handover;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.InTheNameOf;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of the tasks of somebody who leaves: the post, the unit, or for good. */
@Service
class Departures {

  private final HandoverMapper mapper;
  private final Handovers handovers;
  private final HandoverRules rules;
  private final InTheNameOf inTheNameOf;
  private final IdentityService identity;
  private final TransactionTemplate transaction;

  Departures(
      HandoverMapper mapper,
      Handovers handovers,
      HandoverRules rules,
      InTheNameOf inTheNameOf,
      @Lazy IdentityService identity,
      TransactionTemplate transaction) {
    this.mapper = mapper;
    this.handovers = handovers;
    this.rules = rules;
    this.inTheNameOf = inTheNameOf;
    this.identity = identity;
    this.transaction = transaction;
  }

  /**
   * What became of one task.
   *
   * @param refusal why it stays where it is; null if it was handed over
   */
  record Outcome(HeldTask task, String refusal) {}

  /**
   * Gives back what this person claimed and can do no longer, in the transaction that takes the
   * post, the unit or the account. What the model gave them by name stays, and is listed for the
   * heads and supervisors as stuck.
   */
  @Transactional
  void giveBackWhatIsLost(String person) {
    Authentication me = identity.getCurrentAuthentication();
    inTheNameOf.system(
        () -> {
          mapper.of(person).stream()
              .filter(task -> !task.able() && !handovers.isNamed(task))
              .forEach(
                  task ->
                      handovers.moveToPosts(
                          task, Handover.Kind.LOST, null, me == null ? null : me.getUserId()));
          return null;
        });
  }

  /** What somebody has, first due first. */
  @Transactional(readOnly = true)
  List<HeldTask> held(String person) {
    return mapper.of(person);
  }

  /**
   * Hands over all that somebody has (离岗移交). Each task by itself: one that cannot go keeps no
   * other.
   *
   * @param to who gets it all; null if it goes back to the posts
   * @return what became of each task
   */
  List<Outcome> handOver(String from, String to, String reason, String by) {
    if (!rules.administers(inTheNameOf.postsOf(by))) {
      throw new RefusedInputException("只有系统管理员可以办理离岗移交。");
    }
    String why = Handovers.reason(reason);
    List<HeldTask> held = mapper.of(from);
    if (held.isEmpty()) {
      throw new RefusedInputException("“%s”名下没有在办任务，没有可以移交的。".formatted(from));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (HeldTask task : held) {
      outcomes.add(new Outcome(task, moved(task, from, to, Handover.Kind.LEFT, why, by)));
    }
    return outcomes;
  }

  /** Why a task stays with somebody; null if it went. */
  String moved(
      HeldTask seen, String from, String to, Handover.Kind kind, String reason, String by) {
    try {
      transaction.executeWithoutResult(
          status -> {
            HeldTask task = handovers.held(seen.taskId());
            if (!task.assignee().equals(from)) {
              throw new RefusedInputException("该任务刚刚已转给其他同志。");
            }
            if (to == null) {
              handovers.moveToPosts(task, kind, reason, by);
            } else {
              handovers.move(task, to, kind, reason, by);
            }
          });
      return null;
    } catch (RefusedInputException refused) {
      return refused.getMessage();
    }
  }
}
