package cn.qualitysafety.platform.input;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cs}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180E}"
              + "\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}\\x{FFFE}\\x{FFFF}]");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /** Every dash of Unicode, the minus sign and the line of tables; 破折号 is two long ones. */
  private static final Pattern DASHES =
      Pattern.compile("[\\x{2014}\\x{2015}\\x{2500}]{2}|[\\p{Pd}\\x{2212}\\x{2043}\\x{2500}]");

  /**
   * What no text keeps. The joiners (U+200C, U+200D) and the variation selectors stay, for some
   * scripts and names are written with them.
   */
  private static final Pattern NOT_IN_TEXTS =
      Pattern.compile("[[\\p{Cc}\\p{Cf}\\p{Cs}\\x{FFFE}\\x{FFFF}]&&[^\\n\\x{200C}\\x{200D}]]");

  /** What Excel, WPS and LibreOffice show in a cell whose formula has failed, in upper case. */
  private static final Pattern SPREADSHEET_ERROR =
      Pattern.compile(
          "#(N/A|(REF|VALUE|DIV/0|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|BUSY)!"
              + "|NAME\\?|GETTING_DATA)|ERR:\\d{3}");

  private static final Pattern BRACKETS_OPENED = Pattern.compile("[\\[〔【{]");
  private static final Pattern BRACKETS_CLOSED = Pattern.compile("[\\]〕】}]");

  /** Of the column; a text that NFKC makes longer than that is found by its beginning. */
  private static final int LONGEST_SEARCH_TEXT = 500;

  private static final Pattern DAY_SEPARATOR = Pattern.compile(" ?[-/.年月] ?");
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})(?:(\\d\\d)(\\d\\d)|-(\\d\\d?)-(\\d\\d?) ?日?)");

  private NormalForm() {}

  /**
   * A text of one or several lines as it is kept: NFC, lines end with a line feed (Word's soft
   * break too), no other control characters, none that turn the direction of writing; stripped.
   */
  public static String text(String entered) {
    String lines = Normalizer.normalize(entered, Form.NFC).replaceAll("\\R", "\n");
    return NOT_IN_TEXTS.matcher(lines.replace('\t', ' ')).replaceAll("").strip();
  }

  /** Whether a text is nothing but the error value of a cell, as one pastes it unseen. */
  static boolean isSpreadsheetError(String text) {
    return SPREADSHEET_ERROR.matcher(code(text)).matches();
  }

  /**
   * Exactly the day that was written, as 2009-03-31, 2009/3/31, 2009.3.31, 20090331 or 2009年3月31日;
   * empty if the text says anything else or more, or there is no such day.
   */
  public static Optional<LocalDate> day(String entered) {
    Matcher day = DAY.matcher(DAY_SEPARATOR.matcher(line(entered)).replaceAll("-"));
    if (!day.matches()) {
      return Optional.empty();
    }
    int month = day.group(2) == null ? 4 : 2;
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(day.group(1)),
              Integer.parseInt(day.group(month)),
              Integer.parseInt(day.group(month + 1))));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** A name or an address: as {@link #text}, its lines joined as they are read. */
  static String oneLine(String entered) {
    return text(entered)
        .replaceAll("(?<=\\p{ASCII}) *\n *(?=\\p{ASCII})", " ")
        .replaceAll(" *\n *", "");
  }

  /** Words and numbers on one line: NFKC, nothing invisible, single spaces, each dash a hyphen. */
  public static String line(String entered) {
    String spaced = SPACES.matcher(Normalizer.normalize(entered, Form.NFKC)).replaceAll(" ");
    String visible = INVISIBLE.matcher(spaced).replaceAll("");
    return DASHES.matcher(visible).replaceAll("-").strip();
  }

  /** A telephone number or a quantity: as {@link #line}, without spaces. */
  public static String compact(String entered) {
    return line(entered).replace(" ", "");
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

  /** What is kept beside these texts for a search among them. */
  public static String searchText(String... texts) {
    String all = Stream.of(texts).map(NormalForm::searched).collect(Collectors.joining("\n"));
    return all.substring(0, Math.min(all.length(), LONGEST_SEARCH_TEXT));
  }

  /**
   * The search form as a pattern of like that finds it anywhere, with the escape character !. It
   * finds everything for a blank text, and nothing for one of which nothing is left: “-”.
   */
  public static String pattern(String text) {
    String searched = searched(text);
    return searched.isEmpty() && !text.isBlank()
        ? ""
        : "%" + searched.replaceAll("([!%_])", "!$1") + "%";
  }

  /**
   * Where a text first differs from a shape that it doesn't have, for a sentence: “第9位是字母O”.
   *
   * @param text in the normal form of codes
   */
  public static String firstFault(String text, Pattern shape) {
    for (int end = 1; end <= text.length(); end++) {
      Matcher beginning = shape.matcher(text.substring(0, end));
      if (!beginning.matches() && !beginning.hitEnd()) {
        return "第%d位是%s".formatted(end, named(text.codePointAt(end - 1)));
      }
    }
    return "共%d位，位数不足".formatted(text.length());
  }

  private static String named(int character) {
    String itself = Character.toString(character);
    if (character >= '0' && character <= '9') {
      return "数字" + itself;
    }
    return (character >= 'A' && character <= 'Z' ? "字母%s" : "“%s”").formatted(itself);
  }
}
