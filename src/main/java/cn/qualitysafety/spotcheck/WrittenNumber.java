package cn.qualitysafety.spotcheck;

import cn.qualitysafety.platform.input.NormalForm;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers as standards, laboratories and their instruments write them: 0.150, -0.5, 1.2×10^3,
 * 1.2×10³, 1.2E3. Their zeros tell how exactly something is known, so what is shown is what was
 * written.
 */
final class WrittenNumber {

  /** A regular expression, of a text in {@link #normal} form. */
  static final String SHAPE =
      "-?\\d{1,9}(?:\\.\\d{1,6})?(?:[×xX*]10\\^-?\\d{1,2}|[eE][+-]?\\d{1,2})?";

  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
  private static final String ORDINARY = "0123456789-";
  private static final Pattern RAISED = Pattern.compile("10 ?([%s]+)".formatted(SUPERSCRIPTS));
  private static final Pattern POWER = Pattern.compile("10\\^(-?\\d+)");

  /** What the tables of numbers hold. */
  private static final int DECIMALS = 6;

  private static final int DIGITS_BEFORE = 12;

  private WrittenNumber() {}

  /** NFKC, which {@link NormalForm#compact} is, would make 103 of 10³. */
  static String normal(String text) {
    return NormalForm.compact(
        RAISED
            .matcher(text)
            .replaceAll(power -> "10^" + translate(power.group(1), SUPERSCRIPTS, ORDINARY)));
  }

  /** A part of the normal form, its powers written as in the text that it was made of. */
  static String shown(String normal, String text) {
    return RAISED.matcher(text).find()
        ? POWER
            .matcher(normal)
            .replaceAll(power -> "10" + translate(power.group(1), ORDINARY, SUPERSCRIPTS))
        : normal;
  }

  private static String translate(String text, String from, String to) {
    StringBuilder translated = new StringBuilder();
    text.chars().forEach(c -> translated.append(to.charAt(from.indexOf(c))));
    return translated.toString();
  }

  /** The value of a text of the {@link #SHAPE}. */
  static BigDecimal value(String number) {
    String[] parts = number.split("[×xX*]10\\^|[eE]");
    return new BigDecimal(parts[0])
        .scaleByPowerOfTen(parts.length == 1 ? 0 : Integer.parseInt(parts[1]));
  }

  /** Whether the registers keep it without rounding. */
  static boolean isKept(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    return shortest.scale() <= DECIMALS && shortest.precision() - shortest.scale() <= DIGITS_BEFORE;
  }
}
