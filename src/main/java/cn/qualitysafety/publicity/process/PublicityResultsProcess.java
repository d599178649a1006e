package cn.qualitysafety.publicity.process;

/** What the model {@code publicity-results} and Java share. */
final class PublicityResultsProcess {

  static final String PLAN_NUMBER = "planNumber";

  private PublicityResultsProcess() {}
}
