package cn.qualitysafety.publicity.process;

/** What the model {@code publicity-withdrawal} and Java share. */
final class PublicityWithdrawalProcess {

  static final String PUBLICATION_NUMBER = "publicationNumber";
  static final String REASON = "reason";

  private PublicityWithdrawalProcess() {}
}
