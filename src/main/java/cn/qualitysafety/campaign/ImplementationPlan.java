package cn.qualitysafety.campaign;

import java.time.LocalDateTime;

/**
 * The province's implementation plan (实施方案), from draft to issue.
 *
 * @param text the plan, or of one that is longer what orders it to be carried out: the plan itself
 *     is then attached to the case
 * @param recipients to whom it is addressed (主送)
 * @param copies to whom a copy goes (抄送); null if to nobody
 * @param remarks why the last review returned it; null if it did not
 * @param documentNumber for example 粤质监〔2009〕1号; null until issued
 */
public record ImplementationPlan(
    String campaignNumber,
    String title,
    String text,
    String recipients,
    String copies,
    String draftedBy,
    LocalDateTime draftedAt,
    String remarks,
    String reviewedBy,
    LocalDateTime reviewedAt,
    String documentNumber,
    LocalDateTime issuedAt) {

  /** Whether its last review let it pass. */
  boolean isApproved() {
    return reviewedBy != null && remarks == null;
  }

  /** Before the first draft: what the form shows by then. */
  static ImplementationPlan none(String campaignNumber, String recipients) {
    return new ImplementationPlan(
        campaignNumber, null, null, recipients, null, null, null, null, null, null, null, null);
  }
}
