package cn.qualitysafety.platform.casefile;

import java.time.LocalDateTime;

/**
 * What stays known of a closed case after the engine's history of it has been cleaned up.
 *
 * @param instanceId of the engine; a number may be given to a case again
 * @param rootNumber the case that called it, directly or not; itself if none did
 * @param procedureName name of its process, or its key if it has none
 * @param unitCode the unit in which it ran
 */
record ClosedCase(
    String instanceId,
    String caseNumber,
    String rootNumber,
    String processKey,
    String procedureName,
    String unitCode,
    LocalDateTime endedAt) {}
