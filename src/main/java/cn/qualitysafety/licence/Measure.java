package cn.qualitysafety.licence;

import cn.qualitysafety.shared.HearingKind;

/** How a licence can be ended before its time, and what it is then. */
public enum Measure {
  WITHDRAW("撤回", LicenceState.WITHDRAWN, HearingKind.LICENCE),
  ANNUL("撤销", LicenceState.ANNULLED, HearingKind.LICENCE),
  REVOKE("吊销", LicenceState.REVOKED, HearingKind.PENALTY),
  /** Needs no notice: the right has ended already, the register follows. */
  CANCEL("注销", LicenceState.CANCELLED, HearingKind.LICENCE);

  private final String chinese;
  private final LicenceState result;
  private final HearingKind hearingKind;

  Measure(String chinese, LicenceState result, HearingKind hearingKind) {
    this.chinese = chinese;
    this.result = result;
    this.hearingKind = hearingKind;
  }

  /** As the law says it. */
  public String chinese() {
    return chinese;
  }

  LicenceState result() {
    return result;
  }

  HearingKind hearingKind() {
    return hearingKind;
  }
}
