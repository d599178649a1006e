package cn.qualitysafety.report;

import java.math.BigDecimal;

/**
 * A figure as the registers had it on the last day of the period. Nobody edits it.
 *
 * @param figureValue null if no register says it, or it had nothing to count
 * @param remark why there is no value, or what it leaves out; null if there is nothing to say
 * @param valueBefore of the period before; null if the registers don't know it, like the next one
 * @param valueYearBefore of the same period of the year before
 */
public record FrozenFigure(
    String caseNumber,
    int serial,
    String code,
    String name,
    String unit,
    String source,
    BigDecimal figureValue,
    String remark,
    BigDecimal valueBefore,
    BigDecimal valueYearBefore) {

  /** No register of these things exists yet. */
  static final String NO_REGISTER = "无登记";

  /** What stands where there is nothing to compare with. */
  static final String NOTHING_TO_COMPARE = "无可比数据";

  private static final String THIS_PERIOD = "本期";

  /** The value, or why there is none. */
  String words() {
    return figureValue == null ? remark : words(figureValue);
  }

  /** The same for a sentence, which says once that it is of this period. */
  String wordsOfPeriod() {
    return words().startsWith(THIS_PERIOD) ? words() : THIS_PERIOD + words();
  }

  String wordsBefore() {
    return valueBefore == null ? NOTHING_TO_COMPARE : words(valueBefore);
  }

  String wordsYearBefore() {
    return valueYearBefore == null ? NOTHING_TO_COMPARE : words(valueYearBefore);
  }

  private String words(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString() + unit;
  }
}
