package cn.qualitysafety.spotcheck;

import java.time.LocalDate;

/**
 * A warning to a city's government (质量预警).
 *
 * @param failures failed enterprises of the product in the city when the case was opened
 */
public record RegionalWarning(
    String caseNumber,
    String city,
    String productCode,
    String product,
    String quarter,
    int failures,
    String analysis,
    String measures,
    String draftedBy,
    String signedBy,
    LocalDate sentOn) {

  /** The quarter as people read it. */
  public String quarterText() {
    return SpotCheckPlan.quarterText(quarter);
  }
}
