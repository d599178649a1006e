package cn.qualitysafety.publicity;

import cn.qualitysafety.platform.input.NormalForm;
import java.util.List;

/**
 * What somebody wants to see of the results; null stands for all.
 *
 * @param verdict pass, fail for those that failed in whatever way, or refused
 * @param pattern of the name of enterprise or product, in the form in which both are kept for it,
 *     for like with the escape character !
 */
public record Selection(
    String quarter, String category, String city, String verdict, String pattern) {

  private static final List<String> VERDICTS = List.of("pass", "fail", "refused");

  /** The same from what was entered, where blank stands for all. */
  public static Selection of(
      String quarter, String category, String city, String verdict, String text) {
    return new Selection(
        orNull(quarter),
        orNull(category),
        orNull(city),
        VERDICTS.contains(verdict) ? verdict : null,
        text.isBlank() ? null : NormalForm.pattern(text));
  }

  private static String orNull(String entered) {
    return entered.isBlank() ? null : entered;
  }
}
