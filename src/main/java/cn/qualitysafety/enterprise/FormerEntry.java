package cn.qualitysafety.enterprise;

import java.time.LocalDateTime;

/**
 * A row of an enterprise's history.
 *
 * @param former all columns before the correction, as JSON
 * @param codeChange why the code was changed; null if it was not
 * @param reason why, where one was given; else null
 */
record FormerEntry(
    String organisationCode,
    int serial,
    String former,
    CodeChange codeChange,
    String reason,
    String correctedBy,
    LocalDateTime correctedAt) {}
