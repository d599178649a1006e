package cn.qualitysafety.enterprise;

import java.time.LocalDate;

/**
 * One line of the compliance history (监管记录) of an enterprise or another party.
 *
 * @param holderCode key of the enterprise, or number of the party
 * @param kind of the catalogue
 * @param severity as the catalogue had it when the fact was noted
 * @param caseNumber the case in which it happened
 * @param unitCode the unit that noted it
 * @param voidedBy number of the case or document that took it back; null while it counts
 */
public record ComplianceFact(
    long id,
    String holderCode,
    String kind,
    Severity severity,
    LocalDate occurredOn,
    String caseNumber,
    String unitCode,
    String factText,
    String voidedBy,
    LocalDate voidedOn) {

  /** Whether it was taken back, and no longer counts. */
  public boolean voided() {
    return voidedBy != null;
  }
}
