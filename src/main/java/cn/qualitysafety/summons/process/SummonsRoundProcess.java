package cn.qualitysafety.summons.process;

/** What the model {@code summons-round} and Java share. */
final class SummonsRoundProcess {

  /** Number of the summons that this is a round of. */
  static final String SUMMONS_NUMBER = "summonsNumber";

  /** What a task shows of the causes. */
  static final String CAUSES = "causes";

  private SummonsRoundProcess() {}
}
