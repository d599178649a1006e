package cn.qualitysafety.campaign;

import java.time.LocalDateTime;

/**
 * The province's implementation plan (实施方案), from draft to issue.
 *
 * @param remarks why the last review returned it; null if it did not
 * @param documentNumber for example 粤质监〔2009〕1号; null until issued
 */
public record ImplementationPlan(
    String campaignNumber,
    String title,
    String text,
    String draftedBy,
    LocalDateTime draftedAt,
    String remarks,
    String reviewedBy,
    LocalDateTime reviewedAt,
    String documentNumber,
    LocalDateTime issuedAt) {

  static ImplementationPlan none(String campaignNumber) {
    return new ImplementationPlan(
        campaignNumber, null, null, null, null, null, null, null, null, null);
  }
}
