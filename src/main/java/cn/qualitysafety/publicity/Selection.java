package cn.qualitysafety.publicity;

import cn.qualitysafety.platform.input.NormalForm;

/**
 * What somebody wants to see of the results; null stands for all.
 *
 * @param passed true for those that passed, false for those that failed
 * @param pattern of the name of enterprise or product, in the form in which both are kept for it,
 *     for like with the escape character !
 */
public record Selection(
    String quarter, String category, String city, Boolean passed, String pattern) {

  /** The same from what was entered, where blank stands for all. */
  public static Selection of(
      String quarter, String category, String city, String verdict, String text) {
    return new Selection(
        orNull(quarter),
        orNull(category),
        orNull(city),
        verdict.equals("pass") ? Boolean.TRUE : verdict.equals("fail") ? Boolean.FALSE : null,
        text.isBlank() ? null : NormalForm.pattern(text));
  }

  private static String orNull(String entered) {
    return entered.isBlank() ? null : entered;
  }
}
