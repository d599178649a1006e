package cn.qualitysafety.shared.process;

/** What the model {@code shared-hearing} and Java share. */
final class SharedHearingProcess {

  static final String PARTY = "party";
  static final String SUBJECT = "subject";

  /** A {@link cn.qualitysafety.shared.HearingKind} in small letters. */
  static final String HEARING_KIND = "hearingKind";

  static final String EXCLUDED_PERSONS = "excludedPersons";

  /** What the caller gets back: held, waived or absent. */
  static final String OUTCOME = "outcome";

  private SharedHearingProcess() {}
}
