package cn.qualitysafety.publicity;

import java.util.List;

/**
 * The figures of a quarter.
 *
 * @param quarters all quarters with something visible, the last one first
 * @param quarter the one shown; null if nothing is visible
 * @param category code of the one that ranking and trend are limited to; null for all
 * @param categories per category of the quarter
 * @param total of the quarter; null if nothing is visible
 * @param ranking all cities, the best first, those without a batch last
 * @param trend per quarter, the first one first
 */
public record Overview(
    List<String> quarters,
    String quarter,
    String category,
    List<Figures> categories,
    Figures total,
    List<Rank> ranking,
    List<Figures> trend) {

  /**
   * A city's place.
   *
   * @param place equal rates share one; null without a batch
   * @param city its name
   * @param figures null without a batch
   */
  public record Rank(Integer place, String city, Figures figures) {}
}
