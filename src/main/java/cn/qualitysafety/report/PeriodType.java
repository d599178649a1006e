package cn.qualitysafety.report;

import java.util.Arrays;
import java.util.List;

/** How often a report is owed; a period never reaches from one year into the next. */
public enum PeriodType {
  MONTH("月", 'M', 1),
  TWO_MONTHS("两个月", 'B', 2),
  QUARTER("季度", 'Q', 3),
  HALF_YEAR("半年", 'H', 6),
  YEAR("年", 'Y', 12);

  private final String chinese;
  private final char letter;
  private final int months;

  PeriodType(String chinese, char letter, int months) {
    this.chinese = chinese;
    this.letter = letter;
    this.months = months;
  }

  /** As the catalogue of reports says it. */
  public String chinese() {
    return chinese;
  }

  char letter() {
    return letter;
  }

  int months() {
    return months;
  }

  /**
   * Those that a word of the catalogue names, {@code 季度、年} for example.
   *
   * @throws IllegalArgumentException if it names anything else
   */
  static List<PeriodType> all(String chinese) {
    return Arrays.stream(chinese.split("、")).map(PeriodType::named).toList();
  }

  private static PeriodType named(String chinese) {
    return Arrays.stream(values())
        .filter(type -> type.chinese.equals(chinese))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'%s' is no length of a period".formatted(chinese)));
  }

  static PeriodType of(char letter) {
    return Arrays.stream(values())
        .filter(type -> type.letter == letter)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'%s' names no kind of period".formatted(letter)));
  }
}
