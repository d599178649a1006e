package cn.qualitysafety.platform;

/** A file that an operator wrote cannot be used. The message names file, line and reason. */
public class BrokenFileException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final String reason;

  /**
   * One thing that is wrong.
   *
   * @param line counted from 1
   */
  public BrokenFileException(String file, int line, String reason) {
    super("%s, line %d: %s".formatted(file, line, reason));
    this.line = line;
    this.reason = reason;
  }

  /** Several things that are wrong, each a line of the message that names its file and reason. */
  public BrokenFileException(String message) {
    super(message);
    this.line = 1;
    this.reason = message;
  }

  public int line() {
    return line;
  }

  public String reason() {
    return reason;
  }
}
