package cn.qualitysafety.platform.document;

import java.time.LocalDate;

/** Dates as official documents of the time write them: 二〇〇九年三月十日. */
final class ChineseDate {

  private static final String DIGITS = "〇一二三四五六七八九";

  private ChineseDate() {}

  static String of(LocalDate date) {
    StringBuilder year = new StringBuilder();
    String.valueOf(date.getYear()).chars().forEach(c -> year.append(DIGITS.charAt(c - '0')));
    return year + "年" + count(date.getMonthValue()) + "月" + count(date.getDayOfMonth()) + "日";
  }

  private static String count(int number) {
    String tens = number < 10 ? "" : (number < 20 ? "" : DIGITS.charAt(number / 10)) + "十";
    return tens + (number % 10 == 0 ? "" : DIGITS.charAt(number % 10));
  }
}
