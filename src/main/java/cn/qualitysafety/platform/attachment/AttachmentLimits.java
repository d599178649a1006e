package cn.qualitysafety.platform.attachment;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What may be uploaded; a broken entry stops the start.
 *
 * @param maxFileSize of one file; at most what the web server accepts
 * @param maxPerCase files of one case, those withdrawn included
 * @param maxAtOnce files that a node holds in memory at once
 * @param kinds accepted kinds of files
 */
@ConfigurationProperties("attachment")
public record AttachmentLimits(
    DataSize maxFileSize, int maxPerCase, int maxAtOnce, Set<AttachmentKind> kinds) {

  public AttachmentLimits {
    if (maxFileSize == null
        || maxFileSize.toMegabytes() < 1
        || maxPerCase < 1
        || maxAtOnce < 1
        || kinds == null) {
      throw new IllegalStateException(
          "'attachment' in the configuration needs max-file-size of at least 1MB, max-per-case and max-at-once of at least 1, and kinds");
    }
  }

  /** For a file dialogue's filter: {@code .pdf,.jpg}. */
  public String extensions() {
    return kinds.stream()
        .sorted()
        .flatMap(kind -> kind.extensions().stream())
        .map(extension -> "." + extension)
        .collect(Collectors.joining(","));
  }

  /** In a sentence: {@code pdf、jpg}. */
  public String words() {
    return kinds.stream().sorted().map(AttachmentKind::word).collect(Collectors.joining("、"));
  }
}
