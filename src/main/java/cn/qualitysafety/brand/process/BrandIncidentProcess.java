package cn.qualitysafety.brand.process;

/** What the model {@code brand-incident} and Java share. */
final class BrandIncidentProcess {

  static final String TITLE_NUMBER = "titleNumber";
  static final String INCIDENT_DESCRIPTION = "incidentDescription";

  /** A {@link cn.qualitysafety.brand.Sanction} in small letters, from the decision table. */
  static final String SUGGESTED_SANCTION = "suggestedSanction";

  private BrandIncidentProcess() {}
}
