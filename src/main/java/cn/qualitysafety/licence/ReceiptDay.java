package cn.qualitysafety.licence;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.Entered;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * The day on which an application came in: its periods run from it, not from the day on which it is
 * entered (行政许可法 art. 32 par. 1 no. 4).
 */
final class ReceiptDay {

  static final String LABEL = "收到申请日期";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private ReceiptDay() {}

  /**
   * @param entered null or blank if it came in today, as forms without the field say
   * @throws RefusedInputException if the day has not come yet, or lies a year back, which is a year
   *     mistyped
   */
  static LocalDate of(Object entered, LocalDate today) {
    if (entered == null || entered.toString().isBlank()) {
      return today;
    }
    LocalDate day = Entered.date(LABEL, entered);
    Entered.notInFuture(LABEL, day, today);
    if (!day.isAfter(today.minusYears(1))) {
      throw new RefusedInputException("“%s”%s在一年以前，请核对年份后更正。".formatted(LABEL, DAY.format(day)));
    }
    return day;
  }
}
