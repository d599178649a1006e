package cn.qualitysafety.spotcheck;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a laboratory found, as it stands in the report: a number, less than a number, not detected
 * with the limit of detection of the method (检出限), or of what must not be there at all, whether it
 * was.
 *
 * @param text as reported: 0.150, 1.2×10³, <0.01, 未检出（检出限0.01）, 未检出 or 检出
 * @param value the number in it; of one without a number 0, which says nothing
 * @param belowValue that what was found is less than the number, or nothing
 * @param numeric that it has a number
 */
public record Finding(String text, BigDecimal value, boolean belowValue, boolean numeric) {

  /** How a value is to be written, for sentences to people. */
  static final String SHAPES =
      "数字（例如 0.15、1.2×10^3、1.2E3）、“<”加数字（例如 <0.01）或者未检出和检出限（例如 未检出（检出限0.01））；不得检出的项目填写未检出或者检出";

  private static final String NUMBER = "(?<number>%s)".formatted(WrittenNumber.SHAPE);
  private static final Pattern MEASURED = Pattern.compile(NUMBER);
  private static final Pattern LESS = Pattern.compile("<" + NUMBER);
  private static final String DETECTED = "检出";
  private static final String NOTHING_DETECTED = "未检出";
  private static final Pattern NOT_DETECTED =
      Pattern.compile("(未检出|ND)\\((检出限|LOD)?:?<?" + NUMBER + "\\)");

  /** Empty if the text is none of these, or its number one that the registers would round. */
  static Optional<Finding> parse(String text) {
    String normal = WrittenNumber.normal(text);
    String shown = WrittenNumber.shown(normal, text);
    Matcher found = MEASURED.matcher(normal);
    if (found.matches()) {
      return measured(shown, found.group("number"), false);
    }
    found = LESS.matcher(normal);
    if (found.matches()) {
      return measured(shown, found.group("number"), true);
    }
    found = NOT_DETECTED.matcher(normal);
    if (found.matches()) {
      String number = found.group("number");
      return measured("未检出（检出限%s）".formatted(WrittenNumber.shown(number, text)), number, true);
    }
    return normal.equals(DETECTED) || normal.equals(NOTHING_DETECTED)
        ? Optional.of(new Finding(normal, BigDecimal.ZERO, normal.equals(NOTHING_DETECTED), false))
        : Optional.empty();
  }

  private static Optional<Finding> measured(String shown, String number, boolean belowValue) {
    return Optional.of(WrittenNumber.value(number))
        .filter(WrittenNumber::isKept)
        .map(value -> new Finding(shown, value, belowValue, true));
  }
}
