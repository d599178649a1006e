package cn.qualitysafety.platform.deadline;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.function.UnaryOperator;

/**
 * A limit as the law has it from one day to another.
 *
 * @param amount at least 1; 0 for a fixed day
 * @param day of the year on which a fixed day falls; null for others
 * @param rolls whether a last day that is a day of rest gives way to the next working day (民法通则
 *     art. 154, 民法典 art. 203, 民事诉讼法 on 期间)
 * @param event from which it runs, for people: 收到检验结果; empty if the basis says it
 * @param basis law, article and paragraph, or the working practice that sets it; {@code
 *     {{law.penaltyNotice}}} until it is looked up for a day
 * @param from the first day on which a period begins that it is for; null if there is none
 * @param until the last such day; null if there is none
 * @param extension null if it cannot be made longer
 */
public record Limit(
    int amount,
    LimitUnit unit,
    MonthDay day,
    boolean rolls,
    String event,
    String basis,
    LocalDate from,
    LocalDate until,
    Extension extension) {

  /**
   * By how much, and how often, somebody who may can make it longer.
   *
   * @param times at least 1
   * @param daysBefore how many days of the calendar before the end it has to be asked for at the
   *     latest; 0 for any time before it
   * @param basis law, article and paragraph
   * @param further by what the leaders may decide together (集体讨论) that it goes on still longer, and
   *     how long; empty if nothing lets them
   */
  public record Extension(
      int amount, LimitUnit unit, int times, int daysBefore, String basis, String further) {

    String text() {
      return "可以延长%d次，每次%d%s".formatted(times, amount, unit.chinese())
          + (daysBefore == 0 ? "" : "，在期满%d日前申请".formatted(daysBefore))
          + (further.isEmpty() ? "" : "，此后可以集体讨论决定继续延长");
    }
  }

  /** How long it is, as people say it: 3日, 5个工作日, 3月31日以前. */
  public String length() {
    return length(amount, unit, day);
  }

  static String length(int amount, LimitUnit unit, MonthDay day) {
    return unit == LimitUnit.FIXED_DAY
        ? "%d月%d日以前".formatted(day.getMonthValue(), day.getDayOfMonth())
        : amount + unit.chinese();
  }

  /** The same, with what it cites in other words. */
  Limit citing(UnaryOperator<String> words) {
    return new Limit(
        amount,
        unit,
        day,
        rolls,
        event,
        words.apply(basis),
        from,
        until,
        extension == null
            ? null
            : new Extension(
                extension.amount(),
                extension.unit(),
                extension.times(),
                extension.daysBefore(),
                words.apply(extension.basis()),
                words.apply(extension.further())));
  }

  /** Everything in which it cites the law. */
  String citations() {
    return extension == null
        ? basis
        : String.join("\n", basis, extension.basis(), extension.further());
  }

  boolean isOn(LocalDate start) {
    return (from == null || !start.isBefore(from)) && (until == null || !start.isAfter(until));
  }
}
