package cn.qualitysafety.commitment;

import cn.qualitysafety.target.Expected;

/**
 * How far a unit has come with a target that an item asks for.
 *
 * @param title what is counted, in Chinese
 * @param measure of the numbers, in Chinese
 * @param expected what the unit has to reach; of a percentage in objects
 * @param reached by now, with the units below it
 */
public record Figure(
    String targetKey, String title, String measure, Expected expected, int reached) {

  private static final String PERCENT = "%";
  private static final int WHOLE = 100;

  /** How many whole ones are due once that much of the time is over, in percent. */
  int dueNow(int elapsedShare) {
    return (int) ((long) expected.amount() * elapsedShare / WHOLE);
  }

  /** Whether it is known what is asked, and that much is reached. */
  public boolean isMet() {
    return expected.amount() != null && reached >= expected.amount();
  }

  /** Whether it is known what is asked, and it is not reached. */
  public boolean isShort() {
    return expected.amount() != null && reached < expected.amount();
  }

  /** Whether something is asked, and not known yet how much. */
  public boolean isUndecided() {
    return expected.state() == Expected.State.UNDECIDED;
  }

  /** Nothing is asked: a percentage of none. */
  public boolean isNotApplicable() {
    return expected.state() == Expected.State.NOT_APPLICABLE;
  }

  /** For people: 完成采标的产品：已完成1299个，应完成1300个. */
  public String words() {
    String each = measure.equals(PERCENT) ? "家" : measure;
    return "%s：已完成%d%s，%s"
        .formatted(
            title,
            reached,
            each,
            expected.amount() == null
                ? "应完成数%s".formatted(expected.state().chinese())
                : "应完成%d%s".formatted(expected.amount(), each));
  }
}
