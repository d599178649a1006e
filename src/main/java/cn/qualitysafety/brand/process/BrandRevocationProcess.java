package cn.qualitysafety.brand.process;

/** What the model {@code brand-revocation} and Java share. */
final class BrandRevocationProcess {

  static final String TITLE_NUMBER = "titleNumber";

  /** A {@link cn.qualitysafety.brand.Sanction} in small letters. */
  static final String PROPOSED_SANCTION = "proposedSanction";

  static final String FACTS = "facts";
  static final String LEGAL_BASIS = "legalBasis";
  static final String INCIDENT_NUMBER = "incidentNumber";

  /** Login of who proposed it, where another regime's case does. */
  static final String PROPOSED_BY = "proposedBy";

  /** A {@link cn.qualitysafety.brand.Ballot.Outcome} in small letters. */
  static final String BALLOT_OUTCOME = "ballotOutcome";

  private BrandRevocationProcess() {}
}
