package cn.qualitysafety.enterprise;

import cn.qualitysafety.platform.input.NormalForm;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers of natural persons within a text, masked, so that a sentence may point at them. */
public final class PersonalNumbers {

  private static final int SHOWN = 3;

  /** Eleven digits by themselves, in one piece or as people group them. */
  private static final Pattern MOBILE_PHONE =
      Pattern.compile(
          "(?<![0-9A-Za-z])(?:\\+?86[ -]?)?(1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4})(?![0-9A-Za-z])");

  private PersonalNumbers() {}

  /**
   * The first number of an identity card.
   *
   * @param today on which nobody can have been born later
   */
  public static Optional<String> identityCard(String text, LocalDate today) {
    return IdentityNumber.in(text, today).map(PersonalNumbers::masked);
  }

  /** The first number of a mobile phone. */
  public static Optional<String> mobilePhone(String text) {
    return MOBILE_PHONE
        .matcher(NormalForm.line(text))
        .results()
        .map(number -> masked(number.group(1)))
        .findFirst();
  }

  private static String masked(String number) {
    int end = number.length() - SHOWN;
    return number.substring(0, SHOWN) + "*".repeat(end - SHOWN) + number.substring(end);
  }
}
