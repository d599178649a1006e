package cn.qualitysafety.licence;

import java.time.LocalDate;

/**
 * A decision that ended a licence, or that struck an ended one off the register (注销).
 *
 * @param onDay day from which it binds; of one that does not stand any more, day on which the
 *     public was told so
 * @param remedyText whose paper says so; null if it stands
 */
public record EndedLicence(
    String licenceNumber,
    String holderCode,
    String holderName,
    String product,
    Measure measure,
    LocalDate onDay,
    Revocation.State state,
    String remedyText) {

  /** What the public reads: the measure, or why it was taken back. */
  public String words() {
    return remedyText == null
        ? measure.chinese()
        : "%s决定已撤回：被%s%s"
            .formatted(
                measure.chinese(), remedyText, state == Revocation.State.UNLAWFUL ? "确认违法" : "撤销");
  }
}
