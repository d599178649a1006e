package cn.qualitysafety.campaign;

import java.time.LocalDateTime;

/**
 * A campaign as it is carried out in one year.
 *
 * @param number case number, for example HD2009-01; the business key of its process
 * @param datesConfirmedBy who confirmed dates that were past at the start; null if none were
 */
public record Campaign(
    String number,
    String name,
    int campaignYear,
    CampaignState state,
    String startedBy,
    LocalDateTime startedAt,
    String datesConfirmedBy,
    LocalDateTime datesConfirmedAt,
    LocalDateTime closedAt) {}
