package cn.qualitysafety.publicity;

import java.time.LocalDate;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Limits of what is public; a broken entry stops the start.
 *
 * @param visibleFor how long a publication stays visible, from its day
 * @param burst requests that one address may make at once
 * @param perMinute requests that it may make per minute in the long run
 */
@ConfigurationProperties("publicity")
public record PublicityLimits(Period visibleFor, int burst, int perMinute) {

  public PublicityLimits {
    if (visibleFor == null
        || visibleFor.isNegative()
        || visibleFor.isZero()
        || burst < 1
        || perMinute < 1) {
      throw new IllegalStateException(
          "'publicity' in the configuration needs visible-for, for example P5Y, and burst and per-minute of at least 1");
    }
  }

  /** The last day on which something of this day is visible. */
  LocalDate lastDay(LocalDate day) {
    return day.plus(visibleFor);
  }

  /** The first day of what is still visible on the given day. */
  LocalDate firstDay(LocalDate today) {
    return today.minus(visibleFor);
  }
}
