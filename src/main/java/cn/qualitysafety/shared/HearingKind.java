package cn.qualitysafety.shared;

/** What the hearing is about, which decides how long the party may ask for it. */
public enum HearingKind {
  /** 行政许可法 art. 47. */
  LICENCE("hearing.request.licence"),
  /** 行政处罚法 (1996) art. 42. */
  PENALTY("hearing.request.penalty");

  private final String requestLimit;

  HearingKind(String requestLimit) {
    this.requestLimit = requestLimit;
  }

  String requestLimit() {
    return requestLimit;
  }
}
