package cn.qualitysafety.licence.process;

/** What the model {@code licence-change} and Java share. */
final class LicenceChangeProcess {

  static final String LICENCE_NUMBER = "licenceNumber";

  /** A {@link cn.qualitysafety.licence.ChangeKind} in small letters. */
  static final String CHANGE_KIND = "changeKind";

  static final String AFTER_CHANGE = "afterChange";
  static final String GROUNDS = "grounds";

  private LicenceChangeProcess() {}
}
