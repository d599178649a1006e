package cn.qualitysafety.platform.supervision;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * How long work waits at a step of a process, in working days.
 *
 * @param taskKey id of the user task in the model
 * @param open tasks that are to be done now
 * @param openLate those of them that are over their limit
 * @param longestOpen the longest that one of them has waited by now
 * @param done tasks that were completed in the time that is looked at
 * @param doneLate those of them that ran over their limit
 * @param median of the waiting of those that were completed; the mean of the two in the middle of
 *     an even number
 * @param ninetieth nine of ten were completed within this
 * @param heat 0 to 3: how slow the step is beside the slowest of the process
 */
record StepLoad(
    String taskKey,
    String taskName,
    int open,
    int openLate,
    int longestOpen,
    int done,
    int doneLate,
    double median,
    int ninetieth,
    int heat) {

  /** Percent of all of them, open and done, that are or were over their limit. */
  public int lateShare() {
    return Math.round(100f * (openLate + doneLate) / Math.max(1, open + done));
  }

  /** As a table shows it; empty if nothing was completed. */
  public String medianText() {
    return done == 0
        ? ""
        : new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(median);
  }

  public String ninetiethText() {
    return done == 0 ? "" : Integer.toString(ninetieth);
  }

  /** For the diagram. */
  public String badge() {
    String waiting = done == 0 ? "" : "，中位%s天".formatted(medianText());
    return "在办%d%s，超期%d%%".formatted(open, waiting, lateShare());
  }

  /** Working days: the median, or what has waited longer and is not done at all. */
  double slowness() {
    return Math.max(median, longestOpen);
  }

  StepLoad heated(double longest) {
    return new StepLoad(
        taskKey,
        taskName,
        open,
        openLate,
        longestOpen,
        done,
        doneLate,
        median,
        ninetieth,
        longest == 0 ? 0 : (int) Math.ceil(3 * slowness() / longest));
  }
}
