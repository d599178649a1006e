package cn.qualitysafety.target;

import cn.qualitysafety.organisation.UnitLevel;
import java.util.OptionalInt;

/**
 * A target (指标) of the campaign of a year.
 *
 * @param targetKey as models name it, for example C131
 * @param clause of the plan
 * @param title what is counted, in Chinese
 * @param measure of the amount, in Chinese, or %
 * @param scope who has to reach it: the province as a whole, or each unit of a level for itself
 * @param amount at least 1
 * @param atMost what a percentage asks for at most, in objects; null if it knows no such bound
 */
public record Target(
    int campaignYear,
    String targetKey,
    String clause,
    String title,
    String measure,
    Obligation obligation,
    UnitLevel scope,
    int amount,
    Integer atMost) {

  private static final String PERCENT = "%";

  public boolean isPercentage() {
    return measure.equals(PERCENT);
  }

  /**
   * What a percentage asks of a unit that has so many objects: rounded up, at most the bound.
   * Nothing is asked of a unit that has none.
   */
  OptionalInt of(int all) {
    if (all == 0) {
      return OptionalInt.empty();
    }
    int share = (int) (((long) all * amount + 99) / 100);
    return OptionalInt.of(atMost == null ? share : Math.min(share, atMost));
  }
}
