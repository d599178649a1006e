package cn.qualitysafety.platform.setting;

import java.time.LocalDateTime;

/**
 * One version of an entry.
 *
 * @param id the later, the larger
 * @param kind see {@link SettingKind#key}
 * @param version counted from 1 for each entry
 * @param content null if what is released counts again from then on
 * @param changedBy login; of what came with a deployment, of whoever sent it
 * @param submissionId of the deployment with which it came; null without one
 */
record Setting(
    long id,
    String kind,
    String name,
    int version,
    byte[] content,
    String changedBy,
    LocalDateTime changedAt,
    String reason,
    Long submissionId) {}
