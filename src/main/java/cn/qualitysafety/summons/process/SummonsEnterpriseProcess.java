package cn.qualitysafety.summons.process;

/** What the model {@code summons-enterprise} and Java share. */
final class SummonsEnterpriseProcess {

  static final String HOLDER_CODE = "holderCode";
  static final String PRODUCT = "product";

  /** A {@link cn.qualitysafety.summons.Cause} as forms and messages write it. */
  static final String CAUSE = "cause";

  /** Number of the case that gave the cause; may be missing when somebody starts by hand. */
  static final String CAUSE_CASE = "causeCase";

  static final String FACTS = "facts";

  /** What became of the cause: opened, joined or known. */
  static final String OPENING = "opening";

  private SummonsEnterpriseProcess() {}
}
