package cn.qualitysafety.shared;

import cn.qualitysafety.platform.handover.HeldTask;
import cn.qualitysafety.platform.handover.Succession;
import org.springframework.stereotype.Component;

/**
 * Nobody speaks for another in a collective discussion (行政处罚法 1996 art. 38 par. 2, 2021 art. 57
 * par. 2): whoever does not give an opinion in time has given none.
 */
@Component
class DiscussionSuccession implements Succession {

  @Override
  public String objection(HeldTask task, String person) {
    return "shared-decision-review userTask_giveOpinion".equals(task.step())
            && !person.equals(task.assignee())
        ? "集体讨论的意见只能由到会人员本人发表，不能转给他人；期满没有发表的，不算同意。"
        : null;
  }
}
