package cn.qualitysafety.enterprise;

import java.time.LocalDateTime;
import java.util.Map;

/**
 * One correction of an enterprise's data (更正).
 *
 * @param serial counted from 1 for each enterprise
 * @param former what stood before in the columns that were changed, by the names of {@link
 *     EnterpriseEntry#COLUMNS} and in their order
 * @param codeChange why its code was changed; null if it was not, and for corrections from before
 *     this was asked
 * @param reason why, where one was given; else null
 */
public record Correction(
    int serial,
    Map<String, String> former,
    CodeChange codeChange,
    String reason,
    String correctedBy,
    LocalDateTime correctedAt) {}
