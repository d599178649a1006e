package cn.qualitysafety.campaign.plan;

/**
 * A figure that a clause has to reach (指标): at least this value or, if there is one, at least the
 * alternative, for example “50% or 500 enterprises”.
 *
 * @param value at least 1
 * @param measure what is counted, in Chinese
 * @param unit of the value, in Chinese or %
 * @param scope who has to reach it
 * @param orValue the alternative, at least 1; null if there is none
 * @param orUnit unit of the alternative; null if there is none
 */
public record Target(
    int value, String measure, String unit, Scope scope, Integer orValue, String orUnit) {

  /** Who has to reach a target: the province as a whole, or every unit of a level for itself. */
  public enum Scope {
    PROVINCE,
    CITY,
    COUNTY
  }
}
