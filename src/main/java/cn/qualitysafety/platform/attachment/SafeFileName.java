package cn.qualitysafety.platform.attachment;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes a name that every file system takes and that reads as what it is. */
final class SafeFileName {

  static final int MOST = 100;

  /**
   * Control characters, and formatting ones: those that turn the reading direction hide an .exe.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}]");

  private static final Pattern NOT_ON_WINDOWS = Pattern.compile("[<>:\"|?*]");
  private static final Pattern RESERVED_ON_WINDOWS =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\\s*(\\..*)?");

  private SafeFileName() {}

  /**
   * @param sent as the browser sent it, perhaps with a path; may be null
   */
  static String of(String sent) {
    String name = Normalizer.normalize(sent == null ? "" : sent, Normalizer.Form.NFC);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = INVISIBLE.matcher(name).replaceAll("");
    name = NOT_ON_WINDOWS.matcher(name).replaceAll("_");
    name = name.replaceAll("[\\s\\p{Zs}]+", " ").replaceAll("^[. ]+|[. ]+$", "");
    if (RESERVED_ON_WINDOWS.matcher(name).matches()) {
      name = "_" + name;
    }
    return shortened(name);
  }

  /** Cuts before the extension, never through a character. */
  private static String shortened(String name) {
    if (name.length() <= MOST) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
    int end = MOST - extension.length();
    if (Character.isHighSurrogate(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end) + extension;
  }
}
