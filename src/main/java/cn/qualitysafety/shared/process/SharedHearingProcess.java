package cn.qualitysafety.shared.process;

/** What the model {@code shared-hearing} and Java share. */
final class SharedHearingProcess {

  static final String PARTY = "party";
  static final String SUBJECT = "subject";

  /** A {@link cn.qualitysafety.shared.HearingKind} in small letters. */
  static final String HEARING_KIND = "hearingKind";

  static final String EXCLUDED_PERSONS = "excludedPersons";

  /** Login of whoever decided that the party be told of its right; callers may leave it out. */
  static final String ORDERED_BY = "orderedBy";

  /** What the caller gets back: held, waived or absent. */
  static final String OUTCOME = "outcome";

  private SharedHearingProcess() {}
}
