package cn.qualitysafety.bench;

import java.util.ArrayList;
import java.util.List;

/** How long requests took. */
final class Times {

  private final List<Double> millis = new ArrayList<>();

  synchronized void add(double taken) {
    millis.add(taken);
  }

  synchronized int count() {
    return millis.size();
  }

  /**
   * The time within which this share of the requests was answered.
   *
   * @param share such as 0.95
   */
  synchronized double within(double share) {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[(int) (sorted.length * share)];
  }

  @Override
  public String toString() {
    return "p50 %.1f p95 %.1f p99 %.1f ms (%d)"
        .formatted(within(0.5), within(0.95), within(0.99), count());
  }
}
