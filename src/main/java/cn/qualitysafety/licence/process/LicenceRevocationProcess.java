package cn.qualitysafety.licence.process;

/** What the model {@code licence-revocation} and Java share. */
final class LicenceRevocationProcess {

  static final String LICENCE_NUMBER = "licenceNumber";

  /** A {@link cn.qualitysafety.licence.Measure} in small letters. */
  static final String MEASURE = "measure";

  static final String FACTS = "facts";
  static final String LEGAL_BASIS = "legalBasis";

  private LicenceRevocationProcess() {}
}
