package cn.qualitysafety.licence.process;

/** What the model {@code licence-withdrawal} and Java share. */
final class LicenceWithdrawalProcess {

  static final String CASE_NUMBER = "caseNumber";
  static final String WITHDRAWN_ON = "withdrawnOn";
  static final String REASON = "reason";

  private LicenceWithdrawalProcess() {}
}
