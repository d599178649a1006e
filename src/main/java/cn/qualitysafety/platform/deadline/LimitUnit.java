package cn.qualitysafety.platform.deadline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** In what a limit is counted. */
public enum LimitUnit {
  /** From the minute of the event; days of rest count. */
  HOURS("hours", "小时"),
  /** Of the calendar. */
  DAYS("days", "日"),
  /** Without days of rest and public holidays. */
  WORKING_DAYS("working-days", "个工作日"),
  /** To the same day of the month, or the last day of a shorter one. */
  MONTHS("months", "个月"),
  YEARS("years", "年"),
  /** To a day of the year, the next one after the event. */
  FIXED_DAY("day", "");

  private final String word;
  private final String chinese;

  LimitUnit(String word, String chinese) {
    this.word = word;
    this.chinese = chinese;
  }

  /** As {@code limits.yaml} writes it. */
  String word() {
    return word;
  }

  /** Follows a number. */
  public String chinese() {
    return chinese;
  }

  /** A fixed day has no amount and is written in another way. */
  boolean hasAmount() {
    return this != FIXED_DAY;
  }

  /** Whether the last day can be a day of rest. */
  boolean endsOnAnyDay() {
    return this != HOURS && this != WORKING_DAYS;
  }

  static List<LimitUnit> withAmount() {
    return Arrays.stream(values()).filter(LimitUnit::hasAmount).toList();
  }

  static Optional<LimitUnit> of(String word) {
    return withAmount().stream().filter(unit -> unit.word.equals(word)).findFirst();
  }
}
