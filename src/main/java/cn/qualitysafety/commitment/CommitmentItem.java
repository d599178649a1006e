package cn.qualitysafety.commitment;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What one clause of the plan, or a decision beside it, asks of one unit.
 *
 * @param unitCode whose it is
 * @param clause of the plan; null of what is none
 * @param hard whether a miss is a miss; what is striven for may be explained
 * @param begunOn first day of the roll-out, or the day on which it was added; null until the item
 *     is read in
 * @param dueOn last day, as it is now; null until then
 * @param endsOn last day of its campaign; null until then
 * @param leader the person in charge, name and office; null until the work is planned
 * @param ownNumber what it asks for besides targets, which is shown by evidence; null for nothing
 * @param evidence kinds of which at least one file each is attached
 * @param figures one for each of its targets; none of an item without
 * @param extensions how often its day was moved
 * @param listing number of the open case by which its unit is listed; null if it is not
 * @param closedAt null while it is open
 * @param result how it ended; null while it is open
 */
public record CommitmentItem(
    String number,
    String unitCode,
    String title,
    String clause,
    boolean hard,
    LocalDate begunOn,
    LocalDate dueOn,
    LocalDate endsOn,
    String leader,
    Integer ownNumber,
    List<String> evidence,
    String division,
    List<Figure> figures,
    int extensions,
    String listing,
    LocalDateTime closedAt,
    String result) {

  private static final int WHOLE = 100;

  public CommitmentItem {
    evidence = List.copyOf(evidence);
    figures = List.copyOf(figures);
  }

  public boolean isOpen() {
    return closedAt == null;
  }

  public boolean isListed() {
    return listing != null;
  }

  public boolean isOverdue(LocalDate today) {
    return dueOn != null && today.isAfter(dueOn);
  }

  /** How much of the time from its beginning to its last day is over, in percent, 0 to 100. */
  public int elapsedShare(LocalDate today) {
    if (begunOn == null || dueOn == null || today.isBefore(begunOn)) {
      return 0;
    }
    long days = ChronoUnit.DAYS.between(begunOn, dueOn);
    return days <= 0
        ? WHOLE
        : (int) Math.min(WHOLE, WHOLE * ChronoUnit.DAYS.between(begunOn, today) / days);
  }

  /**
   * How much of what is asked is reached, of several targets the least, in percent; what is not due
   * in part yet only if none is.
   */
  public OptionalInt reachedShare(LocalDate today) {
    boolean isDue = dueNow(today).orElse(0) > 0;
    int elapsed = elapsedShare(today);
    return asking()
        .filter(figure -> !isDue || figure.dueNow(elapsed) > 0)
        .mapToInt(figure -> (int) ((long) WHOLE * figure.reached() / figure.expected().amount()))
        .min();
  }

  /** How much is due today, reckoned day by day, in whole ones; nothing if nothing is asked. */
  public OptionalInt dueNow(LocalDate today) {
    int elapsed = elapsedShare(today);
    return asking().mapToInt(figure -> figure.dueNow(elapsed)).reduce(Integer::sum);
  }

  private Stream<Figure> asking() {
    return figures.stream()
        .filter(figure -> figure.expected().amount() != null && figure.expected().amount() > 0);
  }

  /** Whether all that is asked in numbers is reached; false if nothing is. */
  public boolean isMet() {
    return figures.stream().anyMatch(Figure::isMet) && !isShort();
  }

  public boolean isShort() {
    return figures.stream().anyMatch(Figure::isShort);
  }

  /** Whether it is not known yet what one of its targets asks. */
  public boolean isUndecided() {
    return figures.stream().anyMatch(Figure::isUndecided);
  }

  /** Whether each of its targets asks for nothing. */
  public boolean isNotApplicable() {
    return !figures.isEmpty() && figures.stream().allMatch(Figure::isNotApplicable);
  }
}
