package cn.qualitysafety.licence.process;

/** What the model {@code licence-annual-review} and Java share. */
final class LicenceAnnualReviewProcess {

  static final String LICENCE_NUMBER = "licenceNumber";

  /** How many of a hundred are visited, from the decision table. */
  static final String VISIT_SHARE = "visitShare";

  /** Whether this holder is drawn for a visit. */
  static final String VISIT_DRAWN = "visitDrawn";

  private LicenceAnnualReviewProcess() {}
}
