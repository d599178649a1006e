package cn.qualitysafety.enterprise;

import java.time.LocalDateTime;

/**
 * A row of an enterprise's history.
 *
 * @param former all columns before the correction, as JSON
 */
record FormerEntry(
    String organisationCode,
    int serial,
    String former,
    String correctedBy,
    LocalDateTime correctedAt) {}
