package cn.qualitysafety.summons;

/**
 * What became of a cause.
 *
 * @param caseNumber of the summons if the cause opened it; otherwise of the cause in its summons,
 *     for example YT2009-440100-0001-SY2
 * @param summonsNumber of the summons to which the cause belongs
 */
public record Opening(Kind kind, String caseNumber, String summonsNumber) {

  /** Whether the cause opened a summons, joined an open one, or was known before. */
  public enum Kind {
    OPENED,
    JOINED,
    KNOWN
  }
}
