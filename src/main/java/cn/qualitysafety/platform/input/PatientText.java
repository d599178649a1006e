package cn.qualitysafety.platform.input;

import java.util.regex.Pattern;

/**
 * A text that a pattern of a designer's is looked for in, for so long and no longer: some patterns
 * need more steps than there are seconds.
 */
record PatientText(CharSequence text, int[] steps) implements CharSequence {

  private static final int MOST_STEPS = 1_000_000;

  /** Whether the pattern was found; false, too, if it was not in a reasonable time. */
  static boolean find(Pattern pattern, String text) {
    try {
      return pattern.matcher(new PatientText(text, new int[1])).find();
    } catch (OutOfPatienceException endless) {
      return false;
    }
  }

  @Override
  public char charAt(int index) {
    if (++steps[0] > MOST_STEPS) {
      throw new OutOfPatienceException();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** Ends the search; it never leaves this class. */
  private static class OutOfPatienceException extends RuntimeException {

    OutOfPatienceException() {
      super(null, null, false, false);
    }
  }
}
