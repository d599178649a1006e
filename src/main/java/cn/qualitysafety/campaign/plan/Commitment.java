package cn.qualitysafety.campaign.plan;

import java.util.List;

/**
 * How a clause that is a commitment (任务事项) is handed out when the roll-out begins: to whom, how
 * often they report, by what they prove it.
 *
 * @param clause its number
 * @param units who owes it: {@value #PROVINCE}, {@value #EACH_CITY}, {@value #EACH_COUNTY}, {@value
 *     #EACH_BUREAU}, which is all of these, or codes of single bureaus; at least one
 * @param interval how often each of them reports
 * @param evidence kinds (材料) of which each has to attach at least one; at least one kind
 * @param force how firmly the plan asks for it
 * @param count what counts towards its targets; null if it has none that is counted
 * @param allocation to whom the province shares a target out when it plans the work; null if to
 *     nobody
 */
public record Commitment(
    String clause,
    List<String> units,
    Interval interval,
    List<String> evidence,
    Target.Force force,
    Count count,
    Allocation allocation) {

  public static final String PROVINCE = "province";
  public static final String EACH_CITY = "each-city";
  public static final String EACH_COUNTY = "each-county";
  public static final String EACH_BUREAU = "each-bureau";

  public Commitment {
    units = List.copyOf(units);
    evidence = List.copyOf(evidence);
  }

  /** How often progress is reported: by the end of each so many calendar months. */
  public enum Interval {
    MONTH,
    TWO_MONTHS,
    QUARTER
  }

  /** To whom a target can be shared out. */
  public enum Allocation {
    /** To the cities; a part may stay with the province itself. */
    CITIES
  }

  /**
   * What counts, for people; that it is counted is the business of the regime that counts it.
   *
   * @param register where it is found, in Chinese
   * @param event by which it counts, in Chinese
   * @param object what counts once, in Chinese
   */
  public record Count(String register, String event, String object) {}
}
