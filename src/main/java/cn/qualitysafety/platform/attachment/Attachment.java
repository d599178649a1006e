package cn.qualitysafety.platform.attachment;

import java.time.LocalDateTime;

/**
 * A file of a case; its bytes are read separately.
 *
 * @param serial counted from 1 within the case
 * @param fileName safe for every file system, with its extension
 * @param sha256 checksum of the bytes, hexadecimal
 * @param withdrawReason why it was withdrawn; null while it counts
 */
public record Attachment(
    String caseNumber,
    int serial,
    String fileName,
    AttachmentKind kind,
    int sizeBytes,
    String sha256,
    String uploadedBy,
    LocalDateTime uploadedAt,
    String withdrawReason,
    LocalDateTime withdrawnAt) {

  private static final int KILO = 1024;

  public boolean withdrawn() {
    return withdrawnAt != null;
  }

  /** The size for people, for example 340KB or 1.2MB. */
  public String sizeText() {
    return sizeBytes < KILO * KILO
        ? Math.max(1, sizeBytes / KILO) + "KB"
        : "%.1fMB".formatted((double) sizeBytes / (KILO * KILO));
  }
}
