package cn.qualitysafety.platform;

/** The node has too much to do for one more of a kind; nothing was done, and soon it will be. */
public class BusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param sentence Chinese, for the person
   */
  public BusyException(String sentence) {
    super(sentence);
  }
}
