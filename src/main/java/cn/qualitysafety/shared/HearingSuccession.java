package cn.qualitysafety.shared;

import cn.qualitysafety.platform.handover.HeldTask;
import cn.qualitysafety.platform.handover.Succession;
import org.springframework.stereotype.Component;

/** Who took part in the case does not preside at its hearing. */
@Component
class HearingSuccession implements Succession {

  private final HearingService hearings;

  HearingSuccession(HearingService hearings) {
    this.hearings = hearings;
  }

  @Override
  public String objection(HeldTask task, String person) {
    return switch (task.step()) {
      case "shared-hearing userTask_holdHearing" ->
          Succession.unless(hearings.isExcluded(task.caseNumber(), person));
      default -> null;
    };
  }
}
