package cn.qualitysafety.campaign;

import java.time.LocalDateTime;

/** The provincial leading group (领导小组), plan section 四（一）. */
public record LeadingGroup(
    String campaignNumber,
    String leader,
    String deputies,
    String members,
    String setUpBy,
    LocalDateTime setUpAt) {}
