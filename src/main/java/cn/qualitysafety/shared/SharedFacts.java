package cn.qualitysafety.shared;

import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.RegimeFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** What models, forms and documents know of the cases that several regimes call. */
@Component
class SharedFacts implements RegimeFacts {

  private final HearingService hearings;

  SharedFacts(HearingService hearings) {
    this.hearings = hearings;
  }

  @Override
  public List<CaseFacts<?>> cases() {
    return List.of(
        CaseFacts.of(hearings::of, "shared-hearing")
            .choice("state", "办理状态", HearingState.class, Hearing::state)
            .text("kindName", "听证种类", Hearing::kindName)
            .text("party", "当事人", Hearing::party)
            .text("subject", "案由", Hearing::subject)
            .text("requestUntil", "申请截止日期", hearings::requestUntilText)
            .time("requestExpiry", "申请期限届满时间", hearings::requestExpiry)
            .text("schedulingTerms", "时间要求", hearings::schedulingTerms)
            .choices("presiders", "可以主持听证的人员", hearings::presiders)
            .text("appointment", "听证安排", hearings::appointment)
            .time("hearingDue", "听证办理时限", hearings::hearingDue)
            .titled("{party} {kindName}听证：{subject}"));
  }
}
