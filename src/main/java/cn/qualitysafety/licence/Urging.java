package cn.qualitysafety.licence;

import java.time.LocalDateTime;

/**
 * That a bureau urged a holder to apply for renewal (催办换证).
 *
 * @param roundNumber 1 for the first time, 2 for the second
 * @param willRenew the holder says it will apply; false: it gives the product up
 */
public record Urging(
    String licenceNumber,
    int roundNumber,
    boolean willRenew,
    String note,
    String urgedBy,
    LocalDateTime urgedAt) {}
