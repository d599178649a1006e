package cn.qualitysafety.shared;

/** What the hearing is about, which decides by which law it is held. */
public enum HearingKind {
  /** 行政许可法 art. 47. */
  LICENCE("hearing.request.licence", "《中华人民共和国行政许可法》第四十七条、第四十八条关于听证的规定"),
  /** 行政处罚法 (1996) art. 42. */
  PENALTY("hearing.request.penalty", "《中华人民共和国行政处罚法》第四十二条关于听证的规定");

  private final String requestLimit;

  private final String basis;

  HearingKind(String requestLimit, String basis) {
    this.requestLimit = requestLimit;
    this.basis = basis;
  }

  /** Name of the limit within which the party may ask for the hearing. */
  String requestLimit() {
    return requestLimit;
  }

  /** As the papers of the hearing cite it. */
  String basis() {
    return basis;
  }
}
