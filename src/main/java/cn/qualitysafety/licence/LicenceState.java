package cn.qualitysafety.licence;

/** What a licence is worth. Only a valid one entitles its holder to produce. */
public enum LicenceState {
  VALID,
  /** 过期: its last day is over and it was not renewed. */
  EXPIRED,
  /** 撤回, 行政许可法 art. 8. */
  WITHDRAWN,
  /** 撤销, 行政许可法 art. 69. */
  ANNULLED,
  /** 吊销, a penalty. */
  REVOKED,
  /** 注销, 行政许可法 art. 70. */
  CANCELLED;

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
