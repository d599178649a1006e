package cn.qualitysafety.brand;

/**
 * A share of votes, written as 2/3. Whole numbers, since two thirds of three are two.
 *
 * @param part between 1 and {@code whole}
 */
public record Share(int part, int whole) {

  public Share {
    if (part < 1 || whole < part) {
      throw new IllegalArgumentException("%d/%d is no share".formatted(part, whole));
    }
  }

  /**
   * Reads a setting.
   *
   * @throws IllegalArgumentException if it is not written as 2/3
   */
  public static Share of(String text) {
    String[] parts = text.strip().split("/");
    if (parts.length != 2) {
      throw new IllegalArgumentException("“%s” is no share; write it as 2/3".formatted(text));
    }
    return new Share(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()));
  }

  boolean isReachedBy(int count, int all) {
    return count > 0 && (long) count * whole >= (long) all * part;
  }

  boolean isExceededBy(int count, int all) {
    return (long) count * whole > (long) all * part;
  }
}
