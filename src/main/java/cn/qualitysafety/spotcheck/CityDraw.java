package cn.qualitysafety.spotcheck;

/**
 * What a plan drew in a city.
 *
 * @param producers how many enterprises could be drawn
 * @param batches how many of them were drawn, replacements not counted
 */
public record CityDraw(String planNumber, String city, int producers, int batches) {}
