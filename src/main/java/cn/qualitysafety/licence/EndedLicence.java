package cn.qualitysafety.licence;

import java.time.LocalDate;

/**
 * A decision that ended a licence, or that struck an ended one off the register (注销).
 *
 * @param effectiveOn day from which it binds
 */
public record EndedLicence(
    String licenceNumber,
    String holderCode,
    String holderName,
    String product,
    Measure measure,
    LocalDate effectiveOn) {}
