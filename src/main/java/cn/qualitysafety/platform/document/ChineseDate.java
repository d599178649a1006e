package cn.qualitysafety.platform.document;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Dates (成文日期) as official documents of their time write them: 二〇〇九年三月十日 by GB/T 9704-1999,
 * 2012年7月1日 since GB/T 9704-2012, which begins on that day.
 */
final class ChineseDate {

  static final DateTimeFormatter ARABIC = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private static final LocalDate ARABIC_SINCE = LocalDate.of(2012, 7, 1);
  private static final String DIGITS = "〇一二三四五六七八九";

  private ChineseDate() {}

  static String of(LocalDate date) {
    if (!date.isBefore(ARABIC_SINCE)) {
      return ARABIC.format(date);
    }
    StringBuilder year = new StringBuilder();
    String.valueOf(date.getYear()).chars().forEach(c -> year.append(DIGITS.charAt(c - '0')));
    return year + "年" + count(date.getMonthValue()) + "月" + count(date.getDayOfMonth()) + "日";
  }

  private static String count(int number) {
    String tens = number < 10 ? "" : (number < 20 ? "" : DIGITS.charAt(number / 10)) + "十";
    return tens + (number % 10 == 0 ? "" : DIGITS.charAt(number % 10));
  }
}
