package cn.qualitysafety.campaign;

import java.time.LocalDateTime;

/**
 * The consolidated summary (全省总结) for the leading group.
 *
 * @param remarks why the leading group returned it; null if it did not
 */
public record ProvincialSummary(
    String campaignNumber,
    String text,
    String writtenBy,
    LocalDateTime writtenAt,
    String remarks,
    String approvedBy,
    LocalDateTime approvedAt) {

  static ProvincialSummary none(String campaignNumber) {
    return new ProvincialSummary(campaignNumber, null, null, null, null, null, null);
  }
}
