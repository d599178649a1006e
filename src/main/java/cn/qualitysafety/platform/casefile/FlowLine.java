package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.document.OfficialDocument;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A line of 流转记录: a step of a case, or a document that the system has issued by itself.
 *
 * @param taskId null of a document
 * @param who name of a person, or what is said where there is none
 * @param post whose step it is, by unit and post; empty if no post is named
 * @param endedAt null while it is open
 * @param dueAt null without a limit
 * @param late whether it was done, or is, after its limit
 * @param took in words
 * @param outcome what was decided and why, in words
 * @param mine whether it is open, and the reader's own or free for a post of theirs
 * @param documents what it issued
 */
record FlowLine(
    String taskId,
    String caseNumber,
    String step,
    String who,
    String post,
    LocalDateTime begunAt,
    LocalDateTime endedAt,
    LocalDateTime dueAt,
    boolean late,
    String took,
    List<String> outcome,
    boolean mine,
    List<OfficialDocument> documents) {

  public boolean open() {
    return endedAt == null;
  }
}
