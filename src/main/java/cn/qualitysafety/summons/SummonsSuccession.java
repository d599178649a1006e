package cn.qualitysafety.summons;

import cn.qualitysafety.platform.handover.HeldTask;
import cn.qualitysafety.platform.handover.Succession;
import org.springframework.stereotype.Component;

/** Who presided or kept the record does not verify. */
@Component
class SummonsSuccession implements Succession {

  private final SummonsRoundService rounds;

  SummonsSuccession(SummonsRoundService rounds) {
    this.rounds = rounds;
  }

  @Override
  public String objection(HeldTask task, String person) {
    return switch (task.step()) {
      case "summons-round userTask_verifyCommitments" ->
          Succession.unless(rounds.tookPart(task.caseNumber(), person));
      default -> null;
    };
  }
}
