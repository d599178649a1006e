package cn.qualitysafety.campaign;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A city's summary of the campaign (总结).
 *
 * @param commendations units and persons it proposes to commend
 * @param late not filed by {@code dueOn}; stays once set
 */
public record CitySummary(
    String caseNumber,
    String campaignNumber,
    String unitCode,
    FilingState state,
    boolean late,
    LocalDate dueOn,
    String achievements,
    String problems,
    String commendations,
    String writtenBy,
    LocalDateTime writtenAt,
    String filedBy,
    LocalDateTime filedAt,
    String remarks,
    String acceptedBy,
    LocalDateTime acceptedAt) {}
