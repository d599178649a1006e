package cn.qualitysafety.spotcheck;

import cn.qualitysafety.platform.handover.HeldTask;
import cn.qualitysafety.platform.handover.Succession;
import org.springframework.stereotype.Component;

/** Who planned or drafted does not approve or sign. */
@Component
class SpotCheckSuccession implements Succession {

  private final SpotCheckPlanService plans;
  private final FollowUpService followUps;

  SpotCheckSuccession(SpotCheckPlanService plans, FollowUpService followUps) {
    this.plans = plans;
    this.followUps = followUps;
  }

  @Override
  public String objection(HeldTask task, String person) {
    return switch (task.step()) {
      case "spotcheck-plan userTask_approvePlan" ->
          Succession.unless(person.equals(plans.of(task.caseNumber()).plannedBy()));
      case "spotcheck-warning userTask_signWarning" ->
          Succession.unless(person.equals(followUps.warning(task.caseNumber()).draftedBy()));
      default -> null;
    };
  }
}
