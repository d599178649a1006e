package cn.qualitysafety.platform.input;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one way in which each kind of entry is written before it is checked, kept or compared: people
 * paste and type the same thing in many shapes that look alike. Unicode names: UAX 15 (NFC, NFKC),
 * UAX 44 (general categories).
 */
public final class NormalForm {

  /**
   * Characters that show nothing: controls, format characters (zero-width, soft hyphen, bidi,
   * U+FEFF), variation selectors, fillers.
   */
  private static final String INVISIBLE =
      "\\p{Cc}\\p{Cf}\\p{Cs}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180E}"
          + "\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}\\x{FFFE}\\x{FFFF}";

  private static final Pattern INVISIBLE_OR_SPACE =
      Pattern.compile("[%s\\p{Z}]".formatted(INVISIBLE));

  /** Every dash of Unicode, the minus sign and the line of tables; two of them are one. */
  private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\x{2212}\\x{2043}\\x{2500}]+");

  /**
   * What no text keeps. The joiners (U+200C, U+200D) and the variation selectors stay, for some
   * scripts and names are written with them.
   */
  private static final Pattern NOT_IN_TEXTS =
      Pattern.compile("[[\\p{Cc}\\p{Cf}\\p{Cs}\\x{FFFE}\\x{FFFF}]&&[^\\n\\x{200C}\\x{200D}]]");

  private static final Pattern BRACKETS_OPENED = Pattern.compile("[\\[〔【{]");
  private static final Pattern BRACKETS_CLOSED = Pattern.compile("[\\]〕】}]");

  private NormalForm() {}

  /**
   * A text of one or several lines as it is kept: NFC, lines end with a line feed (Word's soft
   * break too), no other control characters, none that turn the direction of writing; stripped.
   */
  public static String text(String entered) {
    String lines = Normalizer.normalize(entered, Form.NFC).replaceAll("\\R", "\n");
    return NOT_IN_TEXTS.matcher(lines.replace('\t', ' ')).replaceAll("").strip();
  }

  /**
   * A telephone number, a day or a quantity: NFKC, nothing invisible, no spaces, each dash a
   * hyphen.
   */
  public static String compact(String entered) {
    String visible =
        INVISIBLE_OR_SPACE.matcher(Normalizer.normalize(entered, Form.NFKC)).replaceAll("");
    return DASHES.matcher(visible).replaceAll("-");
  }

  /** A code, or a number with letters: as {@link #compact}, in upper case. */
  public static String code(String entered) {
    return compact(entered).toUpperCase(Locale.ROOT);
  }

  /**
   * What a search compares, of names and codes alike: as {@link #code}, without hyphens, and all
   * brackets are of one kind.
   */
  public static String searched(String text) {
    String letters = code(text).replace("-", "");
    return BRACKETS_CLOSED
        .matcher(BRACKETS_OPENED.matcher(letters).replaceAll("("))
        .replaceAll(")");
  }

  /** The search form as a pattern of like that finds it anywhere, with the escape character !. */
  public static String pattern(String searched) {
    return "%" + searched(searched).replaceAll("([!%_])", "!$1") + "%";
  }

  /** A character for a sentence: itself, or its code point where nothing would be seen. */
  static String shown(int codePoint) {
    String character = Character.toString(codePoint);
    return INVISIBLE_OR_SPACE.matcher(character).matches()
        ? "U+%04X".formatted(codePoint)
        : character;
  }
}
