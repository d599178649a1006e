package cn.qualitysafety.platform.law;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Days from one to another, both included.
 *
 * @param from null if it has always been so
 * @param until null if no end is known
 */
public record Period(LocalDate from, LocalDate until) {

  /** Of a text that says nothing of its time. */
  public static final Period ALWAYS = new Period(null, null);

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private static String day(LocalDate day) {
    return DAY.format(day);
  }

  public boolean contains(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }

  boolean overlaps(Period other) {
    return (until == null || other.from == null || !other.from.isAfter(until))
        && (other.until == null || from == null || !other.until.isBefore(from));
  }

  /** Whether it begins and ends within another. */
  boolean isWithin(Period other) {
    return (other.from == null || from != null && !from.isBefore(other.from))
        && (other.until == null || until != null && !until.isAfter(other.until));
  }

  @Override
  public String toString() {
    if (until == null) {
      return from == null ? "一直" : "自%s起".formatted(day(from));
    }
    return from == null ? "至%s".formatted(day(until)) : "%s至%s".formatted(day(from), day(until));
  }
}
