package cn.qualitysafety.platform.setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of a deployment that is no model.
 *
 * @param path its name, after the folders if they are known
 */
public record SettingFile(String path, byte[] content) {

  private static final Map<String, SettingKind> KINDS =
      Map.of(
          "limits.yaml", SettingKind.LIMIT,
          "holidays.csv", SettingKind.HOLIDAY,
          "articles.yaml", SettingKind.ARTICLE,
          "document-words.yaml", SettingKind.DOCUMENT_WORD,
          "posts.csv", SettingKind.POST,
          "compliance-kinds.csv", SettingKind.COMPLIANCE_KIND,
          "delegations.csv", SettingKind.DELEGATION);

  /** What a file of this name sets; empty for a model, and for what is not deployed. */
  public static Optional<SettingKind> kind(String path) {
    return name(path).matches("[^~.].*\\.docx")
        ? Optional.of(SettingKind.TEMPLATE)
        : Optional.ofNullable(KINDS.get(name(path)));
  }

  /** Names of the files that whoever holds a post answers for, without templates. */
  public static List<String> namesFor(String post) {
    return KINDS.entrySet().stream()
        .filter(file -> file.getValue().post().equals(post))
        .map(Map.Entry::getKey)
        .toList();
  }

  public String name() {
    return name(path);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Name of the folder in which it lies; empty if that is not known. */
  public String folder() {
    String[] parts = path.split("/");
    return parts.length < 2 ? "" : parts[parts.length - 2];
  }
}
