package cn.qualitysafety.campaign;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A city's part in the mobilisation phase: its leading body and its plan.
 *
 * @param late not filed by {@code dueOn}; stays once set
 * @param remarks why it was returned last, by the director or by the province
 */
public record Participation(
    String caseNumber,
    String campaignNumber,
    String unitCode,
    FilingState state,
    boolean late,
    LocalDate dueOn,
    String leader,
    String members,
    String contact,
    String leadingBodyBy,
    LocalDateTime leadingBodyAt,
    String planTitle,
    String planText,
    String draftedBy,
    LocalDateTime draftedAt,
    String filedBy,
    LocalDateTime filedAt,
    String remarks,
    String acceptedBy,
    LocalDateTime acceptedAt) {}
