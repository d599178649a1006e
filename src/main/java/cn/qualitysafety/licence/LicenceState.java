package cn.qualitysafety.licence;

/** What a licence is worth. Only a valid one entitles its holder to produce. */
public enum LicenceState {
  VALID("有效"),
  /** 过期: its last day is over and it was not renewed. */
  EXPIRED("过期"),
  /** 撤回, 行政许可法 art. 8. */
  WITHDRAWN("撤回"),
  /** 撤销, 行政许可法 art. 69. */
  ANNULLED("撤销"),
  /** 吊销, a penalty. */
  REVOKED("吊销"),
  /** 注销, 行政许可法 art. 70. */
  CANCELLED("注销");

  private final String chinese;

  LicenceState(String chinese) {
    this.chinese = chinese;
  }

  public String chinese() {
    return chinese;
  }

  /**
   * Whether a case may be opened with this measure. What has ended, in whatever way, can only be
   * struck off: 行政许可法 art. 70 no. 1, 4 demand it.
   */
  boolean admits(Measure measure) {
    return this == VALID || measure == Measure.CANCEL && this != CANCELLED;
  }

  /** Whether an application for renewal that is pending may still be granted. */
  boolean isRenewable() {
    return this == VALID || this == EXPIRED;
  }
}
