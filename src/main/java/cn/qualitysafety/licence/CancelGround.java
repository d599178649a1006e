package cn.qualitysafety.licence;

import cn.qualitysafety.platform.law.Articles;
import java.time.LocalDate;
import java.util.Set;

/**
 * Why a licence is struck off (注销): 行政许可法 art. 70, 条例 art. 31. Without notice and review nobody is
 * deprived of a valid one.
 */
enum CancelGround {
  EXPIRED("有效期届满未延续", "licence-cancellation-expired", Set.of(LicenceState.EXPIRED)),
  ENDED(
      "企业依法终止",
      "licence-cancellation-holder-ended",
      Set.of(LicenceState.VALID, LicenceState.EXPIRED)),
  APPLIED(
      "企业不再生产，申请注销",
      "product-licence-cancellation",
      Set.of(LicenceState.VALID, LicenceState.EXPIRED)),
  /** What the licence allows can no longer be done at all, by nobody's will. */
  FORCE_MAJEURE(
      "因不可抗力导致许可事项无法实施",
      "licence-cancellation-force-majeure",
      Set.of(LicenceState.VALID, LicenceState.EXPIRED)),
  DECIDED(
      "许可已被撤回、撤销、吊销",
      "licence-cancellation-after-decision",
      Set.of(LicenceState.WITHDRAWN, LicenceState.ANNULLED, LicenceState.REVOKED));

  private final String chinese;
  private final String article;
  private final Set<LicenceState> states;

  CancelGround(String chinese, String article, Set<LicenceState> states) {
    this.chinese = chinese;
    this.article = article;
    this.states = states;
  }

  /** As the paper says it, with the article of its day. */
  String text(Articles articles, LocalDate day) {
    return "%s（%s）".formatted(chinese, articles.cite(day, article));
  }

  /** How a licence in this state is struck off on this ground. */
  Measure measure(LicenceState state) {
    return this == FORCE_MAJEURE && state == LicenceState.VALID
        ? Measure.CANCEL_VALID
        : Measure.CANCEL;
  }

  boolean isThere(LicenceState state) {
    return states.contains(state);
  }
}
