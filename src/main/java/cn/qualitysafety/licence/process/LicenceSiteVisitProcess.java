package cn.qualitysafety.licence.process;

/** What the model {@code licence-site-visit} and Java share. */
final class LicenceSiteVisitProcess {

  static final String HOLDER_CODE = "holderCode";
  static final String HOLDER_NAME = "holderName";
  static final String PRODUCT = "product";
  static final String PLACE = "place";

  /** Day from which the limit counts, yyyy-MM-dd. */
  static final String ACCEPTED_ON = "acceptedOn";

  /** How many items the team objected to, for the decision table. */
  static final String VETO_COUNT = "vetoCount";

  static final String SEVERE_COUNT = "severeCount";
  static final String MINOR_COUNT = "minorCount";

  /** What the caller gets back: pass or fail. */
  static final String VISIT_VERDICT = "visitVerdict";

  private LicenceSiteVisitProcess() {}
}
