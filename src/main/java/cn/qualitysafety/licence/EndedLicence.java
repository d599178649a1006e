package cn.qualitysafety.licence;

import java.time.LocalDate;

/**
 * A decision that ended a licence, or that struck an ended one off the register (注销).
 *
 * @param onDay day from which it binds; of one that is taken from the public, the day of that
 * @param remedyText what review or a court has made of it; null if it is public as it was
 * @param remedyReasons why
 */
public record EndedLicence(
    String licenceNumber,
    String holderCode,
    String holderName,
    String product,
    Measure measure,
    LocalDate onDay,
    String remedyText,
    String remedyReasons) {

  public boolean isPublic() {
    return remedyText == null;
  }
}
