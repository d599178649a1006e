package cn.qualitysafety.licence;

import java.time.LocalDateTime;

/** A decision that ended a licence, or that struck an ended one off the register (注销). */
public record EndedLicence(
    String licenceNumber,
    String holderCode,
    String holderName,
    String product,
    Measure measure,
    LocalDateTime decidedAt) {}
