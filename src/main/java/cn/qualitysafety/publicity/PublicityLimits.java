package cn.qualitysafety.publicity;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Limits of what is public; a broken entry stops the start.
 *
 * @param visibleFor how long a publication stays visible, from its day
 * @param burst requests that one address may make at once
 * @param perMinute requests that it may make per minute in the long run
 * @param makers pages that are made at once, for all readers of this node
 * @param waiting readers who may wait for that; the next ones are told to come later
 * @param pageAge how old the state of rectification on a page may be
 */
@ConfigurationProperties("publicity")
public record PublicityLimits(
    Period visibleFor, int burst, int perMinute, int makers, int waiting, Duration pageAge) {

  public PublicityLimits {
    if (visibleFor == null
        || visibleFor.isNegative()
        || visibleFor.isZero()
        || burst < 1
        || perMinute < 1
        || makers < 1
        || waiting < 0
        || pageAge == null
        || pageAge.isNegative()) {
      throw new IllegalStateException(
          "'publicity' in the configuration needs visible-for, for example P5Y, burst, per-minute and makers of at least 1, waiting of at least 0, and page-age, for example PT10S");
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
