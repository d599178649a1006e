package cn.qualitysafety.platform.attachment;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;

/** Kinds of files, each known by its first bytes and its extensions. */
public enum AttachmentKind {
  PDF("application/pdf", "25504446 2d", "pdf"),
  JPG("image/jpeg", "ffd8ff", "jpg", "jpeg"),
  PNG("image/png", "89504e47 0d0a1a0a", "png"),
  DOCX(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "504b0304",
      "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "504b0304", "xlsx");

  private final MediaType mediaType;
  private final byte[] firstBytes;
  private final List<String> extensions;

  AttachmentKind(String mediaType, String firstBytes, String... extensions) {
    this.mediaType = MediaType.parseMediaType(mediaType);
    this.firstBytes = HexFormat.of().parseHex(firstBytes.replace(" ", ""));
    this.extensions = List.of(extensions);
  }

  /** The kind that a file name claims. */
  static Optional<AttachmentKind> ofExtension(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(kind -> kind.extensions.contains(extension)).findFirst();
  }

  public MediaType mediaType() {
    return mediaType;
  }

  boolean beginsLike(byte[] content) {
    return content.length > firstBytes.length
        && Arrays.equals(content, 0, firstBytes.length, firstBytes, 0, firstBytes.length);
  }

  List<String> extensions() {
    return extensions;
  }

  /** Its usual extension, as people name the kind. */
  String word() {
    return extensions.get(0);
  }

  boolean isOffice() {
    return this == DOCX || this == XLSX;
  }
}
