package cn.qualitysafety.brand;

import cn.qualitysafety.platform.handover.HeldTask;
import cn.qualitysafety.platform.handover.Succession;
import org.springframework.stereotype.Component;

/**
 * Who worked on the case or voted does not sign; a vote is personal and goes to nobody else: a
 * paper that is not cast counts as absent when the ballot closes, and the number of those who may
 * vote stays.
 */
@Component
class BrandSuccession implements Succession {

  private final SanctionService sanctions;
  private final BallotMapper ballots;

  BrandSuccession(SanctionService sanctions, BallotMapper ballots) {
    this.sanctions = sanctions;
    this.ballots = ballots;
  }

  @Override
  public String objection(HeldTask task, String person) {
    return switch (task.step()) {
      case "brand-revocation userTask_castVote" -> "投票须由委员本人进行，不能由他人代投；截止时未投的票按缺席计，应投票数不变。";
      case "brand-revocation userTask_signTitleDecision" ->
          Succession.unless(
              sanctions.handlersOf(task.caseNumber()).contains(person)
                  || ballots.hasVoted(task.caseNumber(), person));
      default -> null;
    };
  }
}
