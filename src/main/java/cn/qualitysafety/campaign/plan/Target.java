package cn.qualitysafety.campaign.plan;

import java.util.Map;

/**
 * A figure that a clause has to reach (指标): at least this value, or at least the alternative, for
 * example “50% or 500 enterprises”.
 *
 * @param key by which the ledger counts it and models name it; null for what is no count: what each
 *     period or each object has to have
 * @param value at least 1
 * @param measure what is counted, in Chinese
 * @param unit of the value, in Chinese or %
 * @param scope who has to reach it
 * @param force how firmly the plan asks for it
 * @param orValue the alternative, at least 1; null if there is none
 * @param orUnit unit of the alternative; null if there is none
 * @param shares what single units have to reach, by their codes: at least the value together; empty
 *     if the plan does not say it
 */
public record Target(
    String key,
    int value,
    String measure,
    String unit,
    Scope scope,
    Force force,
    Integer orValue,
    String orUnit,
    Map<String, Integer> shares) {

  public Target {
    shares = Map.copyOf(shares);
  }

  /** Who has to reach a target: the province as a whole, or every unit of a level for itself. */
  public enum Scope {
    PROVINCE,
    CITY,
    COUNTY
  }

  /** How firmly: 要实现、不得少于 are hard, 争取、力争 strive. */
  public enum Force {
    HARD,
    STRIVE
  }
}
