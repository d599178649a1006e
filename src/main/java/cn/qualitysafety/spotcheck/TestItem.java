package cn.qualitysafety.spotcheck;

import java.math.BigDecimal;

/**
 * An item to test, with the limit of the standard.
 *
 * @param upperLimit the value may be at most the limit; else at least
 * @param safety an item of safety, hygiene or health: failing it makes the product unsafe
 */
public record TestItem(
    String planNumber,
    int serial,
    String name,
    boolean upperLimit,
    BigDecimal limitValue,
    String unit,
    boolean safety) {

  /** For example 镉（≤0.2 mg/kg）. */
  public String text() {
    return "%s（%s%s）".formatted(name, limit(), unit.isEmpty() ? "" : " " + unit);
  }

  /** For example ≤0.2. */
  public String limit() {
    return (upperLimit ? "≤" : "≥") + limitValue.stripTrailingZeros().toPlainString();
  }

  /** Whether a value keeps the limit. */
  boolean passes(BigDecimal value) {
    int compared = value.compareTo(limitValue);
    return upperLimit ? compared <= 0 : compared >= 0;
  }
}
