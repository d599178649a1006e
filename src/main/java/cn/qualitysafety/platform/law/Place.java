package cn.qualitysafety.platform.law;

/**
 * A place within a law.
 *
 * @param article from 1
 * @param paragraph 0 for the article as a whole, and where it has only one
 * @param item 0 for none
 */
public record Place(int article, int paragraph, int item) {

  private static final String DIGITS = "零一二三四五六七八九";

  /** As an official writes it: 第四十二条第一款第一项. */
  public String chinese() {
    return "第%s条%s%s"
        .formatted(
            number(article),
            paragraph == 0 ? "" : "第%s款".formatted(number(paragraph)),
            item == 0 ? "" : "第%s项".formatted(number(item)));
  }

  /** The same behind another place of the same law: 第二十四条第一款、第三款. */
  String chineseAfter(Place before) {
    String whole = chinese();
    if (article != before.article || paragraph == 0 && item == 0) {
      return whole;
    }
    boolean sameParagraph = paragraph == before.paragraph && item > 0 && before.item > 0;
    return whole.substring(whole.indexOf(sameParagraph && paragraph > 0 ? '款' : '条') + 1);
  }

  /**
   * Whether whoever cites this has cited that: an article as a whole, a paragraph with all its
   * items, or the very place.
   */
  boolean contains(Place that) {
    return article == that.article
        && (paragraph == that.paragraph || paragraph == 0 && item == 0)
        && (item == that.item || item == 0);
  }

  /** A number below 1000 as the law writes it. */
  static String number(int number) {
    int hundreds = number / 100;
    int tens = number / 10 % 10;
    int ones = number % 10;
    StringBuilder text = new StringBuilder();
    if (hundreds > 0) {
      text.append(DIGITS.charAt(hundreds)).append('百');
    }
    if (tens > 1 || tens == 1 && hundreds > 0) {
      text.append(DIGITS.charAt(tens));
    } else if (tens == 0 && hundreds > 0 && ones > 0) {
      text.append('零');
    }
    return text.append(tens > 0 ? "十" : "")
        .append(ones > 0 ? String.valueOf(DIGITS.charAt(ones)) : "")
        .toString();
  }

  /** A number in Chinese or Arabic digits. */
  static int number(String text) {
    int sum = 0;
    int digit = 0;
    for (char c : text.toCharArray()) {
      int value = DIGITS.indexOf(c);
      if (Character.isDigit(c)) {
        digit = digit * 10 + Character.digit(c, 10);
      } else if (value >= 0) {
        digit = value;
      } else if (c == '十' || c == '百') {
        sum += Math.max(digit, 1) * (c == '十' ? 10 : 100);
        digit = 0;
      }
    }
    return sum + digit;
  }
}
