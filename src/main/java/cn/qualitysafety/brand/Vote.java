package cn.qualitysafety.brand;

import java.time.LocalDateTime;

/**
 * How a member voted.
 *
 * @param choice null if the member was absent
 */
public record Vote(
    String member, String memberName, Sanction choice, String reason, LocalDateTime castAt) {}
