package cn.qualitysafety.licence;

import java.util.Set;

/**
 * Why a licence is struck off (注销), which needs no notice and no review: 行政许可法 art. 70, 条例 art. 31.
 * Of one that is still valid only if nobody is deprived of it.
 */
enum CancelGround {
  EXPIRED("有效期届满未延续", Set.of(LicenceState.EXPIRED)),
  ENDED("企业依法终止", Set.of(LicenceState.VALID, LicenceState.EXPIRED)),
  APPLIED("企业不再生产，申请注销", Set.of(LicenceState.VALID, LicenceState.EXPIRED)),
  DECIDED(
      "许可已被撤回、撤销、吊销", Set.of(LicenceState.WITHDRAWN, LicenceState.ANNULLED, LicenceState.REVOKED));

  private final String chinese;
  private final Set<LicenceState> states;

  CancelGround(String chinese, Set<LicenceState> states) {
    this.chinese = chinese;
    this.states = states;
  }

  String chinese() {
    return chinese;
  }

  boolean isThere(LicenceState state) {
    return states.contains(state);
  }
}
