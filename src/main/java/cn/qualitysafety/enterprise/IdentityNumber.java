package cn.qualitysafety.enterprise;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.NormalForm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of the paper by which a party is identified, for as long as it takes to make a
 * fingerprint of it. It is no record, and none of its sentences repeats a character of it: whatever
 * prints an object or a refusal gives nothing away.
 */
final class IdentityNumber {

  /** What the form calls it. */
  static final String LABEL = "证件号码";

  private static final int SHOWN = 4;

  private static final Pattern ID_CARD = Pattern.compile("\\d{17}[\\dX]");

  /** One wherever it begins: what stands before it may be digits, too. */
  private static final Pattern ID_CARD_WITHIN = Pattern.compile("(?=(\\d{17}[\\dX]))");

  private static final Pattern OLD_ID_CARD = Pattern.compile("\\d{15}");

  /** Begins with a province, GB/T 2260. */
  private static final Pattern OF_A_PROVINCE =
      Pattern.compile("(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]).*");

  private static final Pattern OTHER = Pattern.compile("[0-9A-Z]{6,30}");

  /** GB 11643-1999, ISO 7064 MOD 11-2. */
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private static final String CHECKS = "10X98765432";

  private final IdentityKind kind;
  private final String text;

  private IdentityNumber(IdentityKind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  /**
   * Reads a number in whatever form it was typed or pasted. A number of fifteen digits, as identity
   * cards had until 2012, is that of eighteen which its person was given later (居民身份证法 art. 3 par.
   * 2: one number, for life).
   *
   * @param today on which nobody can have been born later
   * @throws RefusedInputException if such a paper has no such number; it does not say which was
   *     entered
   */
  static IdentityNumber of(IdentityKind kind, String entered, LocalDate today) {
    String text = NormalForm.code(entered).replace("-", "");
    return new IdentityNumber(
        kind, kind == IdentityKind.ID_CARD ? idCard(text, today) : other(text));
  }

  /** Whether the number of an identity card stands in a text that is kept as it is. */
  static boolean isIn(String text, LocalDate today) {
    return in(text, today).isPresent();
  }

  /** The first number of an identity card that stands in a text. */
  static Optional<String> in(String text, LocalDate today) {
    return ID_CARD_WITHIN
        .matcher(NormalForm.code(text))
        .results()
        .map(number -> number.group(1))
        .filter(
            number ->
                isBirthday(number.substring(6, 14), today)
                    && check(number.substring(0, 17)) == number.charAt(17))
        .findFirst();
  }

  private static String idCard(String entered, LocalDate today) {
    boolean old = OLD_ID_CARD.matcher(entered).matches();
    if (!old && !ID_CARD.matcher(entered).matches()) {
      throw refused(
          entered.length() == 18
              ? "前17位应为数字，最后一位应为数字或者X"
              : "共%d位，居民身份证应为18位（旧证15位）".formatted(entered.length()));
    }
    if (!OF_A_PROVINCE.matcher(entered).matches()) {
      throw refused("第1、2位不是省、自治区、直辖市、特别行政区的代码");
    }
    String body =
        old ? entered.substring(0, 6) + "19" + entered.substring(6) : entered.substring(0, 17);
    if (!isBirthday(body.substring(6, 14), today)) {
      throw refused("第%s位不是有效的出生日期".formatted(old ? "7至12" : "7至14"));
    }
    char check = check(body);
    if (!old && entered.charAt(17) != check) {
      throw refused("校验位不正确，至少有一位写错");
    }
    return body + check;
  }

  private static boolean isBirthday(String digits, LocalDate today) {
    try {
      return !LocalDate.of(
              Integer.parseInt(digits.substring(0, 4)),
              Integer.parseInt(digits.substring(4, 6)),
              Integer.parseInt(digits.substring(6)))
          .isAfter(today);
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }

  private static char check(String body) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (body.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % CHECKS.length());
  }

  private static String other(String entered) {
    if (!OTHER.matcher(entered).matches()) {
      throw refused("应为6至30位字母和数字");
    }
    return entered;
  }

  private static RefusedInputException refused(String what) {
    return new RefusedInputException("“%s”%s，请对照证件重新填写。".formatted(LABEL, what));
  }

  IdentityKind kind() {
    return kind;
  }

  /** All of it that anybody ever reads again. */
  String end() {
    return text.substring(text.length() - SHOWN);
  }

  /** What its fingerprint is made of. */
  String fingerprinted() {
    return kind.name() + ":" + text;
  }

  @Override
  public String toString() {
    return kind.chinese();
  }
}
