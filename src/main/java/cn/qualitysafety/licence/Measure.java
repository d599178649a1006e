package cn.qualitysafety.licence;

/** How a licence can be ended before its time, what it is then, and what follows for its holder. */
public enum Measure {
  /** 行政许可法 art. 8. */
  WITHDRAW(
      "撤回",
      LicenceState.WITHDRAWN,
      0,
      "由此造成你单位财产损失的，依照{{law.licenceWithdrawalCompensation}}的规定给予补偿。"),
  /** 行政许可法 art. 69 par. 1: granted against the law. */
  ANNUL(
      "撤销", LicenceState.ANNULLED, 0, "你单位的合法权益因此受到损害的，依照{{law.licenceAnnulmentDamages}}的规定给予赔偿。"),
  /** 行政许可法 art. 69 par. 2: obtained by fraud or bribery; art. 79: three years. */
  ANNUL_FRAUD(
      "撤销",
      LicenceState.ANNULLED,
      3,
      "该许可系以欺骗、贿赂等不正当手段取得，依照{{law.licenceFraudBan}}的规定，3年内不得再次申请同一产品的生产许可证。"),
  /** A penalty; 条例 (order 440) art. 55: three years. */
  REVOKE("吊销", LicenceState.REVOKED, 3, "依照{{law.licenceRevocationBan}}的规定，3年内不得再次申请同一产品的生产许可证。"),
  /**
   * Needs no notice: the right has ended already, the register follows; 行政许可法 art. 70, or 条例 art.
   * 31 where the holder produces no longer. It is announced in each case, though only art. 31 says
   * so.
   */
  CANCEL("注销", LicenceState.CANCELLED, 0, "注销情况由本局向社会公告。"),
  /**
   * Of a licence that is still valid: whether force majeure has made impossible what it allows
   * (行政许可法 art. 70 no. 5), or its holder produces no longer without saying so (条例 art. 31), is the
   * office's finding against its holder, who is told and heard like one whose licence is withdrawn
   * (行政许可法 art. 7).
   */
  CANCEL_VALID("注销", LicenceState.CANCELLED, 0, "注销情况由本局向社会公告。");

  private static final String CANCELLED_AFTERWARDS =
      "本局将依照{{law.licenceCancellationAfterDecision}}的规定办理注销手续，并向社会公告。";

  private final String chinese;
  private final LicenceState result;
  private final int yearsOfBan;
  private final String consequence;

  Measure(String chinese, LicenceState result, int yearsOfBan, String consequence) {
    this.chinese = chinese;
    this.result = result;
    this.yearsOfBan = yearsOfBan;
    this.consequence = consequence;
  }

  /** As the law says it. */
  public String chinese() {
    return chinese;
  }

  LicenceState result() {
    return result;
  }

  /** What its holder's compliance history calls it. */
  String complianceKind() {
    return switch (this) {
      case WITHDRAW -> "licence-withdrawn";
      case ANNUL -> "licence-annulled";
      case ANNUL_FRAUD -> "licence-annulled-fraud";
      case REVOKE -> "licence-revoked";
      case CANCEL, CANCEL_VALID -> "licence-cancelled";
    };
  }

  /** Of the decision table {@code shared-hearing-kind}. */
  String hearingKind() {
    return this == REVOKE ? "penalty" : "licence";
  }

  /** For how long the holder may not apply for the same product again; 0 if the law bars nobody. */
  int yearsOfBan() {
    return yearsOfBan;
  }

  /** What the decision tells the holder of that follows from it; the articles are placeholders. */
  String consequence() {
    return result == LicenceState.CANCELLED ? consequence : consequence + CANCELLED_AFTERWARDS;
  }

  /** Key of the article that bars the holder from applying again. */
  String banArticle() {
    return this == REVOKE ? "licence-revocation-ban" : "licence-fraud-ban";
  }

  /** Keys of the articles on the right to be heard before the decision. */
  String[] rightsArticles() {
    return this == REVOKE
        ? new String[] {"penalty-notice", "penalty-defence"}
        : new String[] {"licence-party-rights"};
  }
}
