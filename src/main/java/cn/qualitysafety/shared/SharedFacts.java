package cn.qualitysafety.shared;

import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.Delivery;
import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.RegimeFacts;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What models, forms and documents know of the cases that several regimes call. */
@Component
class SharedFacts implements RegimeFacts {

  private final HearingService hearings;
  private final Deliveries deliveries;
  private final PublicNotices notices;
  private final Deadline deadline;

  SharedFacts(
      HearingService hearings, Deliveries deliveries, PublicNotices notices, Deadline deadline) {
    this.hearings = hearings;
    this.deliveries = deliveries;
    this.notices = notices;
    this.deadline = deadline;
  }

  @Override
  public List<CaseFacts<?>> cases() {
    return List.of(hearing(), delivery());
  }

  private CaseFacts<?> hearing() {
    return CaseFacts.ofPlaces(hearings::at, "shared-hearing")
        .choice("state", "办理状态", HearingState.class, of(Hearing::state))
        .text("kindName", "听证种类", of(Hearing::kindName))
        .yesNo("byOffice", "依职权举行", of(Hearing::byOffice))
        .text("party", "当事人", SharedFacts::party)
        .list("parties", "申请人和利害关系人", of(hearings::partyNames))
        .text("subject", "案由", of(Hearing::subject))
        .text("requestUntil", "申请截止日期", hearings::requestUntilText)
        .time("requestExpiry", "申请期限届满时间", hearings::requestExpiry)
        .text("schedulingTerms", "时间要求", of(hearings::schedulingTerms))
        .choices("presiders", "可以主持听证的人员", of(hearings::presiders))
        .text("appointment", "听证安排", of(hearings::appointment))
        .text("noticeText", "听证通知书的送达", of(hearings::noticeText))
        .list("attendees", "可以到场的当事人", of(hearings::partyNames))
        .time("hearingDue", "听证办理时限", of(hearings::hearingDue))
        .titled("{party} {kindName}听证：{subject}");
  }

  private static <T> Function<HearingAt, T> of(Function<Hearing, T> fact) {
    return at -> fact.apply(at.hearing());
  }

  private static String party(HearingAt at) {
    return at.party() == null ? at.hearing().party() : at.party().name();
  }

  private CaseFacts<?> delivery() {
    return CaseFacts.of(deliveries::of, "shared-delivery")
        .text("documentTitle", "文书", Delivery::documentTitle)
        .text("documentNumber", "发文字号", Delivery::documentNumber)
        .day("documentIssuedOn", "印发日期", Delivery::documentIssuedOn)
        .text("addressee", "受送达人", Delivery::addressee)
        .text("causeCase", "所属办件", Delivery::caseNumber)
        .time("serveDue", "送达期限", delivery -> deadline.endOfDay(delivery.dueOn()))
        .day("servedOn", "送达日期", Delivery::servedOn)
        .text("announcedText", "公告载明的主要内容", delivery -> notices.content(delivery.number()))
        .text("collectionPlace", "领取文书的地点", delivery -> notices.collectedAt(delivery.number()))
        .day("announcedUntil", "公告期满日期", delivery -> notices.servesOn(delivery.number()))
        .titled("送达{documentTitle}：{addressee}");
  }
}
