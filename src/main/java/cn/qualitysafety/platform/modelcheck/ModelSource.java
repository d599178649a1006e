package cn.qualitysafety.platform.modelcheck;

/**
 * A file to be checked, or one beside it.
 *
 * @param path its name, after the folders if they are known: the folder of a model is its regime
 */
public record ModelSource(String path, byte[] content) {

  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Name of the folder; empty if that is not known. */
  String folder() {
    String[] parts = path.split("/");
    return parts.length < 2 ? "" : parts[parts.length - 2];
  }

  /** Its name without the extension. */
  String base() {
    return name().replaceFirst("\\.\\w+$", "");
  }
}
