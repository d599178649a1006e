package cn.qualitysafety.licence;

import cn.qualitysafety.platform.law.Articles;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why a licence is struck off (注销): 行政许可法 art. 70, 条例 art. 31. Without notice and review nobody is
 * deprived of a valid one.
 */
enum CancelGround {
  EXPIRED("有效期届满未延续", Set.of(LicenceState.EXPIRED), "licence-cancellation-expired"),
  ENDED(
      "企业依法终止",
      Set.of(LicenceState.VALID, LicenceState.EXPIRED),
      "licence-cancellation-holder-ended"),
  APPLIED(
      "企业不再生产，申请注销",
      Set.of(LicenceState.VALID, LicenceState.EXPIRED),
      "product-licence-cancellation"),
  /** 条例 art. 31, second sentence; since 实施办法 of 2014, art. 35, by whoever granted it. */
  STOPPED(
      "企业不再生产，没有申请注销",
      Set.of(LicenceState.VALID),
      "product-licence-cancellation",
      "licence-rules-cancellation"),
  /** What the licence allows can no longer be done at all, by nobody's will. */
  FORCE_MAJEURE(
      "因不可抗力导致许可事项无法实施",
      Set.of(LicenceState.VALID, LicenceState.EXPIRED),
      "licence-cancellation-force-majeure"),
  DECIDED(
      "许可已被撤回、撤销、吊销",
      Set.of(LicenceState.WITHDRAWN, LicenceState.ANNULLED, LicenceState.REVOKED),
      "licence-cancellation-after-decision");

  private final String chinese;
  private final Set<LicenceState> states;
  private final String[] articles;

  CancelGround(String chinese, Set<LicenceState> states, String... articles) {
    this.chinese = chinese;
    this.states = states;
    this.articles = articles;
  }

  /** As the paper says it, with the articles of its day. */
  String text(Articles list, LocalDate day) {
    return "%s（%s）"
        .formatted(
            chinese,
            list.cite(
                day,
                Stream.of(articles)
                    .filter(key -> list.isInForce(day, key))
                    .toArray(String[]::new)));
  }

  /** How a licence in this state is struck off on this ground. */
  Measure measure(LicenceState state) {
    return (this == FORCE_MAJEURE || this == STOPPED) && state == LicenceState.VALID
        ? Measure.CANCEL_VALID
        : Measure.CANCEL;
  }

  boolean isThere(LicenceState state) {
    return states.contains(state);
  }
}
