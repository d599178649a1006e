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
    boolean tookPart =
        switch (task.processKey() + " " + task.taskKey()) {
          case "spotcheck-plan userTask_approvePlan" ->
              person.equals(plans.of(task.caseNumber()).plannedBy());
          case "spotcheck-warning userTask_signWarning" ->
              person.equals(followUps.warning(task.caseNumber()).draftedBy());
          default -> false;
        };
    return tookPart ? TOOK_PART : null;
  }
}
