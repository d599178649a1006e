package cn.qualitysafety.platform.casefile;

import java.util.List;

/**
 * A case that somebody may see, and the cases around it.
 *
 * @param instanceId of the engine
 * @param caseNumber business key of its process
 * @param procedure name of its process
 * @param open still running: attachments may be added
 * @param rootNumber the case that called it, directly or not; itself if none did or if that one is
 *     out of the person's reach
 * @param members itself and the other cases of its family within the person's reach
 */
record CaseFamily(
    String instanceId,
    String caseNumber,
    String procedure,
    boolean open,
    String rootNumber,
    List<String> members) {}
