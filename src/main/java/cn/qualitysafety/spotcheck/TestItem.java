package cn.qualitysafety.spotcheck;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An item to test, with the limits of the standard.
 *
 * @param atLeast the lowest value that passes; null if none is too low
 * @param atMost the highest value that passes; null if none is too high. Without either the
 *     substance must not be detected (不得检出)
 * @param limitText the limits as they were written, for 6.0 is not 6 where precision is told; null
 *     for plans from before this was kept
 * @param safety an item of safety, hygiene or health: failing it makes the product unsafe
 */
public record TestItem(
    String planNumber,
    int serial,
    String name,
    BigDecimal atLeast,
    BigDecimal atMost,
    String limitText,
    String unit,
    boolean safety) {

  /** As a plan and a result sheet say it of what must not be there at all. */
  static final String NOT_DETECTABLE = "不得检出";

  /** For example 镉（≤0.2 mg/kg）. */
  public String text() {
    return "%s（%s%s）".formatted(name, limit(), unit.isEmpty() ? "" : " " + unit);
  }

  /** For example ≤0.2, ≥-0.55, 6.0～8.0, ≤1×10³ or 不得检出. */
  public String limit() {
    if (limitText != null) {
      return limitText;
    }
    if (atLeast == null && atMost == null) {
      return NOT_DETECTABLE;
    }
    if (atLeast == null) {
      return "≤" + plain(atMost);
    }
    return atMost == null ? "≥" + plain(atLeast) : plain(atLeast) + "～" + plain(atMost);
  }

  /**
   * Whether what was found keeps the limits; empty if that cannot be told, since the method does
   * not see as little as the limit is.
   */
  Optional<Boolean> judge(Finding found) {
    boolean nothingAllowed = atLeast == null && atMost == null;
    if (!found.numeric()) {
      return nothingAllowed ? Optional.of(found.belowValue()) : Optional.empty();
    }
    if (!found.belowValue()) {
      return Optional.of(
          !nothingAllowed
              && (atLeast == null || found.value().compareTo(atLeast) >= 0)
              && (atMost == null || found.value().compareTo(atMost) <= 0));
    }
    if (atLeast != null && found.value().compareTo(atLeast) <= 0) {
      return Optional.of(false);
    }
    boolean lowEnough = atMost == null || found.value().compareTo(atMost) <= 0;
    return nothingAllowed || atLeast == null && lowEnough ? Optional.of(true) : Optional.empty();
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
